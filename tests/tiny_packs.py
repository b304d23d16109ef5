"""Fixtures: packs of the tiny random Llama, made once by child processes that hold TensorFlow.

TensorFlow and LiteRT clash in one process, so no test imports the former.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
TINY_GGUF = DATA / "tiny_llama.gguf"


@pytest.fixture(scope="session")
def tiny_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packs `float` and `balanced`, and results.npz."""
    folder = tmp_path_factory.mktemp("tiny")
    command = [sys.executable, str(DATA / "build_tiny.py"), str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def tiny_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An int8 pack of the tiny Llama, made as the app makes packs."""
    pack = tmp_path_factory.mktemp("packs") / "tiny"
    command = [sys.executable, "-m", "writer", "prepare", str(TINY_GGUF), str(pack)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return pack
