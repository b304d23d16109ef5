"""Keeps the number of words of a text by counting only the paragraphs that an edit touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextDocument

from writer.documents.words import Counts, count


class WordCount(QObject):
    """The words of a document, paragraph by paragraph: an edit costs the same in any length."""

    changed = Signal(int)

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._counts = [Counts()] * document.blockCount()
        self.counts = Counts()
        self.on_edited(0, 0, document.characterCount())
        document.contentsChange.connect(self.on_edited)

    @property
    def total(self) -> int:
        """The words of the document."""
        return self.counts.words

    @Slot(int, int, int)
    def on_edited(self, position: int, _removed: int, added: int) -> None:
        """Count the paragraphs from the first to the last that the edit touched."""
        document = self._document
        first = max(document.findBlock(position).blockNumber(), 0)
        block = document.findBlock(position + added)
        last = block.blockNumber() if block.isValid() else document.blockCount() - 1
        # As many paragraphs went as the new ones fall short of the old number.
        replaced = last - first + 1 + len(self._counts) - document.blockCount()
        counts = []
        block = document.findBlockByNumber(first)
        for _ in range(first, last + 1):
            counts.append(count(block.text()))
            block = block.next()
        before = self._counts[first : first + replaced]
        self._counts[first : first + replaced] = counts
        change = sum(counts, Counts()) - sum(before, Counts())
        self.counts += change
        if change != Counts():
            self.changed.emit(self.total)
