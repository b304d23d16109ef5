"""Sets the page as the settings say: font, column, lines, paragraphs; clicks meet its lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from writer.gui.fonts import page_font
from writer.gui.page_layout import Measures, PageLayout, measures
from writer.settings import Settings

_SIDE, TOP, _BOTTOM = 24, 40, 24  # the least margins, in pixels
_PROSE = "It was already dark when the last boat came in, and she lit the lamp again."
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonDblClick)


class Typesetting(QObject):
    """Gives the page a layout of its own."""

    def __init__(self, page: QPlainTextEdit) -> None:
        super().__init__(page)
        self._page = page
        document = QTextDocument(page)
        self.layout = PageLayout(document, page.viewport())
        document.setDocumentLayout(self.layout)
        page.setDocument(document)
        self._set: tuple[QFont, int, Measures] | None = None
        self._width, self.blank_above = 0.0, 0
        self._right_to_left = False
        page.textChanged.connect(self.follow_direction)
        page.viewport().installEventFilter(self)
        self.use(Settings())

    def use(self, settings: Settings) -> None:
        """Set the page; what stands at the top of the window stays there."""
        font = page_font(settings.font, settings.font_size)
        chosen = measures(font, settings.line_height, settings.paragraphs)
        if (font, settings.column, chosen) == self._set:
            return
        top = self.place_at(QPoint(0, 0))
        self._set = font, settings.column, chosen
        letters = QFontMetricsF(font)
        self._width = letters.horizontalAdvance(_PROSE) / len(_PROSE) * settings.column
        self._page.setFont(font)
        self._page.setTabStopDistance(letters.horizontalAdvance("0") * 4)
        self.centre_column()
        self.layout.set_measures(chosen)
        self._scroll_to(top)

    def centre_column(self) -> None:
        """Put the column in the middle of the window."""
        margins = 2 * self._page.document().documentMargin()
        side = max(int((self._page.width() - self._width - margins) / 2), _SIDE)
        self._page.setViewportMargins(side, TOP + self.blank_above, side, _BOTTOM)

    def set_blank_above(self, pixels: int) -> None:
        """Let the page begin so much lower than usual, with blank paper above it."""
        if pixels != self.blank_above:
            self.blank_above = pixels
            self.centre_column()

    @Slot()
    def follow_direction(self) -> None:
        """Let the page run as its first paragraph does: Qt would set all of it flush left."""
        document = self._page.document()
        direction = document.firstBlock().textDirection()
        right_to_left = direction == Qt.LayoutDirection.RightToLeft
        if right_to_left == self._right_to_left:
            return
        self._right_to_left = right_to_left
        option = document.defaultTextOption()
        edges = Qt.AlignmentFlag
        option.setAlignment(edges.AlignRight if right_to_left else edges.AlignLeft)
        document.setDefaultTextOption(option)

    def slot_at(self, cursor: QTextCursor) -> QRectF:
        """The line of a place, with the space that belongs to it, in the viewport.

        While an edit is being told of there are no lines yet: then the cursor's own.
        """
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return QRectF(self._page.cursorRect(cursor))
        top = self._page.blockBoundingGeometry(block).translated(self._page.contentOffset())
        return self.layout.slot(line).translated(top.topLeft())

    def place_at(self, at: QPoint) -> QTextCursor:
        """The place in the text at a point of the viewport."""
        on_line = self._on_line(QPointF(at)).toPoint()
        return QPlainTextEdit.cursorForPosition(self._page, on_line)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
        """Let a click between two lines be one on the line above: Qt would jump to the next."""
        if not isinstance(event, QMouseEvent) or event.type() not in _CLICKS:
            return False
        at = event.position()
        moved = self._on_line(at)
        if abs(moved.y() - at.y()) < 1 or not self._page.viewport().rect().contains(at.toPoint()):
            return False
        clicked = QMouseEvent(
            event.type(),
            moved,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        return QCoreApplication.sendEvent(viewport, clicked)

    def _on_line(self, at: QPointF) -> QPointF:
        block, offset = self._page.firstVisibleBlock(), self._page.contentOffset()
        while block.isValid():
            room = self._page.blockBoundingGeometry(block).translated(offset)
            if at.y() < room.bottom() or not block.next().isValid():
                y = self.layout.y_on_line(block, at.y() - room.top())
                return QPointF(at.x(), room.top() + y)
            block = block.next()
        return at

    def _scroll_to(self, top: QTextCursor) -> None:
        """Scroll until this place stands in the first line that is seen."""
        block = top.block()
        self.layout.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(top.positionInBlock())
        number = line.lineNumber() if line.isValid() else 0
        self._page.verticalScrollBar().setValue(block.firstLineNumber() + number)
