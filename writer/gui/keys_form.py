"""The keys: a row for each action, and plain words where two actions want the same one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFormLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QWidget,
)

from writer.gui.menus import plain_label
from writer.gui.shortcuts import SHORTCUTS, conflicts, key_of, keys_in, types_text, with_key


class KeysForm(QWidget):
    """Every change is felt at once. A key that is needed for writing is given back."""

    changed = Signal(dict)  # what differs from how it came: keys by the actions' names

    def __init__(self, changed: Mapping[str, str]) -> None:
        super().__init__()
        self._changed = dict(changed)
        self._edits: dict[str, QKeySequenceEdit] = {}
        self._notes: dict[str, QLabel] = {}
        form = QFormLayout(self)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        for shortcut in SHORTCUTS:
            if not shortcut.fixed:
                self._add_row(form, shortcut.name)
        reset = QPushButton(self.tr("All as they came"))
        reset.clicked.connect(self.reset)
        form.addRow("", reset)
        self._show()

    @Slot()
    def on_edited(self) -> None:
        """Take over the key that was pressed, unless writing needs it."""
        edit = self.sender()
        assert isinstance(edit, QKeySequenceEdit)
        key = edit.keySequence().toString()
        name = edit.objectName()
        if key == self._shown(name):
            return
        if types_text(key):
            self._show()
            self._tell(name, self.tr("This key is needed for writing."))
            return
        self._changed = with_key(self._changed, name, key)
        self._show()
        self.changed.emit(self._changed)

    @Slot()
    def reset(self) -> None:
        """Every key as it came."""
        self._changed = {}
        self._show()
        self.changed.emit({})

    def _add_row(self, form: QFormLayout, name: str) -> None:
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setObjectName(name)
        edit.setAccessibleName(plain_label(name))
        edit.keySequenceChanged.connect(self.on_edited)
        note = QLabel()
        note.setObjectName("warning")
        note.setWordWrap(True)
        note.hide()
        form.addRow(plain_label(name), edit)
        form.addRow("", note)
        self._edits[name], self._notes[name] = edit, note

    def _shown(self, name: str) -> str:
        """The first of an action's keys: an edit holds one."""
        shortcut = next(s for s in SHORTCUTS if s.name == name)
        return next(iter(keys_in(key_of(shortcut, self._changed))), "")

    def _show(self) -> None:
        found = conflicts(self._changed)
        for name, edit in self._edits.items():
            edit.setKeySequence(QKeySequence.fromString(self._shown(name)))
            others = ", ".join(f"“{plain_label(other.name)}”" for other in found.get(name, ()))
            self._tell(
                name, self.tr("Also the key of {others}.").format(others=others) if others else ""
            )

    def _tell(self, name: str, sentence: str) -> None:
        self._notes[name].setText(sentence)
        self._notes[name].setVisible(bool(sentence))
        self._edits[name].setAccessibleDescription(sentence)
