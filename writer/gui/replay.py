"""Types a real text into the real window at a steady pace, and measures what a writer feels."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from writer.gui.suggester import Suggester
from writer.gui.window import Window
from writer.gui.worker import Worker
from writer.settings import Settings

LOAD_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was seen: times in milliseconds."""

    load_seconds: float
    keystroke_ms: tuple[float, ...]  # from a key to the first ghost text on the screen after it
    keys: int
    zero_cost: int  # keys that kept the ghost text and asked nothing of the model
    gaps_ms: tuple[float, ...]  # between two turns of a timer that should fire every 5 ms


class Replay(QObject):
    """One sitting: the text before is there already, then key follows key, with no pause asked."""

    load_requested = Signal(Path)
    finished = Signal()

    def __init__(self, pack: Path, before: str, typed: str, key_ms: int, state: Path) -> None:
        super().__init__()
        self._pack, self._keys, self._key_ms = pack, list(typed), key_ms
        self._window = Window(Settings(mood="typing"), state)
        self._editor = self._window.editor
        self._editor.setPlainText(before)
        self._editor.moveCursor(QTextCursor.MoveOperation.End)
        self._worker, self._thread = Worker(), QThread()
        self._worker.moveToThread(self._thread)
        self._suggester = Suggester(
            self._editor, self._worker, self._window.settings, self._window.switches
        )
        self._times: list[float] = []
        self._gaps: list[float] = []
        self._zero_cost = self._pressed = 0
        self._begun = self._pressed_at = self._beat_at = self._loaded_in = 0.0
        self._awaiting = self._kept = False
        self._problem = ""
        self._typing, self._beat = QTimer(self), QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._typing.timeout.connect(self.press_next)
        self._beat.timeout.connect(self.beat)
        self.load_requested.connect(self._worker.load)
        self._worker.loaded.connect(self.on_loaded)
        self._worker.load_failed.connect(self.on_failed)
        self._suggester.asked.connect(self.on_asked)
        self._editor.viewport().installEventFilter(self)

    def run(self) -> Replayed:
        """Type it all, and give the figures. Raises RuntimeError if the model cannot be loaded."""
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        self._window.show()
        self._thread.start()
        self._begun = time.perf_counter()
        self.load_requested.emit(self._pack)
        loop.exec()
        self._suggester.clear()
        self._thread.quit()
        self._thread.wait()
        self._editor.document().setModified(False)
        self._window.close()
        if self._problem:
            raise RuntimeError(self._problem)
        return Replayed(
            self._loaded_in, tuple(self._times), self._pressed, self._zero_cost, tuple(self._gaps)
        )

    @Slot(str)
    def on_loaded(self, _name: str) -> None:
        """Begin to type."""
        self._loaded_in = time.perf_counter() - self._begun
        self._beat_at = time.perf_counter()
        self._beat.start(5)
        self._typing.start(self._key_ms)

    @Slot(str)
    def on_failed(self, sentence: str) -> None:
        """Give up."""
        self._problem = sentence
        self.finished.emit()

    @Slot()
    def on_asked(self) -> None:
        """This key costs work."""
        self._kept = False

    @Slot()
    def beat(self) -> None:
        """Note how long the event loop was away."""
        now = time.perf_counter()
        self._gaps.append(1000 * (now - self._beat_at))
        self._beat_at = now

    @Slot()
    def press_next(self) -> None:
        """Close the books on the last key, and press the next."""
        self._zero_cost += self._kept
        if not self._keys:
            self._typing.stop()
            self.finished.emit()
            return
        letter = self._keys.pop(0)
        self._kept = self._editor.ghost.startswith(letter)
        self._pressed += 1
        self._awaiting = True
        self._pressed_at = time.perf_counter()
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        for kind in kinds:
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self._editor, event)

    @Slot()
    def on_painted(self) -> None:
        """The ghost text is on the screen."""
        if self._awaiting:
            self._times.append(1000 * (time.perf_counter() - self._pressed_at))
            self._awaiting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the page being painted with ghost text on it."""
        if event.type() == QEvent.Type.Paint and self._awaiting and self._editor.ghost:
            QTimer.singleShot(0, self.on_painted)
        return super().eventFilter(watched, event)
