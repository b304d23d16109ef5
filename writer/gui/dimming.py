"""Dims the page around the sentence, line or paragraph at the cursor, when it is painted.

A veil of paper lies over what is dimmed and is no part of the text: the document, its undo, its
colours and its marks know nothing of it, and only what can be seen is ever looked at.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, Slot
from PySide6.QtGui import QPainter, QRegion, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from writer.suggest.sentences import sentence_around
from writer.suggest.session import units

VEIL = 0.5  # of one: dimmed ink keeps 2.5:1 against its paper


class Dimming(QObject):
    """What is selected stays lit, with the sentences or lines that it begins and ends in."""

    def __init__(self, page: QPlainTextEdit) -> None:
        super().__init__(page)
        self._page = page
        self._scope = "off"
        page.cursorPositionChanged.connect(self.on_moved)
        page.selectionChanged.connect(self.on_moved)
        page.textChanged.connect(self.on_moved)

    def set_scope(self, scope: str) -> None:
        """What stays lit: "sentence", "line" or "paragraph"; all with "off"."""
        self._scope = scope
        self._page.viewport().update()

    @Slot()
    def on_moved(self) -> None:
        """Something else may be lit."""
        if self._scope != "off":
            self._page.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Lay the veil over the text that was painted."""
        if self._scope == "off":
            return
        paper, window = self._page.palette().base().color(), self._page.viewport().rect()
        paper.setAlphaF(VEIL)
        painter.save()
        painter.setClipRegion(QRegion(window).subtracted(self.lit()))
        painter.fillRect(window, paper)
        painter.restore()

    def lit(self) -> QRegion:
        """What is not dimmed, in the viewport; all of it with "off"."""
        window = self._page.viewport().rect()
        if self._scope == "off":
            return QRegion(window)
        start, end = self._span()
        region = QRegion()
        block = self._page.firstVisibleBlock()
        while block.isValid() and block.position() <= end:
            box = self._page.blockBoundingGeometry(block).translated(self._page.contentOffset())
            if box.top() > window.height():
                break
            if start < block.position() + block.length():
                for rect in self._lines(block, start - block.position(), end - block.position()):
                    region += _whole(rect.translated(box.topLeft()))
            block = block.next()
        return region

    def _span(self) -> tuple[int, int]:
        """Where what is lit begins and ends in the document; the cursor's place is in it."""
        cursor = self._page.textCursor()
        document = self._page.document()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        start, _ = self._around(document.findBlock(first), first)
        _, end = self._around(document.findBlock(last), last)
        return min(start, first), max(end, last)

    def _around(self, block: QTextBlock, at: int) -> tuple[int, int]:
        inside = at - block.position()
        if self._scope == "sentence":
            text = block.text()
            letters = len(_from_units(text, inside))
            begin, finish = sentence_around(text, letters)
            start, end = units(text[:begin]), units(text[:finish])
        else:
            start, end = 0, block.length() - 1
            line = block.layout().lineForTextPosition(inside)
            if self._scope == "line" and line.isValid():
                start, end = line.textStart(), line.textStart() + line.textLength()
        return block.position() + start, block.position() + end

    def _lines(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        """Where a paragraph's text from `start` to `end` is, as seen from its corner."""
        layout, width = block.layout(), float(self._page.viewport().width())
        composed, at = units(layout.preeditAreaText()), layout.preeditAreaPosition()
        if composed and at <= end:  # an input method's letters are no part of the paragraph
            start, end = start + composed * (at < start), end + composed
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first > end or last < start or (last == start and number < layout.lineCount() - 1):
                continue
            rect = QRectF(-width, line.y(), 3 * width, line.height())
            if self._scope == "sentence":
                places = (max(first, start), min(last, end))
                edges = [line.cursorToX(p)[0] for p in places]  # type: ignore[index]  # the stub errs
                left, right = min(edges), max(edges) + self._page.cursorWidth()
                rect = QRectF(left, line.y(), right - left, line.height())
            if first < end or start == end:
                rects.append(rect)
        return rects


def _from_units(text: str, count: int) -> str:
    """The beginning of a text, as long as so many UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "replace")


def _whole(rect: QRectF) -> QRect:
    """The pixels of a rectangle, such that neighbours share none."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, round(rect.right()) - left, round(rect.bottom()) - top)
