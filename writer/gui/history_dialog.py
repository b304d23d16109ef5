"""The earlier versions of a text: what differs from the page, names for them, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from writer.documents.differences import Kind, differences
from writer.documents.history import History, Version
from writer.gui.fitting import resize_to_fit
from writer.gui.theme import Theme

_AT = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Choosing a version shows what would change; restoring it can be undone like any edit."""

    restored = Signal(str)

    def __init__(
        self, history: History, path: Path, current: str, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._history, self._current, self._theme = history, current, theme
        self.setWindowTitle(self.tr("Earlier versions of {name}").format(name=path.name))
        resize_to_fit(self, 900, 560)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Versions"))
        self._list.setFixedWidth(240)
        for version in history.versions(path):
            item = QListWidgetItem(_label(version))
            item.setData(_AT, version)
            self._list.addItem(item)
        self._page = QPlainTextEdit()
        self._page.setReadOnly(True)
        self._page.setAccessibleName(self.tr("What differs from the page"))
        hint = QLabel(
            self.tr("Crossed out: in this version and no more on the page. Underlined: new since.")
        )
        hint.setObjectName("help")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._restore = buttons.addButton(
            self.tr("Restore this version"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._restore.setEnabled(False)
        self._restore.clicked.connect(self.restore)
        buttons.rejected.connect(self.reject)
        self._list.currentItemChanged.connect(self.show_version)
        middle = QHBoxLayout()
        middle.addWidget(self._list)
        middle.addWidget(self._page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        self._list.setCurrentRow(0)

    @Slot()
    def show_version(self) -> None:
        """Show the chosen version with its differences from the page marked."""
        item = self._list.currentItem()
        self._restore.setEnabled(item is not None)
        self._page.clear()
        if item is None:
            return
        cursor = QTextCursor(self._page.document())
        first = None
        for piece in differences(self._history.text(item.data(_AT)), self._current):
            if first is None and piece.kind != Kind.SAME:
                first = cursor.position()
            cursor.insertText(piece.text, self._format(piece.kind))
        cursor.setPosition(first or 0)
        self._page.setTextCursor(cursor)
        self._page.centerCursor()

    @Slot()
    def restore(self) -> None:
        """Hand the chosen version's text to whoever asked, and close."""
        self.restored.emit(self._history.text(self._list.currentItem().data(_AT)))
        self.accept()

    def _format(self, kind: Kind) -> QTextCharFormat:
        made = QTextCharFormat()
        if kind is Kind.REMOVED:
            made.setFontStrikeOut(True)
            made.setForeground(QColor(self._theme.muted))
        elif kind is Kind.ADDED:
            made.setFontUnderline(True)
            made.setForeground(QColor(self._theme.accent))
        return made


def _label(version: Version) -> str:
    when = QDateTime.fromMSecsSinceEpoch(int(version.at * 1000))
    told = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    return f"{version.name}\n{told}" if version.name else told
