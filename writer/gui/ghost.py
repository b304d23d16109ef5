"""Draws ghost text: at the cursor, wrapped as typed text would be, never part of the document."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption


def paint_ghost(
    painter: QPainter,
    text: str,
    font: QFont,
    cursor: QRectF,
    column: QRectF,
    ink: QColor,
    paper: QColor,
    *,
    below: bool,
) -> None:
    """Draw `text` from the cursor on, or in a box below the line where other text follows.

    `cursor` and `column` are in the viewport's coordinates. Lines after the first lie on paper of
    their own, so that they stay readable over text that is already there; nothing moves.
    """
    slanted = QFont(font)
    slanted.setItalic(True)
    top = cursor.bottom() + 2 if below else cursor.top()
    indent = 0.0 if below else cursor.left() - column.left()
    layout = QTextLayout(text.replace("\n", "\u2028"), slanted)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y, first = 0.0, True
    while (line := layout.createLine()).isValid():
        left = indent if first else 0.0
        line.setLineWidth(max(column.width() - left, 1.0))
        line.setPosition(QPointF(left, y))
        y += max(line.height(), cursor.height())
        first = False
    layout.endLayout()
    origin = QPointF(column.left(), top)
    for number in range(layout.lineCount()):
        if below or number > 0:
            line = layout.lineAt(number)
            painter.fillRect(
                QRectF(column.left(), top + line.y(), column.width(), cursor.height()), paper
            )
    painter.setPen(ink)
    layout.draw(painter, origin)
