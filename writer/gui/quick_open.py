"""A box to type a few letters of a name into; Return takes what fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.gui.fitting import resize_to_fit
from writer.manuscript.quick_open import ranked

MOST = 60
STEP = 8  # rows of a page
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -STEP,
    Qt.Key.Key_PageDown: STEP,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that is sought by its letters, and what is told of it."""

    name: str
    key: str = ""
    is_checked: bool = False
    is_enabled: bool = True


class QuickOpen(QDialog):
    """Shows names, the best fitting first; the arrows move in the list while typing goes on."""

    def __init__(self, title: str, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._choices = {choice.name: choice for choice in choices}
        self._box = QLineEdit()
        self._box.setObjectName("quick")
        self._box.setAccessibleName(title)
        self._box.setPlaceholderText(self.tr("A few letters of the name"))
        self._box.textChanged.connect(self.fill)
        self._box.installEventFilter(self)
        self._list = QTreeWidget()
        self._list.setObjectName("quick")
        self._list.setAccessibleName(self.tr("Names"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemClicked.connect(self.accept)
        self._box.returnPressed.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._box)
        column.addWidget(self._list)
        resize_to_fit(self, 520, 420)
        self.fill()

    @property
    def chosen(self) -> str:
        """The name that is chosen; "" if none fits."""
        item = self._list.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else ""

    @Slot()
    def fill(self) -> None:
        """List what fits."""
        self._list.clear()
        for name in ranked(self._box.text(), self._choices)[:MOST]:
            choice = self._choices[name]
            self._list.addTopLevelItem(self._item(choice))
        self._choose(0)

    @Slot()
    def accept(self) -> None:
        """Take what is chosen, unless it cannot be had."""
        if not self.chosen or self._choices[self.chosen].is_enabled:
            super().accept()

    def _choose(self, row: int) -> None:
        row = min(max(row, 0), self._list.topLevelItemCount() - 1)
        if (item := self._list.topLevelItem(row)) is not None:
            self._list.setCurrentItem(item)

    def _item(self, choice: Choice) -> QTreeWidgetItem:
        told = [choice.name, choice.key]
        item = QTreeWidgetItem([choice.name + "   ✓" * choice.is_checked, choice.key])
        item.setData(0, Qt.ItemDataRole.UserRole, choice.name)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, self.palette().placeholderText())
        if choice.is_checked:
            told.append(self.tr("switched on"))
        if not choice.is_enabled:
            item.setForeground(0, self.palette().placeholderText())
            told.append(self.tr("not to be had just now"))
            item.setToolTip(0, told[-1])
        accessible = Qt.ItemDataRole.AccessibleTextRole
        item.setData(0, accessible, ", ".join(filter(None, told)))
        return item

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """The arrows belong to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                self._choose(self._list.currentIndex().row() + step)
                return True
        return super().eventFilter(box, event)
