"""What a key costs in a document of 300,000 words, with journal, word count and ghost text on.

    python tests/bench/long_document.py TEXT

Prints how long opening takes until the page is painted, and a key from its press to the painted
page, in the window without a display.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

KEYS = 500


class Painted(QObject):
    """Sees the page being painted."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the time of a paint event."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return super().eventFilter(watched, event)


def main() -> None:
    """Measure, and print the figures."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    words = text.split(" ")
    text = (text + "\n\n") * (300_000 // len(words) + 1)
    home = Path(tempfile.mkdtemp())
    os.environ["INKLING_HOME"] = str(home)
    file = home / "long.md"
    file.write_text(text, encoding="utf-8")
    application = QApplication(["inkling"])
    from writer.app import Inkling
    from writer.gui.worker import Worker

    inkling = Inkling(Worker())
    window, editor, painted = inkling.window, inkling.window.editor, Painted()
    editor.viewport().installEventFilter(painted)
    window.show()
    QTest.qWait(200)
    begun = time.perf_counter()
    window.document.open(file)
    while painted.at < begun:
        application.processEvents()
    opened = time.perf_counter() - begun
    print(f"words {window.words.total}, opened and painted in {opened:.2f} s")
    for name, place in (("end", len(text)), ("middle", len(text) // 2), ("start", 0)):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(min(place, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)
        QTest.qWait(300)
        times = []
        for number in range(KEYS):
            letter = "abcde fghij "[number % 12]
            begun = time.perf_counter()
            QTest.keyClick(editor, letter, Qt.KeyboardModifier.NoModifier)
            while painted.at < begun:
                application.processEvents()
            times.append(1000 * (time.perf_counter() - begun))
            QTest.qWait(5)
        times.sort()
        figures = "  ".join(
            f"p{p} {times[min(p * KEYS // 100, KEYS - 1)]:.1f}" for p in (50, 90, 99)
        )
        print(f"a key at the {name}: {figures}  max {times[-1]:.1f} ms")
    inkling.shut_down()
    os._exit(0)


if __name__ == "__main__":
    main()
