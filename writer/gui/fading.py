"""Fades the menus, the status bar and the panels while the writer types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QPlainTextEdit, QWidget

FADE_MS, RETURN_MS = 600, 150
_SHOWING = (Qt.Key.Key_Escape, Qt.Key.Key_Alt)


class Fading(QObject):
    """Nothing moves: paper lies over it, until the mouse moves, or Esc or Alt is pressed."""

    def __init__(self, window: QMainWindow, page: QPlainTextEdit) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self.is_on = False
        self._veils: list[_Veil] = []
        self._animation = QVariantAnimation(self)
        self._animation.valueChanged.connect(self.on_step)
        self._animation.finished.connect(self.on_finished)
        page.installEventFilter(self)

    @property
    def is_faded(self) -> bool:
        """Whether all but the page fades, or has."""
        return bool(self._veils) and self._animation.endValue() == 1.0

    def eventFilter(self, source: QObject, event: QEvent) -> bool:
        """Typing fades, a look elsewhere brings back; nothing is taken from the page."""
        kind = event.type()
        if source is self._page and self.is_on and _types(event):
            self._fade()
        elif self.is_faded and (
            (kind == QEvent.Type.KeyPress and _key(event) in _SHOWING)
            or (source is self._page and kind == QEvent.Type.FocusOut)
            or kind in (QEvent.Type.MouseMove, QEvent.Type.Wheel)
        ):
            self.bring_back()
        return super().eventFilter(source, event)

    @Slot()
    def bring_back(self) -> None:
        """Show everything again."""
        if self.is_faded:
            self._animate(0.0, RETURN_MS)

    @Slot(object)
    def on_step(self, strength: float) -> None:
        """Lay so much paper over the parts."""
        for veil in self._veils:
            veil.strength = strength
            veil.update()

    @Slot()
    def on_finished(self) -> None:
        """Once all is back, nothing lies over it."""
        if not self.is_faded:
            self.close()

    def close(self) -> None:
        """Take all paper away at once."""
        self._animation.stop()
        if (screen := self._window.windowHandle()) is not None:
            screen.removeEventFilter(self)
        for veil in self._veils:
            veil.hide()
            veil.deleteLater()
        self._veils = []

    def _fade(self) -> None:
        if self.is_faded:
            return
        if not self._veils:
            window = self._window
            bars = (window.menuBar(), window.statusBar(), self._page.verticalScrollBar())
            self._veils = [_Veil(part) for part in (*bars, *window.findChildren(QDockWidget))]
            if (screen := window.windowHandle()) is not None:
                screen.installEventFilter(self)  # sees the mouse wherever it moves
        self._animate(1.0, FADE_MS)

    def _animate(self, strength: float, milliseconds: int) -> None:
        begun = self._veils[0].strength
        self._animation.stop()
        self._animation.setStartValue(begun)
        self._animation.setEndValue(strength)
        self._animation.setDuration(milliseconds)
        self._animation.start()


class _Veil(QWidget):
    """Paper over a part of the window, as large as that; the mouse goes through it."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.strength = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        part.installEventFilter(self)
        self.resize(part.size())
        self.show()

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Stay as large as the part, and above what is in it."""
        if event.type() == QEvent.Type.Resize:
            assert isinstance(part, QWidget)
            self.resize(part.size())
        elif event.type() in (QEvent.Type.ChildAdded, QEvent.Type.Show):
            self.raise_()
        return super().eventFilter(part, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, as opaque as the fading has come."""
        painter = QPainter(self)
        painter.setOpacity(self.strength)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()


def _types(event: QEvent) -> bool:
    """Whether this writes a letter."""
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString() or event.preeditString())
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands


def _key(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else 0
