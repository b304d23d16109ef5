"""What Inkling needs of PySide6 and has been let down by."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Speaker(QObject):
    said = Signal(int)


def test_emitting_a_signal_costs_no_reference_of_true() -> None:
    """6.12.0 returned True from emit without owning it: a fatal error in the end on Python 3.11."""
    speaker = Speaker()
    before = sys.getrefcount(True)
    for number in range(100):
        speaker.said.emit(number)
    assert sys.getrefcount(True) > before - 50
