"""A box to type a few letters of a name into; Return opens what fits best."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.gui.fitting import resize_to_fit
from writer.manuscript.quick_open import ranked

MOST = 60
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class QuickOpen(QDialog):
    """Shows names, the best fitting first; the arrows move in the list while typing goes on."""

    def __init__(self, title: str, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._names = names
        self._box = QLineEdit()
        self._box.setObjectName("quick")
        self._box.setAccessibleName(title)
        self._box.setPlaceholderText(self.tr("A few letters of the name"))
        self._box.textChanged.connect(self.fill)
        self._box.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Names"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self.on_clicked)
        self._box.returnPressed.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._box)
        column.addWidget(self._list)
        resize_to_fit(self, 460, 380)
        self.fill()

    @property
    def chosen(self) -> str:
        """The name that is chosen; "" if none fits."""
        item = self._list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    @Slot()
    def fill(self) -> None:
        """List what fits."""
        self._list.clear()
        for name in ranked(self._box.text(), self._names)[:MOST]:
            item = QListWidgetItem(name.replace("/", "  ›  "))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    @Slot()
    def on_clicked(self) -> None:
        """Open what was clicked."""
        self.accept()

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """The arrows belong to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(
                    key, 8 if key == _MOVES[3] else -8
                )
                row = min(max(self._list.currentRow() + step, 0), self._list.count() - 1)
                self._list.setCurrentRow(row)
                return True
        return super().eventFilter(box, event)
