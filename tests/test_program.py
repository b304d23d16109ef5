from __future__ import annotations

import os
import sys

import pytest

from writer import program


def test_a_child_is_python_with_the_module_or_the_packaged_program_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert program.command("prepare", "a") == (sys.executable, "-m", "writer", "prepare", "a")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program.command("prepare", "a") == (sys.executable, "prepare", "a")


@pytest.mark.parametrize("before", [None, "/usr/lib/own"])
def test_programs_of_the_system_get_the_systems_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/inkling/app/_internal")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    found = program.system_environment()
    assert found.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in found
    assert os.environ["LD_LIBRARY_PATH"].startswith("/opt")  # ours stays
