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


CAREFUL = """
import signal, sys, time
def leave(*_):
    print("tidied up", file=sys.stderr)
    sys.exit(130)
signal.signal(signal.SIGTERM, leave)
print('{"stage": "downloading", "fraction": 0.1}', flush=True)
time.sleep(60)
"""
STUBBORN = CAREFUL.replace("leave)", "signal.SIG_IGN)")


@pytest.mark.parametrize("script", [CAREFUL, STUBBORN])
def test_stopping_does_not_wait_and_is_no_failure(qtbot: QtBot, script: str) -> None:
    preparing = preparation(script)
    preparing.child._patience.setInterval(100)
    said: list[object] = []
    preparing.failed.connect(said.append)
    with qtbot.waitSignal(preparing.progressed):
        preparing.start("any")
    with qtbot.waitSignal(preparing.stopped):
        preparing.stop()
        assert preparing.is_running
    assert not preparing.is_running
    assert said == []
