from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from writer.gui.pauses import Pauses
from writer.suggest.patience import Mood


def test_a_key_within_the_pause_begins_it_anew(qtbot: QtBot) -> None:
    parent = QObject()
    pauses = Pauses(parent)
    pauses.wait(Mood.PAUSE, 1000, "It was")
    timer = next(t for t in pauses.findChildren(QTimer) if t.isActive())
    qtbot.waitUntil(lambda: timer.remainingTime() < 800)
    pauses.key()
    assert timer.remainingTime() > 900
    pauses.stop()
    pauses.key()
    assert not pauses.is_waiting
