"""Draws a line of a text with what is found in it struck out, and what takes its place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from writer.manuscript.search import Match

MATCH = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class MatchDelegate(QStyledItemDelegate):
    """Rows without a match are drawn as ever."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row, then its words over it."""
        match = index.data(MATCH)
        if not isinstance(match, Match):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = _html(match), ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rect = self._words(option, style)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        document = QTextDocument()
        document.setDefaultFont(option.font)
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(f"* {{ color: {option.palette.color(role).name()}; }}")
        document.setHtml(f"<p>{text}</p>")
        painter.save()
        painter.setClipRect(rect)
        painter.translate(rect.left(), rect.center().y() - document.size().height() / 2)
        document.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A little air."""
        return super().sizeHint(option, index) + QSize(0, 6)

    def _words(self, option: QStyleOptionViewItem, style: QStyle) -> QRect:
        element = QStyle.SubElement.SE_ItemViewItemText
        rect = style.subElementRect(element, option, option.widget)
        return QRect(
            rect.left() + 4,
            option.rect.top(),
            option.rect.right() - rect.left(),
            option.rect.height(),
        )


def _html(match: Match) -> str:
    found, by = (escape(t.replace("\n", "⏎")) for t in (match.found, match.replacement))
    marked = f"<s>{found}</s> <b>{by}</b>" if by else f"<b>{found}</b>"
    return escape(match.before) + marked + escape(match.after)
