"""The page: a plain-text editor with a centred column, that paints ghost text at its cursor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from writer.gui.ghost import paint_ghost
from writer.suggest.context import BUDGET, SUFFIX, from_boundary, window_start
from writer.suggest.policy import Place

COLUMN_CHARACTERS = 66
SERIFS = ["Charter", "Source Serif 4", "Noto Serif", "Georgia", "DejaVu Serif", "serif"]

# Looks like any other text, but Qt joins typed letters to the undo step before where the formats
# are equal, and a take must stay a step of its own.
_TAKEN = QTextCharFormat()
_TAKEN.setProperty(QTextFormat.Property.UserProperty, True)


class Editor(QPlainTextEdit):
    """What the writer types into. It knows nothing of models, only of ghost text to draw."""

    take_requested = Signal()
    take_word_requested = Signal()
    dismiss_requested = Signal()
    ask_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setAccessibleName(self.tr("Text"))
        self.setPlaceholderText(self.tr("Begin anywhere."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ghost = ""
        self._ghost_ink = QColor("#7a756b")
        self._composing = False
        self.set_font_size(14)

    @property
    def ghost(self) -> str:
        """The ghost text that is shown, if any."""
        return self._ghost

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text of its own open at the cursor."""
        return self._composing

    @Slot(str)
    def show_ghost(self, text: str) -> None:
        """Show this ghost text at the cursor, or none."""
        if text != self._ghost:
            self._ghost = text
            self.viewport().update()

    def set_ghost_ink(self, ink: QColor) -> None:
        """The ghost text's colour."""
        self._ghost_ink = ink
        self.viewport().update()

    def set_font_size(self, points: int) -> None:
        """The text's size."""
        font = QFont()
        font.setFamilies(SERIFS)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSize(points)
        self.setFont(font)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance("0") * 4)
        self._centre_column()

    def place(self) -> Place:
        """The text around the cursor, bounded, whatever the document's length."""
        cursor = self.textCursor()
        at = cursor.position()
        start = window_start(at, BUDGET)
        before = self.text_between(start, at)
        return Place(
            from_boundary(before) if start else before,
            self.text_between(at, at + SUFFIX),
            cursor.hasSelection(),
        )

    def raw_text(self) -> str:
        """The whole text, with no-break spaces and line separators as they were typed."""
        return self.document().toRawText().replace("\u2029", "\n")

    def insert_as_one_step(self, text: str) -> None:
        """Insert text at the cursor as an undo step of its own."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text, _TAKEN)
        cursor.endEditBlock()
        cursor.setCharFormat(QTextCharFormat())  # for what is typed next
        self.setTextCursor(cursor)

    def text_between(self, start: int, end: int) -> str:
        """The text between two positions of the document."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        # Qt counts the last paragraph's end as a character when it reports what was added.
        last = self.document().characterCount() - 1
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def _text_follows(self) -> bool:
        """Whether more than closing punctuation follows the cursor on its line."""
        cursor = self.textCursor()
        rest = cursor.block().text()[cursor.positionInBlock() :]
        return Place("", rest).is_mid_line

    def _centre_column(self) -> None:
        width = QFontMetricsF(self.font()).averageCharWidth() * COLUMN_CHARACTERS
        side = max(int((self.width() - width) / 2), 24)
        self.setViewportMargins(side, 40, side, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something while ghost text is shown; all others type."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Space and (
            event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.ask_requested.emit()
        elif self._ghost and plain and event.key() == Qt.Key.Key_Tab:
            self.take_requested.emit()
        elif self._ghost and event.matches(QKeySequence.StandardKey.MoveToNextWord):
            self.take_word_requested.emit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.dismiss_requested.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a composition is open, where ghost text would be in the way."""
        self._composing = bool(event.preeditString())
        if self._composing:
            self.dismiss_requested.emit()
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the lines as long as it is wide.

        The margins resize the viewport within its own resize event, where Qt keeps the lines of
        the size before: it is told once more.
        """
        super().resizeEvent(event)
        before = self.viewport().size()
        self._centre_column()
        if self.viewport().size() != before:
            super().resizeEvent(QResizeEvent(self.viewport().size(), before))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the ghost text over it."""
        super().paintEvent(event)
        if not self._ghost:
            return
        painter = QPainter(self.viewport())
        margin = self.document().documentMargin()
        column = QRectF(self.viewport().rect()).adjusted(margin, 0, -margin, 0)
        paint_ghost(
            painter,
            self._ghost,
            self.font(),
            QRectF(self.cursorRect()).translated(1, 0),  # clear of the caret
            column,
            self._ghost_ink,
            self.palette().base().color(),
            below=self._text_follows(),
        )
        painter.end()
