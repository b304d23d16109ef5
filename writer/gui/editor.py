"""The page: a plain-text editor with a centred column, that paints ghost text at its cursor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QKeyCombination, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
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

from writer.gui.dimming import Dimming
from writer.gui.ghost import Ghost, Spot, is_right_to_left
from writer.gui.shortcuts import TAB, page_keys
from writer.gui.typesetting import Typesetting
from writer.suggest.context import BUDGET, SUFFIX, from_boundary, window_start
from writer.suggest.policy import Place

# A Tab that was on its way when ghost text appeared was not meant for it.
TAB_MS = 150

# Looks like any other text, but Qt joins typed letters to the undo step before where the formats
# are equal, and a take must stay a step of its own.
_TAKEN = QTextCharFormat()
_TAKEN.setProperty(QTextFormat.Property.UserProperty, True)


class Editor(QPlainTextEdit):
    """What the writer types into. It knows nothing of models, only of ghost text to draw."""

    take_requested = Signal()
    take_word_requested = Signal()
    take_sentence_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    retry_requested = Signal()
    ghost_changed = Signal(str)
    peek_started = Signal()
    peek_ended = Signal()
    dismiss_requested = Signal()
    composing_began = Signal()  # by an input method
    ask_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typesetting = Typesetting(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setAccessibleName(self.tr("Text"))
        self._hint = self.tr("Begin anywhere.")
        self.setAccessibleDescription(self._hint)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ghost = ""
        self._ghost_at = -1  # where the cursor was when it was shown
        self._ghost_age = QElapsedTimer()
        self._names: Mapping[str, str] = page_keys({}, tab_takes=True)
        self._peeking = False
        self._ghost_ink, self._cover = QColor("#7a756b"), QColor("#efeae0")
        self._composing = False
        self.dimming = Dimming(self)
        self.cursorPositionChanged.connect(self.type_plainly)
        self.selectionChanged.connect(self.type_plainly)

    @property
    def ghost(self) -> str:
        """The ghost text that is shown, if any."""
        return self._ghost

    @property
    def is_ghost_settled(self) -> bool:
        """Whether ghost text has been visible long enough for Tab to take it."""
        return bool(self._ghost) and self._ghost_age.hasExpired(TAB_MS)

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text of its own open at the cursor."""
        return self._composing

    @Slot(str)
    def show_ghost(self, text: str) -> None:
        """Show this ghost text at the cursor, or none."""
        if text == self._ghost:
            return
        if not self._goes_on(text):
            self._ghost_age.start()
        self._ghost, self._ghost_at = text, self.textCursor().position()
        self.viewport().update()
        self.ghost_changed.emit(text)

    def set_keys(self, names: Mapping[str, str]) -> None:
        """Which of the page's actions, by name, each key means."""
        self._names = names

    @Slot(bool)
    def set_peeking(self, on: bool) -> None:
        """Begin or end to peek, and tell."""
        if on != self._peeking:
            self._peeking = on
            (self.peek_started if on else self.peek_ended).emit()

    def set_ghost_colours(self, ink: QColor, cover: QColor) -> None:
        """The ghost text's colour, and that of the paper on which it hides other text."""
        self._ghost_ink, self._cover = ink, cover
        self.viewport().update()

    @Slot()
    def type_plainly(self) -> None:
        """Beside what was taken, too, lest the next letter join its undo step."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and cursor.charFormat() == _TAKEN:
            self.setCurrentCharFormat(QTextCharFormat())

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
        self.setTextCursor(cursor)
        self.type_plainly()

    def text_between(self, start: int, end: int) -> str:
        """The text between two positions of the document."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        # Qt counts the last paragraph's end as a character when it reports what was added.
        last = self.document().characterCount() - 1
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def _goes_on(self, text: str) -> bool:
        """Whether this is what was shown, grown or typed into, or something else in its place."""
        at = self.textCursor().position()
        if not self._ghost or at < self._ghost_at:
            return False
        used = self.text_between(self._ghost_at, at)
        return not used or (used + text).startswith(self._ghost)

    def _text_follows(self) -> bool:
        """Whether more than closing punctuation follows the cursor on its line."""
        cursor = self.textCursor()
        rest = cursor.block().text()[cursor.positionInBlock() :]
        return Place("", rest).is_mid_line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something while ghost text is shown; all others type."""
        key = _key(event)
        name = self._names.get(key)
        if name == "peek":
            self.set_peeking(True)
        elif name is None or (name.startswith("take") and not self._may_take(key)):
            super().keyPressEvent(event)
        else:
            {
                "take": self.take_requested,
                "take_word": self.take_word_requested,
                "take_sentence": self.take_sentence_requested,
                "next": self.next_requested,
                "previous": self.previous_requested,
                "retry": self.retry_requested,
                "dismiss": self.dismiss_requested,
                "ask": self.ask_requested,
            }[name].emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the key to peek, or of a modifier of it."""
        if self._peeking and not event.isAutoRepeat():
            self.set_peeking(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go of elsewhere is let go of."""
        self.set_peeking(False)
        super().focusOutEvent(event)

    def _may_take(self, key: str) -> bool:
        return self.is_ghost_settled if key == TAB else bool(self._ghost)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a composition is open, where ghost text would be in the way."""
        self._composing = bool(event.preeditString())
        if self._composing:
            self.composing_began.emit()
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the lines as long as it is wide.

        The margins resize the viewport within its own resize event, where Qt keeps the lines of
        the size before: it is told once more.
        """
        super().resizeEvent(event)
        before = self.viewport().size()
        self.typesetting.centre_column()
        if self.viewport().size() != before:
            super().resizeEvent(QResizeEvent(self.viewport().size(), before))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, dimmed where the writer looks elsewhere, under ghost text or a hint."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.dimming.paint(painter)
        if self._ghost:
            self._paint_ghost(painter)
        elif self.document().isEmpty() and not self._composing:
            self._paint_hint(painter)
        painter.end()

    def _paint_ghost(self, painter: QPainter) -> None:
        ghost = self._laid_out_ghost()
        lowest = self.cursorForPosition(QPoint(0, round(ghost.bottom) - 1))
        covered = max(ghost.bottom, self.typesetting.slot_at(lowest).bottom())
        hides = self._text_follows() or self.textCursor().block().next().isValid()
        paper = self._cover if hides else self.palette().base().color()
        ghost.paint(painter, self._ghost_ink, paper, covered)

    def _paint_hint(self, painter: QPainter) -> None:
        """Where the first words will stand: Qt knows nothing of the page's lines there."""
        line = self.document().firstBlock().layout().lineAt(0)
        slot = self.typesetting.slot_at(self.textCursor())
        gap = line.y() + line.ascent() - self.typesetting.layout.slot(line).top()
        painter.setFont(self.font())
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(QPointF(slot.left(), slot.top() + gap), self._hint)

    def ghost_bottom(self) -> float:
        """Where the ghost text ends, or the cursor's line without any: in the viewport."""
        return self._laid_out_ghost().bottom if self._ghost else self.cursorRect().bottom()

    def cursorForPosition(self, at: QPoint) -> QTextCursor:
        """The place in the text at a point of the viewport."""
        return self.typesetting.place_at(at)

    def _laid_out_ghost(self) -> Ghost:
        cursor = self.textCursor()
        block, caret = cursor.block(), self.cursorRect()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        at = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        # While an edit is being told of, the block has no lines yet.
        text = line.naturalTextRect().translated(at) if line.isValid() else QRectF(caret)
        margin = self.document().documentMargin()
        column = QRectF(self.viewport().rect()).adjusted(margin, 0, -margin, 0)
        if not is_right_to_left(block.text() + self._ghost):
            edge = max(text.right(), caret.right() + 1)  # clear of the caret
        elif block.text():
            edge = min(text.left(), caret.left() - 1)
        else:
            edge = column.right()
        baseline = at.y() + line.y() + line.ascent() if line.isValid() else text.bottom()
        slot, pitch = self.typesetting.slot_at(cursor), self.typesetting.layout.pitch
        spot = Spot(slot, pitch, baseline, edge, column, self._text_follows())
        return Ghost(self._ghost, block.text(), self.font(), spot)


def _key(event: QKeyEvent) -> str:
    """The key that was pressed, in Qt's portable text."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString()
