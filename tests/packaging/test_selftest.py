from __future__ import annotations

import json
from pathlib import Path

import pytest

from writer.packaging.selftest import SelfTestError, check, problems

WELL = {"value": "1", "problem": None}
ILL = {"value": "1", "problem": "It is ill."}


def app(folder: Path, told: object, noise: str = "") -> Path:
    program = folder / "inkling"
    program.write_text(f"#!/bin/sh\ncat <<'E'\n{json.dumps(told)}\nE\necho -n '{noise}' >&2\n")
    program.chmod(0o755)
    return program


def test_an_app_that_is_well_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(app(tmp_path, {"works": True, "window": {"xcb": WELL}}), has_model=True)
    assert "1 checks hold" in capsys.readouterr().out


def test_each_problem_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = {"works": False, "window": {"xcb": ILL}, "models": {"none": ILL}}
    with pytest.raises(SelfTestError):
        check(app(tmp_path, told), has_model=True)
    assert "! window, xcb: It is ill." in capsys.readouterr().out
    assert problems(told, has_model=False) == ["window, xcb: It is ill."]


def test_a_word_on_standard_error_is_too_much(tmp_path: Path) -> None:
    with pytest.raises(SelfTestError, match="libfoo"):
        check(app(tmp_path, {"works": True}, "libfoo is missing"), has_model=True)
