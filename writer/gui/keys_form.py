"""The keys: a row for each action, and plain words where two actions want the same one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from writer.gui.menus import plain_label
from writer.gui.options_form import has_words, reset_button, title_width
from writer.gui.shortcuts import (
    SHORTCUTS,
    conflicts,
    key_of,
    keys_in,
    shortcut_named,
    types_text,
    with_key,
)


class KeysForm(QWidget):
    """Every change is felt at once. A key that is needed for writing is given back."""

    changed = Signal(dict)  # what differs from how it came: keys by the actions' names

    def __init__(self, changed: Mapping[str, str]) -> None:
        super().__init__()
        self._changed = dict(changed)
        self._edits: dict[str, QKeySequenceEdit] = {}
        self._notes: dict[str, QLabel] = {}
        self._rows: dict[str, QWidget] = {}
        self._resets: dict[str, QToolButton] = {}
        self._sought = ""
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(4)
        for shortcut in SHORTCUTS:
            if not shortcut.fixed:
                self._add_row(shortcut.name)
        self._all = QPushButton(self.tr("All as they came"))
        self._all.clicked.connect(self.reset)
        self._form.addRow("", self._all)
        self._show()

    def show_keys(self, changed: Mapping[str, str]) -> None:
        """Bring the rows in line with keys that were changed elsewhere."""
        self._changed = dict(changed)
        self._show()

    def seek(self, typed: str) -> bool:
        """Show the actions that have these words or keys, all if there are none; whether any is."""
        self._sought = typed
        shown = [name for name in self._edits if self._is_sought(name)]
        for name, note in self._notes.items():
            self._form.setRowVisible(self._rows[name], name in shown)
            self._form.setRowVisible(note, name in shown and bool(note.text()))
        self._form.setRowVisible(self._all, not typed)
        return bool(shown)

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

    @Slot()
    def on_reset(self) -> None:
        """The key of one action as it came."""
        name = next(n for n, button in self._resets.items() if button is self.sender())
        self._edits[name].setFocus()
        self._changed = with_key(self._changed, name, shortcut_named(name).default)
        self._show()
        self.changed.emit(self._changed)

    def _is_sought(self, name: str) -> bool:
        words = (self.tr("Keys"), plain_label(name), self._shown(name))
        return has_words(self._sought, " ".join(words))

    def _add_row(self, name: str) -> None:
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setObjectName(name)
        edit.setAccessibleName(plain_label(name))
        edit.keySequenceChanged.connect(self.on_edited)
        note = QLabel()
        note.setObjectName("warning")
        note.setWordWrap(True)
        button = self._resets[name] = reset_button(plain_label(name))
        button.clicked.connect(self.on_reset)
        both = self._rows[name] = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(edit, 1)
        row.addWidget(button)
        title = QLabel(plain_label(name))
        title.setBuddy(edit)
        title.setMinimumWidth(title_width(title))
        self._form.addRow(title, both)
        self._form.addRow("", note)
        self._edits[name], self._notes[name] = edit, note

    def _shown(self, name: str) -> str:
        """The first of an action's keys: an edit holds one."""
        return next(iter(keys_in(key_of(shortcut_named(name), self._changed))), "")

    def _show(self) -> None:
        found = conflicts(self._changed)
        for name, edit in self._edits.items():
            edit.setKeySequence(QKeySequence.fromString(self._shown(name)))
            self._resets[name].setVisible(name in self._changed)
            others = ", ".join(f"“{plain_label(other.name)}”" for other in found.get(name, ()))
            self._tell(
                name, self.tr("Also the key of {others}.").format(others=others) if others else ""
            )

    def _tell(self, name: str, sentence: str) -> None:
        self._notes[name].setText(sentence)
        self._form.setRowVisible(self._notes[name], bool(sentence) and self._is_sought(name))
        self._edits[name].setAccessibleDescription(sentence)
