"""Underlines misspelt words in what can be seen of the page, a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat

from writer.gui.editor import Editor
from writer.gui.marks import Marks
from writer.spelling.checking import unknown

PAUSE_MS = 250
LONGEST = 50_000  # units of a paragraph; what is longer is data, and would hold up the keys


class SpellingMarks(QObject):
    """The word under the cursor is left alone while it is typed."""

    def __init__(self, page: Editor, marks: Marks) -> None:
        super().__init__(page)
        self._page, self._marks = page, marks
        self._knows: Callable[[str], bool] | None = None
        self._form = QTextCharFormat()
        self._form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._checked: dict[str, list[tuple[int, int]]] = {}  # by the text of a paragraph
        self._typed_at = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.mark)
        page.textChanged.connect(self.on_typed)
        page.cursorPositionChanged.connect(self.wait)
        page.verticalScrollBar().valueChanged.connect(self.wait)
        page.verticalScrollBar().rangeChanged.connect(self.wait)

    def use(self, knows: Callable[[str], bool] | None) -> None:
        """Mark what is not known from now on; nothing with None."""
        self._knows = knows
        self.check_anew()

    def set_colour(self, colour: QColor) -> None:
        """The line's colour."""
        self._form.setUnderlineColor(colour)
        self.check_anew()

    def check_anew(self) -> None:
        """Look every word up again."""
        self._checked.clear()
        self.mark()

    def word_at(self, position: int) -> tuple[int, str] | None:
        """The misspelt word at a position of the document, and where it begins."""
        block = self._page.document().findBlock(position)
        if self._knows is None or not block.isValid():
            return None
        inside = position - block.position()
        for start, length in self._wrong(block):
            if start <= inside <= start + length:
                text = _utf16(block.text())[2 * start : 2 * (start + length)]
                return block.position() + start, text.decode("utf-16-le", "replace")
        return None

    @Slot()
    def on_typed(self) -> None:
        """The writer is at a word."""
        self._typed_at = self._page.textCursor().position()
        self.wait()

    @Slot()
    def wait(self) -> None:
        """Mark once nothing has moved for a moment."""
        if self._knows is not None:
            self._timer.start()

    @Slot()
    def mark(self) -> None:
        """Underline what is misspelt in the paragraphs that can be seen."""
        if self._knows is None:
            self._marks.show("spelling", [], self._form)
            return
        cursor = self._page.textCursor().position()
        typing = cursor if cursor == self._typed_at else -1
        places = []
        block = self._page.firstVisibleBlock()
        height = self._page.viewport().height()
        while block.isValid():
            top = self._page.blockBoundingGeometry(block).translated(self._page.contentOffset())
            if top.top() > height:
                break
            for start, length in self._wrong(block):
                at = block.position() + start
                if at + length != typing:
                    places.append((at, at + length))
            block = block.next()
        self._marks.show("spelling", places, self._form)

    def _wrong(self, block: QTextBlock) -> list[tuple[int, int]]:
        """Position and length of each misspelt word of a paragraph, in UTF-16 units."""
        text = block.text()
        if len(text) > LONGEST:
            return []
        if text not in self._checked:
            if len(self._checked) > 2000:
                self._checked.clear()
            assert self._knows is not None
            found = unknown(text, self._knows)
            if any(ord(letter) > 0xFFFF for letter in text):
                found = [(_units(text[:at]), _units(text[at : at + n])) for at, n in found]
            self._checked[text] = found
        return self._checked[text]


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _units(text: str) -> int:
    return len(_utf16(text)) // 2
