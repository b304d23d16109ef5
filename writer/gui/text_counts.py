"""What the text and what is selected of it amount to, told a moment after either changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit

from writer.documents.words import Counts, count
from writer.gui.word_count import WordCount

PAUSE_MS = 100


class TextCounts(QObject):
    """Counting a long selection takes a moment, so it waits until the selection rests."""

    changed = Signal(Counts, Counts)  # of the text, and of the selection

    def __init__(self, page: QPlainTextEdit, words: WordCount) -> None:
        super().__init__(page)
        self._page, self._words, self._selected = page, words, Counts()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.count_selection)
        page.selectionChanged.connect(self._timer.start)
        words.changed.connect(self.tell)

    @Slot()
    def tell(self) -> None:
        """Tell both."""
        self.changed.emit(self._words.counts, self._selected)

    @Slot()
    def count_selection(self) -> None:
        """Count what is selected now."""
        before = self._selected
        selected = self._page.textCursor().selectedText().replace("\u2029", "\n")
        self._selected = count(selected) if selected else Counts()
        if self._selected != before:
            self.tell()
