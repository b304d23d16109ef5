"""Typewriter scrolling: the line that is written stays at one height of the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from writer.gui.editor import Editor
from writer.gui.typesetting import TOP

HEIGHT = 0.4  # of the page's, from its top


class Typewriter(QObject):
    """Qt scrolls by whole lines and never above the first: blank paper above makes up for both.

    Only writing and moving by key scroll. Whoever clicks, drags or turns the wheel looks elsewhere,
    and the next key comes back.
    """

    def __init__(self, page: Editor) -> None:
        super().__init__(page)
        self._page = page
        self._is_on = self._is_moving = False
        page.cursorPositionChanged.connect(self.on_moved)
        page.verticalScrollBar().valueChanged.connect(self.on_scrolled)
        page.installEventFilter(self)

    def set_on(self, on: bool) -> None:
        """Begin or end; while it is on, take the page as it is set by now."""
        if on == self._is_on:
            self.align()
            return
        self._is_on = on
        self._page.setCenterOnScroll(on)  # lets the last line rise above the page's end
        if on:
            self.align()
        else:
            self._page.typesetting.set_blank_above(0)
            self._page.ensureCursorVisible()

    @Slot()
    def on_moved(self) -> None:
        """The cursor is elsewhere; under the mouse nothing may move."""
        if self._is_on and not QApplication.mouseButtons():
            self.align()

    @Slot(int)
    def on_scrolled(self, line: int) -> None:
        """The writer looks elsewhere: the page in its whole height."""
        if self._is_on and line and not self._is_moving:
            self._page.typesetting.set_blank_above(0)

    @Slot()
    def align(self) -> None:
        """Bring the cursor's line to its height."""
        if not self._is_on:
            return
        page, bar = self._page, self._page.verticalScrollBar()
        height = round(page.height() * HEIGHT) - TOP
        self._is_moving = True
        bar.setValue(self._top_line(height))
        while page.cursorRect().top() > height and bar.value() < bar.maximum():
            bar.setValue(bar.value() + 1)  # more lies between the lines than their heights
        page.typesetting.set_blank_above(max(height - page.cursorRect().top(), 0))
        self._is_moving = False

    def _top_line(self, height: int) -> int:
        """The line that is to be the first, with so many pixels between it and the cursor's."""
        cursor = self._page.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        number, above = block.firstLineNumber() + max(line, 0), 0.0
        while number:
            line -= 1
            if line < 0:
                block = block.previous()
                if not block.isValid():
                    break
                self._page.document().documentLayout().blockBoundingRect(block)  # lays it out
                line = block.layout().lineCount() - 1
            above += block.layout().lineAt(line).height()
            if above > height:
                break
            number -= 1
        return number

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Another size has its own height, once the page has taken it."""
        if self._is_on and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            QTimer.singleShot(0, self.align)
        return super().eventFilter(page, event)
