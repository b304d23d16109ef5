from __future__ import annotations

import argparse

import pytest

from writer.commands import finetune, prepare
from writer.health import installed


def test_a_processor_without_avx_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "_features", lambda: {"AVX": False, "AVX2": False})
    monkeypatch.setattr(installed.platform, "machine", lambda: "x86_64")
    found = {finding.name: finding for finding in installed.installed()}
    assert "no fast instructions" in found["processor"].value
    assert "no AVX" in found["processor"].problem
    monkeypatch.setattr(installed.platform, "machine", lambda: "arm64")
    assert installed.has_avx()


@pytest.mark.parametrize("command", [finetune, prepare])
def test_learning_is_refused_in_a_sentence_without_avx(
    command: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "has_avx", lambda: False)
    assert command.run(argparse.Namespace(measure=False)) == 1  # type: ignore[attr-defined]
    assert capsys.readouterr().err == installed.NO_AVX + "\n"
