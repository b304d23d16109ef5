"""The texts that are remembered, and the names and turns of phrase that were found in each."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.gui.file_questions import ask_to_forget_all, choose_to_remember
from writer.voices.remembered import Remembered
from writer.voices.texts import SUFFIXES


class MemoryPanel(QWidget):
    """Shows what is kept, and says what the writer wants changed."""

    add_wanted = Signal(tuple)  # paths
    forget_wanted = Signal(str)  # a text's hash, or "" for all

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[Remembered, ...] = ()
        self._state = _words()
        self._list = QListWidget()
        self._list.setObjectName("remembered")
        self._list.setAccessibleName(self.tr("Texts"))
        self._list.setFixedHeight(110)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._add = QPushButton(self.tr("Add…"))
        self._remove = QPushButton(self.tr("Remove"))
        self._clear = QPushButton(self.tr("Remove all"))
        self._count, self._names, self._phrases = _words(), _words(), _words()
        self._lay_out()
        self._list.currentRowChanged.connect(self.show_text)
        self._add.clicked.connect(self.add)
        self._remove.clicked.connect(self.remove)
        self._clear.clicked.connect(self.remove_all)
        self.show_on(True)
        self.show_texts(())

    @Slot(bool)
    def show_on(self, on: bool) -> None:
        """Say whether they are made use of."""
        self._state.setText(
            self.tr("Suggestions recall the names and turns of these texts and of the open one.")
            if on
            else self.tr("Not used now: the settings say so.")
        )

    @Slot(tuple)
    def show_texts(self, texts: tuple[Remembered, ...]) -> None:
        """Show these; the one chosen stays so, or else the new one is."""
        known = {one.sha256 for one in self._texts}
        chosen = self._chosen.sha256 if self._chosen else ""
        self._texts = texts
        with QSignalBlocker(self._list):
            self._list.clear()
            for one in texts:
                QListWidgetItem(one.name, self._list).setToolTip(one.name)
            new = [row for row, one in enumerate(texts) if known and one.sha256 not in known]
            same = [row for row, one in enumerate(texts) if one.sha256 == chosen]
            self._list.setCurrentRow((new or same or [0 if texts else -1])[0])
        self._clear.setEnabled(bool(texts))
        self.show_text()

    @Slot()
    def show_text(self) -> None:
        """Show what was found in the chosen text."""
        one = self._chosen
        self._remove.setEnabled(one is not None)
        number = QLocale().toString(one.words if one else 0)
        self._count.setText(self.tr("{number} words").format(number=number) if one else "")
        self._names.setText(", ".join(one.names) if one else "")
        self._phrases.setText("\n".join(one.phrases) if one else "")

    @Slot()
    def add(self) -> None:
        """Ask for files to remember."""
        if paths := choose_to_remember(self, SUFFIXES):
            self.add_wanted.emit(paths)

    @Slot()
    def remove(self) -> None:
        """Forget the chosen text: its file stays where it is."""
        if one := self._chosen:
            self.forget_wanted.emit(one.sha256)

    @Slot()
    def remove_all(self) -> None:
        """Forget all of them, once the writer has said so again."""
        if ask_to_forget_all(self):
            self.forget_wanted.emit("")

    @property
    def _chosen(self) -> Remembered | None:
        row = self._list.currentRow()
        return self._texts[row] if 0 <= row < len(self._texts) else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(6)
        self._state.setObjectName("help")
        column.addWidget(self._state)
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("Texts")))
        column.addWidget(self._list)
        row = QHBoxLayout()
        for button in (self._add, self._remove, self._clear):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._count)
        for title, found in (
            (self.tr("Names"), self._names),
            (self.tr("Turns of phrase"), self._phrases),
        ):
            column.addSpacing(8)
            column.addWidget(QLabel(title))
            found.setAccessibleName(title)
            column.addWidget(found)
        column.addStretch(1)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
