"""Styles Markdown on the page: only paragraphs that are seen or changed, through their layouts.

No `QSyntaxHighlighter`: it goes through the whole text when it is opened. What is marked over the
page (`marks.py`) is painted later and meets none of this.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextEdit

from writer.documents.markup import FENCE, Kind, Span, fenced, is_prose, spans
from writer.gui.fonts import MONOSPACE, page_font
from writer.gui.page_layout import PageLayout
from writer.gui.theme import Theme

_TITLE, _CODE = 1.2, 0.92  # of the text's size
_STATE = QTextCharFormat.Property.UserProperty


class MarkupStyling(QObject):
    """Knows of each paragraph whether it was styled as it is now, by a number of all it depends on.

    Its first style has that as a property, lest Qt part them; `userState`, where it has no style.
    """

    def __init__(self, page: QPlainTextEdit, layout: PageLayout) -> None:
        super().__init__(page)
        self._page, self._layout = page, layout
        self._forms: dict[Kind, QTextCharFormat] = {}
        self._made_of: object = None
        self._fences: list[tuple[int, str]] = []
        self._code: list[tuple[int, int | None]] = []
        layout.dress, layout.is_prose = self.dress, self.is_prose
        page.document().contentsChange.connect(self.follow_fences)
        page.viewport().installEventFilter(self)

    def use(self, on: bool, theme: Theme, font: QFont) -> None:
        """Style in these colours and for this font, or not at all."""
        made_of = (on, theme, font)
        if made_of != self._made_of:
            self._made_of = made_of
            self._forms = _forms(theme, font) if on else {}
            self._page.viewport().update()

    def dress(self, block: QTextBlock) -> bool:
        """Style a paragraph, outside of edits alone; whether it may be laid out otherwise."""
        layout, text = block.layout(), block.text()
        if layout.preeditAreaText():  # an input method has styles of its own there
            return False
        in_code = self._is_code(block.position())
        state = hash((text, in_code, self._made_of)) & 0x7FFFFFFF
        worn = layout.formats()
        known = worn[0].format.intProperty(_STATE) if worn else block.userState()  # type: ignore[attr-defined]
        if known == state:
            return False
        found = spans(text, in_code) if self._forms else []
        if not found:
            block.setUserState(state)
        if found or worn:
            self._layout.set_formats(block, self._ranges(found, state))
        return True

    def is_prose(self, block: QTextBlock) -> bool:
        """Whether a paragraph is running text."""
        return not self._is_code(block.position()) and is_prose(block.text())

    @Slot(int, int, int)
    def follow_fences(self, start: int, removed: int, added: int) -> None:
        """Keep in mind which lines may begin or end fenced code."""
        document, shift = self._page.document(), added - removed
        first = document.findBlock(start)
        last = document.findBlock(start + added)
        end = last.position() + last.length() if last.isValid() else document.characterCount()
        kept = [fence for fence in self._fences if fence[0] < first.position()]
        changed = kept + list(self._fences_between(first.position(), end))
        changed += [(at + shift, line) for at, line in self._fences if at + shift >= end]
        if changed != self._fences:
            self._fences = changed
            self._code = fenced(changed)
            self._page.viewport().update()

    def eventFilter(self, _viewport: QObject, event: QEvent) -> bool:
        """Before the page is painted, style what will be seen of it."""
        if event.type() == QEvent.Type.Paint:
            self._dress_seen()
        return False

    def _dress_seen(self) -> None:
        block = self._page.firstVisibleBlock()
        if not block.isValid():
            return
        top = self._page.blockBoundingGeometry(block).translated(self._page.contentOffset()).top()
        height = self._page.viewport().height()
        while block.isValid() and top < height:
            if self.dress(block):
                self._layout.lay_out(block)
            top += self._layout.blockBoundingRect(block).height()
            block = block.next()

    def _is_code(self, position: int) -> bool:
        if not self._code:
            return False
        index = bisect_right(self._code, position, key=lambda code: code[0]) - 1
        if index < 0:
            return False
        last = self._code[index][1]
        return last is None or position <= last

    def _fences_between(self, start: int, end: int) -> list[tuple[int, str]]:
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(start)
        last = self._page.document().characterCount() - 1
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText()
        if "```" not in text and "~~~" not in text:
            return []
        found, at = [], start
        for line in text.split("\u2029"):
            if FENCE.match(line):
                found.append((at, line))
            at += len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1
        return found

    def _ranges(self, found: list[Span], state: int) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        for span in found:
            form = self._forms[span.kind]
            if not ranges:
                form = QTextCharFormat(form)
                form.setProperty(_STATE, state)
            styled = QTextLayout.FormatRange()
            styled.start, styled.length = span.start, span.end - span.start  # type: ignore[misc]
            styled.format = form  # type: ignore[misc, assignment]
            ranges.append(styled)
        return ranges


def _forms(theme: Theme, font: QFont) -> dict[Kind, QTextCharFormat]:
    forms = {kind: QTextCharFormat() for kind in Kind}
    size = QFontInfo(font).pixelSize()
    for kind in (Kind.TITLE, Kind.HEADING, Kind.STRONG):
        forms[kind].setFontWeight(QFont.Weight.Bold)
    forms[Kind.TITLE].setProperty(QTextCharFormat.Property.FontPixelSize, round(size * _TITLE))
    for kind in (Kind.EMPHASIS, Kind.COMMENT):
        forms[kind].setFontItalic(True)
    for kind in (Kind.MARK, Kind.QUOTE, Kind.BREAK, Kind.COMMENT):
        forms[kind].setForeground(QColor(theme.muted))
    forms[Kind.LINK].setForeground(QColor(theme.accent))
    code = page_font(MONOSPACE, font.pointSize())
    forms[Kind.CODE].setFontFamilies(code.families())
    forms[Kind.CODE].setProperty(QTextCharFormat.Property.FontPixelSize, round(size * _CODE))
    forms[Kind.CODE].setBackground(QColor(theme.bar))
    return forms
