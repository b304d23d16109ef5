"""Fixture: the real default model, for the tests marked `model`.

It is the pack in this user's data folder, made there on first use by the real `models add`, which
needs a network once and a minute or two. Where it cannot be had, its tests skip and say so.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from writer.lm.pack import PackError, verify_pack
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL

ADD_SECONDS = 1500


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of the real model, and give the first one the time to prepare it."""
    for item in items:
        if "real_pack" in getattr(item, "fixturenames", ()):
            item.add_marker("model")
            item.add_marker(pytest.mark.timeout(ADD_SECONDS + 100))


@pytest.fixture(scope="session")
def real_pack() -> Path:
    """The folder of the default model's pack, whole."""
    folder = library.pack_folder(DEFAULT_MODEL)
    try:
        return verify_pack(folder).folder
    except PackError:
        command = [sys.executable, "-m", "writer", "models", "add", DEFAULT_MODEL]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=ADD_SECONDS
        )
        said = "\n".join(done.stderr.splitlines()[-1:])
    except subprocess.TimeoutExpired:
        said = f"it took longer than {ADD_SECONDS} seconds"
    try:
        return verify_pack(folder).folder
    except PackError:
        pytest.skip(f"THE REAL MODEL IS NOT TESTED: `models add {DEFAULT_MODEL}` failed: {said}")
