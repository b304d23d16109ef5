"""Draws ghost text: at the cursor, wrapped as typed text would be, never part of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

# Letters that have italics: Latin, Greek, Cyrillic. Others only look broken when they are slanted.
_WITH_ITALICS = re.compile(r"[\W\d_a-zA-Z\u00aa-\u052f\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]*\Z")
_ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where ghost text goes on, in the viewport's coordinates."""

    cursor: QRectF  # of the line's height, clear of the caret
    column: QRectF
    ascent: float  # from the line's top to the letters' feet
    right_to_left: bool
    after_space: bool
    below: bool  # under the line, because more text follows on it


def has_italics(text: str) -> bool:
    """Whether every letter belongs to a script that has italics."""
    return bool(_WITH_ITALICS.match(text))


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph that begins with this text runs from the right (UAX 9, P2 and P3)."""
    strong = (bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def paint_ghost(
    painter: QPainter, text: str, font: QFont, spot: Spot, ink: QColor, paper: QColor
) -> None:
    """Draw `text` from the cursor on, or in a box below the line.

    Lines after the first lie on paper of their own, so that they stay readable over text that is
    already there; nothing moves.
    """
    layout = _laid_out(text, font, spot)
    first = layout.lineAt(0)
    top = spot.cursor.bottom() + 2 if spot.below else spot.cursor.top()
    for number in range(0 if spot.below else 1, layout.lineCount()):
        line = layout.lineAt(number)
        painter.fillRect(
            QRectF(spot.column.left(), top + line.y(), spot.column.width(), line.height() + 1),
            paper,
        )
    painter.setPen(ink)
    lift = 0.0 if spot.below else spot.ascent - first.ascent()
    layout.draw(painter, QPointF(spot.column.left(), top + lift))


def _laid_out(text: str, font: QFont, spot: Spot) -> QTextLayout:
    """The lines of a ghost text, where the first may be short; x is 0 at the column's left."""
    # A word that has no room after a space goes to the next line as a whole.
    text = (_ZERO_WIDTH_SPACE if spot.after_space else "") + text.replace("\n", "\u2028")
    slanted = QFont(font)
    slanted.setItalic(has_italics(text))
    layout = QTextLayout(text, slanted)
    if not slanted.italic():
        layout.setFormats([_dotted(len(text.encode("utf-16-le")) // 2)])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if spot.right_to_left else Qt.LayoutDirection.LeftToRight
    )
    if spot.right_to_left:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    y, used = 0.0, 0.0 if spot.below else _used(spot)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(spot.column.width() - used, 1.0))
        line.setPosition(QPointF(0.0 if spot.right_to_left else used, y))
        y += max(line.height(), spot.cursor.height())
        used = 0.0
    layout.endLayout()
    return layout


def _used(spot: Spot) -> float:
    """How much of the cursor's line is taken."""
    if spot.right_to_left:
        return spot.column.right() - spot.cursor.left()
    return spot.cursor.left() - spot.column.left()


def _dotted(length: int) -> QTextLayout.FormatRange:
    """What tells ghost text apart where italics cannot."""
    dotted = QTextLayout.FormatRange()
    dotted.start, dotted.length = 0, length
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    dotted.format = made
    return dotted
