"""Tells screen readers of a suggestion: politely, once, and how to take it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from writer.gui.editor import Editor
from writer.suggest.shown import Shown

# Text that streams in is told as a whole, once it has stood still for so long.
STILL_MS = 300


class Announcer(QObject):
    """Hears of ghost text. What only grows or is typed into was told already."""

    announced = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._told = ""
        self._key = ""
        self._is_copied = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.announce)
        editor.ghost_changed.connect(self.on_ghost_changed)

    def set_key(self, key: str) -> None:
        """The key that takes a suggestion, as this platform writes it; "" for none."""
        self._key = key

    @Slot(Shown)
    def on_shown(self, shown: Shown) -> None:
        """Know whether it repeats a text."""
        self._is_copied = shown.is_copied

    @Slot(str)
    def on_ghost_changed(self, ghost: str) -> None:
        """Wait until it stands still."""
        if not ghost:
            self._timer.stop()
            self._told = ""
        elif not self._told or not (ghost.startswith(self._told) or self._told.endswith(ghost)):
            self._timer.start(STILL_MS)

    @Slot()
    def announce(self) -> None:
        """Tell, after whatever is being read just now."""
        self._told = self._editor.ghost
        said = self.tr("Suggestion: {text}").format(text=self._told.strip())
        if self._is_copied:
            said += "\n" + self.tr("Word for word from your texts")
        if self._key:
            said += "\n" + self.tr("{key} takes it").format(key=self._key)
        event = QAccessibleAnnouncementEvent(self._editor, said)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(said)
