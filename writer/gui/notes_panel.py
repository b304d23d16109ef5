"""What the writer tells the model of this text: a note, and entries that keywords bring in."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.suggest.notes import Entry, Notes


class NotesPanel(QWidget):
    """Every change is told at once: the writer's, and that to the notes of another text."""

    changed = Signal(Notes)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notes = Notes()
        self._note = _page("note", self.tr("Note on the whole"), 5)
        self._list = QListWidget()
        self._list.setObjectName("entries")
        self._list.setAccessibleName(self.tr("Entries"))
        self._list.setFixedHeight(110)
        self._keywords = QLineEdit()
        self._keywords.setObjectName("keywords")
        self._keywords.setAccessibleName(self.tr("Keywords"))
        self._keywords.setPlaceholderText(self.tr("Anna, the old woman"))
        self._text = _page("entry", self.tr("What is to be known"), 5)
        self._add = QPushButton(self.tr("Add"))
        self._remove = QPushButton(self.tr("Remove"))
        self._lay_out()
        self._note.textChanged.connect(self.on_note_edited)
        self._list.currentRowChanged.connect(self.show_entry)
        self._keywords.textChanged.connect(self.on_entry_edited)
        self._text.textChanged.connect(self.on_entry_edited)
        self._add.clicked.connect(self.add)
        self._remove.clicked.connect(self.remove)
        self.show_entry()

    @property
    def notes(self) -> Notes:
        """What the panel holds."""
        return self._notes

    def show_notes(self, notes: Notes) -> None:
        """Show those of another text."""
        self._notes = notes
        with QSignalBlocker(self._note), QSignalBlocker(self._list):
            self._note.setPlainText(notes.note)
            self._list.clear()
            self._list.addItems([self._title(entry) for entry in notes.entries])
            self._list.setCurrentRow(0 if notes.entries else -1)
        self.show_entry()
        self.changed.emit(notes)

    @Slot()
    def on_note_edited(self) -> None:
        """The note on the whole says something else."""
        self._tell(replace(self._notes, note=self._note.toPlainText()))

    @Slot()
    def on_entry_edited(self) -> None:
        """The chosen entry says something else."""
        row = self._list.currentRow()
        words = (word.strip() for word in re.split("[,，、]", self._keywords.text()))
        entry = Entry(tuple(word for word in words if word), self._text.toPlainText())
        self._list.item(row).setText(self._title(entry))
        entries = self._notes.entries
        self._tell(replace(self._notes, entries=(*entries[:row], entry, *entries[row + 1 :])))

    @Slot()
    def add(self) -> None:
        """Begin an entry."""
        self._tell(replace(self._notes, entries=(*self._notes.entries, Entry((), ""))))
        self._list.addItem(self._title(Entry((), "")))
        self._list.setCurrentRow(self._list.count() - 1)
        self._keywords.setFocus()

    @Slot()
    def remove(self) -> None:
        """Take the chosen entry out."""
        row, entries = self._list.currentRow(), self._notes.entries
        self._tell(replace(self._notes, entries=(*entries[:row], *entries[row + 1 :])))
        with QSignalBlocker(self._list):  # it tells of the row that follows by its old number
            self._list.takeItem(row)
        self.show_entry()

    @Slot()
    def show_entry(self) -> None:
        """Show the chosen entry."""
        row = self._list.currentRow()
        entry = self._notes.entries[row] if row >= 0 else Entry((), "")
        with QSignalBlocker(self._keywords), QSignalBlocker(self._text):
            self._keywords.setText(", ".join(entry.keywords))
            self._text.setPlainText(entry.text)
        for control in (self._keywords, self._text, self._remove):
            control.setEnabled(row >= 0)

    def _tell(self, notes: Notes) -> None:
        self._notes = notes
        self.changed.emit(notes)
        self.edited.emit()

    def _title(self, entry: Entry) -> str:
        return entry.keywords[0] if entry.keywords else self.tr("New entry")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(6)
        column.addWidget(
            _help(self.tr("The model reads these before the text. They are no part of it."))
        )
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("Note on the whole")))
        column.addWidget(self._note)
        column.addWidget(_help(self.tr("Such as the tone, the time and the place.")))
        column.addSpacing(12)
        column.addWidget(QLabel(self.tr("Entries")))
        column.addWidget(self._list)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("Keywords")))
        column.addWidget(self._keywords)
        column.addWidget(_help(self.tr("One of them in the text brings the entry in.")))
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("What is to be known")))
        column.addWidget(self._text)
        column.addStretch(1)


def _page(name: str, label: str, lines: int) -> QPlainTextEdit:
    page = QPlainTextEdit()
    page.setObjectName(name)
    page.setAccessibleName(label)
    page.setTabChangesFocus(True)
    page.setFixedHeight(page.fontMetrics().lineSpacing() * (lines + 1))
    return page


def _help(sentence: str) -> QLabel:
    label = QLabel(sentence)
    label.setObjectName("help")
    label.setWordWrap(True)
    return label
