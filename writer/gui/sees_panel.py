"""What the model saw when it was last asked: the very text, with its tokens counted."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from writer.suggest.request import Request


class SeesPanel(QWidget):
    """Asks only while it is open. The model's own thread counts."""

    wanted = Signal(Request)

    def __init__(self) -> None:
        super().__init__()
        self._last: Request | None = None
        self._is_open = False
        self._count = QLabel(self.tr("Nothing has been asked of the model yet."))
        self._count.setObjectName("help")
        self._count.setWordWrap(True)
        self._page = QPlainTextEdit()
        self._page.setReadOnly(True)
        self._page.setTabChangesFocus(True)
        self._page.setObjectName("seen")
        self._page.setAccessibleName(self.tr("What the model sees"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._count)
        column.addWidget(self._page, 1)

    @Slot(Request)
    def on_asked(self, request: Request) -> None:
        """Something was asked of the model."""
        self._last = request
        if self._is_open:
            self.wanted.emit(request)

    @Slot(bool)
    def set_open(self, on: bool) -> None:
        """Begin or end to look."""
        self._is_open = on
        if on and self._last is not None:
            self.wanted.emit(self._last)

    @Slot(str, int, int)
    def show_context(self, seen: str, tokens: int, capacity: int) -> None:
        """Show the text, its end first: there the model goes on."""
        number = QLocale().toString
        said = self.tr("{tokens} tokens of at most {capacity}, up to the cursor.")
        self._count.setText(said.format(tokens=number(tokens), capacity=number(capacity)))
        self._page.setAccessibleDescription(self._count.text())
        if seen != self._page.toPlainText():
            self._page.setPlainText(seen)
            self._page.moveCursor(QTextCursor.MoveOperation.End)
