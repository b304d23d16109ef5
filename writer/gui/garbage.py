"""Keeps Python's collector of cyclic garbage in the window's thread.

It may run in whichever thread happens to allocate, and a widget or timer that it destroys in the
engine's thread takes the app down. So it is switched off, and run from a timer in this thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 2000


class Garbage(QObject):
    """Collects here, by Python's own thresholds, from its creation until `hand_back`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what start-up made stays: looking at it again would only cost time
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation whose threshold has been passed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return

    def hand_back(self) -> None:
        """Let Python collect as it usually does; no other thread runs any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
