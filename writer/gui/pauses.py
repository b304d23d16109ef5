"""Measures the writer's pauses, and knows how long one has to be."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from writer.suggest.patience import Mood, Patience


class Pauses(QObject):
    """The clock of the pure rules in `suggest/patience.py`."""

    over = Signal()  # the writer has paused long enough
    rested = Signal()  # after too many dismissals there may be suggestions again

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._patience = Patience()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.over)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.rested)

    @property
    def is_waiting(self) -> bool:
        """Whether a pause is being waited for."""
        return self._timer.isActive()

    @property
    def may_offer(self) -> bool:
        """Whether the writer has not been disturbed too often just now."""
        return self._patience.may_offer(self._clock.elapsed())

    def key(self) -> None:
        """A key was typed: a pause that was waited for begins anew."""
        self._patience = self._patience.after_key(self._clock.elapsed())
        if self._timer.isActive():
            self._timer.start()

    def dismissed(self) -> None:
        """A suggestion was not wanted."""
        now = self._clock.elapsed()
        self._patience = self._patience.after_dismissal(now)
        if not self.may_offer:
            self._rest.start(math.ceil(self._patience.rests_until - now) + 1)

    def wanted(self) -> None:
        """A suggestion was taken, or asked for."""
        self._patience = self._patience.after_take()

    def wait(self, mood: Mood, pause_ms: int, before: str) -> None:
        """Wait for a pause after this text, and tell when it is over: at once where none is due."""
        delay = self._patience.delay(mood, pause_ms, before)
        if delay:
            self._timer.start(delay)
        else:
            self.over.emit()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
