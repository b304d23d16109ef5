from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from writer.gui.preparation import Preparation

GOOD = """
import json
for stage, fraction in (("downloading", 0.2), ("reading", 0.7)):
    print(json.dumps({"stage": stage, "fraction": fraction}), flush=True)
print(json.dumps({"stage": "done", "fraction": 1.0, "pack": "small"}))
"""
BAD = "import sys; print('half a line', end=''); sys.exit('The disk is full.')"
ENDLESS = "import time; time.sleep(60)"


def preparation(script: str) -> Preparation:
    return Preparation(command=(sys.executable, "-c", script))


def test_progress_is_passed_on_and_the_name_at_the_end(qtbot: QtBot) -> None:
    preparing = preparation(GOOD)
    stages: list[str] = []
    preparing.progressed.connect(lambda stage, _: stages.append(stage))
    with qtbot.waitSignal(preparing.succeeded) as done:
        preparing.start("any")
    assert done.args == ["small"]
    assert stages == ["downloading", "reading", "done"]
    assert not preparing.is_running


def test_a_failure_gives_the_childs_sentence(qtbot: QtBot) -> None:
    preparing = preparation(BAD)
    with qtbot.waitSignal(preparing.failed) as failed:
        preparing.start("any")
    assert failed.args == ["The disk is full."]
    assert not preparing.is_running


def test_a_program_that_is_not_there_is_a_sentence_too(qtbot: QtBot) -> None:
    preparing = Preparation(command=("/no/such/program",))
    with qtbot.waitSignal(preparing.failed):
        preparing.start("any")
    assert not preparing.is_running


@pytest.mark.usefixtures("qapp")
def test_cancelling_ends_the_child(qtbot: QtBot) -> None:
    preparing = preparation(ENDLESS)
    said: list[object] = []
    preparing.failed.connect(said.append)
    preparing.start("any")
    preparing.cancel()
    qtbot.wait(10)
    assert not preparing.is_running
    assert said == []
