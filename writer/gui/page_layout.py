"""Lays out the page: lines on an even pitch, a first-line indent, space between paragraphs.

`QPlainTextDocumentLayout` sets lines solid and ignores block formats. But all that shows or asks
for a paragraph (painting, hit testing, scrolling, the cursor) first asks for its rectangle and then
reads its `QTextLayout`; so it is enough to place the lines of that layout where the page wants
them. The base class marks its lines by their leading, which it includes; the page's are not so.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlock,
    QTextDocument,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QWidget

from writer.documents.markup import is_prose

_INDENT = 1.5  # of the text's size
_DRESSED = 100  # paragraphs


@dataclass(frozen=True, slots=True)
class Measures:
    """Where lines stand, in pixels.

    A line takes `pitch`, and its text stands on `baseline` below the top of that. `letters` is how
    high a line of the page's font is; where lines are closer, they reach into each other's room.
    A paragraph of prose begins `indent` further in, and every one has `space` after it.
    """

    pitch: float = 0.0
    baseline: float = 0.0
    letters: float = 0.0
    indent: float = 0.0
    space: float = 0.0


def measures(font: QFont, line_height: int, paragraphs: str) -> Measures:
    """For a line height in percent of the text's size, and paragraphs as the settings name them."""
    size, metrics = QFontInfo(font).pixelSize(), QFontMetricsF(font)
    pitch = float(round(size * line_height / 100))
    letters = math.ceil(metrics.ascent() + metrics.descent())
    return Measures(
        pitch,
        round((pitch - letters) / 2) + metrics.ascent(),
        letters,
        round(size * _INDENT) if paragraphs == "indent" else 0.0,
        round(pitch / 2) if paragraphs == "space" else 0.0,
    )


class PageLayout(QPlainTextDocumentLayout):
    """The lines of a paragraph are placed when it is first asked for, and when it has changed."""

    def __init__(self, document: QTextDocument, viewport: QWidget) -> None:
        super().__init__(document)
        self._viewport, self._measures = viewport, Measures()
        self._telling = self._styling = False
        self._blocks = document.blockCount()
        self._rooms: dict[int, QRectF] = {}  # of paragraphs that are laid out, by their nodes
        # Gives a paragraph that has changed its styles, before it is laid out.
        self.dress: Callable[[QTextBlock], object] = _leave
        self.is_prose: Callable[[QTextBlock], bool] = _is_prose

    @property
    def pitch(self) -> float:
        """From line to line, in pixels."""
        return self._measures.pitch

    def set_measures(self, measures: Measures) -> None:
        """Lay everything out anew, as far as it is seen."""
        self._measures = measures
        super().documentChanged(0, 0, self.document().characterCount())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room that a paragraph takes, its lines in place. A key asks for dozens of them."""
        layout = block.layout()
        if layout is None:  # there is no such paragraph
            return QRectF()
        if not layout.lineCount() or layout.lineAt(0).leadingIncluded():
            self.lay_out(block)
        room = self._rooms[block.fragmentIndex()]
        if block.blockNumber() == self._blocks - 1:
            return room.adjusted(0, 0, 0, self.document().documentMargin())
        return room

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Lay out what has changed; within one paragraph, that one alone."""
        if self._styling:
            return
        document = self.document()
        end = min(start + added, document.characterCount() - 1)
        block, last = document.findBlock(start), document.findBlock(end)
        alone = block == last and document.blockCount() == self._blocks
        self._blocks = document.blockCount()
        if not alone:
            for _ in range(_DRESSED):  # of a long text the rest is styled when it is seen
                if not block.isValid() or block.position() > last.position():
                    break
                self.dress(block)
                block = block.next()
            super().documentChanged(start, removed, added)
            return
        height = self.blockBoundingRect(block).height()
        self.dress(block)
        self.lay_out(block)
        if self.blockBoundingRect(block).height() == height:
            self.updateBlock.emit(block)
        else:
            self.update.emit()

    def set_formats(self, block: QTextBlock, formats: list[QTextLayout.FormatRange]) -> None:
        """Give a paragraph these styles. Not to be called within an edit.

        Qt notes that as a change of the text, and would report it with the next one: what is noted
        is told here, to nobody. Within an edit the edit itself would be lost so.
        """
        self._styling = True
        block.layout().setFormats(formats)
        self.document().markContentsDirty(block.position(), 0)
        self._styling = False

    def slot(self, line: QTextLine) -> QRectF:
        """A line with the space that belongs to it, in its paragraph's coordinates."""
        gap, height = self._gap_and_height(line)
        return QRectF(line.x(), line.y() - gap, line.width(), height)

    def y_on_line(self, block: QTextBlock, y: float) -> float:
        """What a click at `y` in a paragraph means: Qt takes one between lines for a line's end."""
        self.blockBoundingRect(block)
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        line = next((line for line in lines if y < self.slot(line).bottom()), lines[-1])
        return line.y() + line.height() / 2

    def _gap_and_height(self, line: QTextLine) -> tuple[float, float]:
        """From a line's slot to its own top, and the slot's height: taller letters need more."""
        measures = self._measures
        extra = max(line.height() - max(measures.pitch, measures.letters), 0.0)
        return measures.baseline + extra - line.ascent(), measures.pitch + extra

    def lay_out(self, block: QTextBlock) -> None:
        """Place the lines of a paragraph."""
        layout, lines_before = block.layout(), self.document().lineCount()
        layout.setTextOption(self.document().defaultTextOption())
        margin = self.document().documentMargin()
        width = max(self._viewport.width() - 2 * margin, 1.0)
        indent = self._measures.indent
        if indent and not self.is_prose(block):
            indent = 0.0
        from_right = block.textDirection() == Qt.LayoutDirection.RightToLeft
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - indent)
            gap, height = self._gap_and_height(line)
            line.setPosition(QPointF(margin if from_right else margin + indent, top + gap))
            top += height
            indent = 0.0
        layout.endLayout()
        room = QRectF(0, 0, width + 2 * margin, top + self._measures.space)
        self._rooms[block.fragmentIndex()] = room
        block.setLineCount(layout.lineCount())
        if self.document().lineCount() != lines_before and not self._telling:
            self._telling = True  # whoever hears of it asks for other paragraphs
            self.documentSizeChanged.emit(self.documentSize())
            self._telling = False


def _leave(_block: QTextBlock) -> None:
    """Style nothing."""


def _is_prose(block: QTextBlock) -> bool:
    return is_prose(block.text())
