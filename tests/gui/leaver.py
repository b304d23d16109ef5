"""Child of test_leaving: the real app, brought into a state, typed into, and closed in it.

    python tests/gui/leaver.py STATE PACK PIDFILE [TEXT]

Writes the process id of its own child, if the state has one, to PIDFILE.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor

from writer import app
from writer.gui.preparation import Preparation
from writer.suggest.request import Request

STATE, PACK, PIDFILE = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
CHILD = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


class Leaver(app.Inkling):
    """Closes its window once the state is reached."""

    def start(self, path: Path | None) -> None:
        """Show the window, and go for the state."""
        super().start(path)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(5)
        if STATE == "preparing":
            command = (sys.executable, "-c", CHILD, str(PIDFILE))
            self.preparation = Preparation(self, command)
            self.preparation.start("a model")
        elif STATE != "empty":
            self.load_requested.emit(PACK)

    @Slot()
    def load_model(self) -> None:
        """Not by itself: the state says when."""

    @Slot()
    def look(self) -> None:
        """Leave once the state is reached."""
        reached = {
            "empty": True,
            "loading": True,
            "idle": self.suggester.is_ready,
            "streaming": self.suggester.is_ready,
            "preparing": PIDFILE.exists() and bool(PIDFILE.read_text()),
        }[STATE]
        if not reached:
            return
        self._timer.stop()
        if STATE == "streaming":
            self.worker.wanted = 1
            self.suggester.asked.emit(Request(1, "Once upon a time", 200))
        if len(sys.argv) > 4:
            self.window.editor.moveCursor(QTextCursor.MoveOperation.End)
            self.window.editor.insertPlainText(sys.argv[4])
            self.journaling.flush()
            assert self.window.document.save()
        self.window.close()


if __name__ == "__main__":
    app.Inkling = Leaver  # type: ignore[misc]
    text = PIDFILE.with_name("story.md")
    app.run(text if text.exists() else None)
