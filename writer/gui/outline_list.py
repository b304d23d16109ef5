"""The headings of the text on the page; choosing one goes there."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit

from writer.manuscript.headings import Heading, headings

PAUSE_MS = 400
MOST_CHARACTERS = 5_000_000  # beyond, looking through the text would be felt at every pause


class OutlineList(QListWidget):
    """Follows the page a moment after each change, while it can be seen."""

    def __init__(self, page: QPlainTextEdit) -> None:
        super().__init__()
        self._page = page
        self._shown: list[Heading] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.follow)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Headings"))
        self.itemActivated.connect(self.go_to)
        self.itemClicked.connect(self.go_to)
        page.textChanged.connect(self._timer.start)

    @Slot()
    def follow(self) -> None:
        """List the headings as they are now."""
        if not self.isVisible():
            self._timer.start()
            return
        if self._page.document().characterCount() > MOST_CHARACTERS:
            return
        found = headings(self._page.document().toRawText().replace("\u2029", "\n"))
        if found == self._shown:
            return
        self._shown = found
        self.clear()
        highest = min((heading.level for heading in found), default=1)
        for heading in found:
            indent = "\u2003" * (heading.level - highest)
            self.addItem(indent + (heading.title or "#" * heading.level))

    @Slot(QListWidgetItem)
    def go_to(self, item: QListWidgetItem) -> None:
        """Put the cursor at the heading."""
        line = self._shown[self.row(item)].line
        block = self._page.document().findBlockByNumber(line)
        if block.isValid():
            self._page.setTextCursor(QTextCursor(block))
            self._page.centerCursor()
            self._page.setFocus()
