"""Shows words that were never saved, beside what their file holds, and lets the writer choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from writer.documents.recovery import LeftBehind, put_aside
from writer.documents.words import count_words
from writer.gui.fitting import resize_to_fit


class RecoveryDialog(QDialog):
    """Accepted: open the words. Put aside: they stay 30 days. Closed: asked again next time."""

    def __init__(self, left: LeftBehind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = left.journal
        self.setWindowTitle(self.tr("Unsaved words"))
        resize_to_fit(self, 860, 520)
        name = Path(left.found.head.path).name or self.tr("a text without a name")
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(left.typed_at)), QLocale.FormatType.ShortFormat
        )
        told = QLabel(
            self.tr(
                "Inkling did not end in order. It kept what you typed in {name} until {when}."
            ).format(name=name, when=when)
        )
        told.setWordWrap(True)
        texts = QHBoxLayout()
        texts.addLayout(self._pane(self.tr("What you typed"), left.found.text))
        if left.on_disk is not None:
            texts.addLayout(self._pane(self.tr("The file as it is"), left.on_disk))
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        buttons.addButton(self.tr("Open what I typed"), roles.AcceptRole)
        aside = buttons.addButton(self.tr("Put it aside for 30 days"), roles.DestructiveRole)
        buttons.addButton(self.tr("Ask me next time"), roles.RejectRole)
        aside.clicked.connect(self.give_up)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(told)
        column.addLayout(texts, 1)
        column.addWidget(buttons)

    @Slot()
    def give_up(self) -> None:
        """Keep the file as it is, and the words where they can be found for a while."""
        try:
            put_aside(self._journal)
        finally:
            self.reject()

    def _pane(self, title: str, text: str) -> QVBoxLayout:
        """A text to read, from its end, where the newest words usually are."""
        count = QLocale().toString(count_words(text))
        label = QLabel(f"{title} · " + self.tr("{count} words").format(count=count))
        page = QPlainTextEdit(text)
        page.setReadOnly(True)
        page.setAccessibleName(title)
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        pane = QVBoxLayout()
        pane.addWidget(label)
        pane.addWidget(page, 1)
        return pane
