"""What is marked on the page and is no part of the text: misspelt words, and what is found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


class Marks:
    """Several kinds of marks on one page, of which the later lie over the earlier."""

    def __init__(self, page: QPlainTextEdit) -> None:
        self._page = page
        self._kinds: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def show(self, kind: str, places: Sequence[tuple[int, int]], form: QTextCharFormat) -> None:
        """Mark these places of this kind, from one position of the document to another."""
        marks = []
        for start, end in places:
            cursor = QTextCursor(self._page.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, form  # type: ignore[attr-defined]
            marks.append(mark)
        if marks or self._kinds.get(kind):
            self._kinds[kind] = marks
            self._page.setExtraSelections([mark for kept in self._kinds.values() for mark in kept])
