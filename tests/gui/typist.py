"""Child of test_journaling: the real app, typed into faster than anyone types until it is killed.

After each key it prints how many there were.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from writer import app


class Typist(QObject):
    """Presses a key every four milliseconds."""

    def __init__(self, inkling: app.Inkling) -> None:
        super().__init__()
        self._editor, self._count = inkling.window.editor, 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.press)
        self._timer.start(4)

    @Slot()
    def press(self) -> None:
        """Press the next key."""
        if not self._count:
            self._editor.moveCursor(QTextCursor.MoveOperation.End)
        letter = chr(97 + self._count % 26)
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, plain, letter)
        QApplication.sendEvent(self._editor, event)
        self._count += 1
        print(self._count, flush=True)


def main() -> None:
    """Run the app with a typist at it."""
    application = QApplication(["inkling"])
    inkling = app.Inkling(app.Worker())
    inkling.start(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    inkling.typist = Typist(inkling)  # type: ignore[attr-defined]
    application.exec()


if __name__ == "__main__":
    main()
