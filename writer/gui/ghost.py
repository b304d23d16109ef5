"""Draws ghost text: at the cursor, wrapped as typed text would be, never part of the document."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from writer.suggest.session import units


@dataclass(frozen=True, slots=True)
class Spot:
    """Where ghost text goes, in the viewport's coordinates.

    It begins at `edge`, where the text of the cursor's line ends, or in a box `below` the line
    where other text follows. `line` is the line with the space that belongs to it, `baseline` the
    line's; `column` is the page's, and so is `pitch`, from line to line.
    """

    line: QRectF
    pitch: float
    baseline: float
    edge: float
    column: QRectF
    below: bool


class Ghost:
    """Ghost text laid out for its spot.

    Lines after the first lie on paper of their own, so that they stay readable over text that is
    already there; nothing moves.
    """

    def __init__(self, text: str, paragraph: str, font: QFont, spot: Spot) -> None:
        self._spot = spot
        self._leftwards = is_right_to_left(paragraph + text)
        marked = QFont(font)
        marked.setItalic(slants(text))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._leftwards:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), marked)
        self._layout.setTextOption(option)
        if not slants(text):
            self._dot()
        self._beside = not spot.below and self._fits_beside()
        if not self._beside:
            self._layout.setText(self._layout.text().lstrip(" "))
        self._break_lines()

    @property
    def bottom(self) -> float:
        """Where it ends, in the viewport's coordinates."""
        return self._top_of(self._layout.lineCount() - 1) + self._spot.pitch

    def paint(self, painter: QPainter, ink: QColor, paper: QColor, covered: float) -> None:
        """Draw it; paper covers what lies under it down to `covered`, lest lines show by halves."""
        column = self._spot.column
        if self._layout.lineCount() > 1 or not self._beside:
            top = self._top_of(int(self._beside))
            painter.fillRect(QRectF(column.left(), top, column.width(), covered - top), paper)
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(column.left(), self._baseline))

    def _top_of(self, number: int) -> float:
        line, spot = self._layout.lineAt(number), self._spot
        beneath = spot.line.bottom() - spot.baseline
        return self._baseline + line.y() + line.ascent() + beneath - spot.pitch

    def _dot(self) -> None:
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        whole = QTextLayout.FormatRange()
        whole.start, whole.length, whole.format = 0, units(self._layout.text()), dotted  # type: ignore[misc, assignment]
        self._layout.setFormats([whole])

    def _fits_beside(self) -> bool:
        """Whether the cursor's line has room for the first word."""
        self._layout.beginLayout()
        line = self._layout.createLine()
        line.setLineWidth(self._room)
        self._layout.endLayout()
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, self._layout.text())
        finder.setPosition(line.textLength())
        return finder.isAtBoundary() and line.naturalTextWidth() <= self._room

    @property
    def _room(self) -> float:
        column, edge = self._spot.column, self._spot.edge
        return max(edge - column.left() if self._leftwards else column.right() - edge, 1.0)

    def _break_lines(self) -> None:
        """Stand on the page's lines: scripts differ in height, and their baselines must not."""
        spot, letters = self._spot, QFontMetricsF(self._layout.font())
        room = max(math.ceil(letters.ascent() + letters.descent()), spot.pitch)
        self._layout.beginLayout()
        baseline, first = 0.0, self._beside
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._room if first else spot.column.width())
            aside = first and not self._leftwards
            x = spot.edge - spot.column.left() if aside else 0.0
            line.setPosition(QPointF(x, baseline - line.ascent()))
            baseline += spot.pitch + max(line.height() - room, 0)
            first = False
        self._layout.endLayout()
        self._baseline = spot.baseline + (0 if self._beside else spot.pitch)  # of its first line


def slants(text: str) -> bool:
    """Whether all of it is in scripts that have italics: Latin, Greek and Cyrillic."""
    return all(letter < "\u0530" or "\u1e00" <= letter <= "\u206f" for letter in text)


def is_right_to_left(text: str) -> bool:
    """The paragraph's direction: that of its first letter with one (Unicode annex 9, P2, P3)."""
    for letter in text:
        if (direction := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return direction != "L"
    return False
