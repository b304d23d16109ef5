"""The list of texts to learn from: words, language, and how much is left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QTreeWidget, QTreeWidgetItem

from writer.gui.voices_reading import Shelf
from writer.gui.voices_words import language_name, reason_in_words
from writer.voices.texts import Prepared

_PATH = Qt.ItemDataRole.UserRole
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TextsList(QTreeWidget):
    """A row for each text; one that is refused has its sentence across the row."""

    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hint = ""
        self.setObjectName("texts")
        self.setAccessibleName(self.tr("Texts to learn from"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels(
            [self.tr("Text"), self.tr("Words"), self.tr("Language"), self.tr("Left out")]
        )
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(False)
        for column in (1, 2, 3):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.headerItem().setTextAlignment(
            1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.currentItemChanged.connect(self.current_changed)

    @property
    def current_path(self) -> Path | None:
        """The file of the chosen row."""
        item = self.currentItem()
        return None if item is None else item.data(0, _PATH)

    def show_reading(self, is_reading: bool) -> None:
        """Tell that texts are being read."""
        self._hint = self.tr("Reading…") if is_reading else ""
        self.viewport().update()

    def show_shelf(self, shelf: Shelf) -> None:
        """Show every text; the row that was chosen stays so."""
        chosen = self.current_path
        self.blockSignals(True)
        self.clear()
        items = [_item(text) for text in shelf.texts]
        items += [self._refused(path, sentence) for path, sentence in shelf.refused]
        self.addTopLevelItems(items)
        for item in items:
            if item.data(0, _PATH) == chosen or self.currentItem() is None:
                self.setCurrentItem(item)
        for row in range(len(shelf.texts), len(items)):
            self.setFirstColumnSpanned(row, self.rootIndex(), True)
        self.blockSignals(False)
        hint = self.tr("Drop texts or folders here: txt, md, docx, odt, epub, html, rtf")
        self._hint = "" if items else hint
        self.setHeaderHidden(not items)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what to do where there is nothing yet."""
        super().paintEvent(event)
        if self._hint and self.topLevelItemCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), flags, self._hint)

    def _refused(self, path: Path, sentence: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([sentence])
        item.setIcon(0, self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning))
        item.setData(0, _PATH, path)
        item.setToolTip(0, sentence)
        return item


def _item(text: Prepared) -> QTreeWidgetItem:
    number = QLocale().toString
    gone = sum(part.words for part in text.left_out)
    reasons = dict.fromkeys(reason_in_words(part.reason) for part in text.left_out)
    why = QLocale().createSeparatedList(list(reasons))
    told = f"{number(gone)} ({why})" if gone else why or "–"
    item = QTreeWidgetItem([text.path.name, number(text.words), language_name(text.language), told])
    item.setData(0, _PATH, text.path)
    item.setToolTip(0, str(text.path))
    item.setTextAlignment(1, _TO_THE_RIGHT)
    return item
