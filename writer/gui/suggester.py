"""Between the page and the model: measures the pauses, carries requests, and shows the session."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.gui.editor import Editor
from writer.gui.worker import Worker
from writer.settings import Settings
from writer.suggest.request import Request
from writer.suggest.session import Session, Status


class Suggester(QObject):
    """Lets the session know what happens on the page and in the worker, and does what it says."""

    asked = Signal(Request)  # to the worker, on its thread
    status_changed = Signal(Status)
    stumbled = Signal(str)  # a sentence

    def __init__(self, editor: Editor, worker: Worker, settings: Settings) -> None:
        super().__init__(editor)
        self.settings = settings
        self.is_ready = False
        self._editor, self._worker = editor, worker
        self._session = Session()
        self._status = Status.READY
        self._taking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask_automatically)
        worker.loaded.connect(self.on_loaded)
        worker.piece_ready.connect(self.on_piece)
        worker.finished.connect(self.on_finished)
        worker.failed.connect(self.on_failed)
        self.asked.connect(worker.complete)
        editor.document().contentsChange.connect(self.on_edited)
        editor.cursorPositionChanged.connect(self.on_cursor_moved)
        editor.take_requested.connect(self.take)
        editor.take_word_requested.connect(self.take_word)
        editor.dismiss_requested.connect(self.dismiss)
        editor.ask_requested.connect(self.ask)

    @Slot(str)
    def on_loaded(self, _name: str) -> None:
        """From now on there is somebody to ask."""
        self.is_ready = True

    @Slot(int, int, int)
    def on_edited(self, position: int, removed: int, added: int) -> None:
        """Tell the session what changed, and wait for a pause if it says so."""
        if self._taking:
            return
        if removed and added:
            # An input method reports its whole paragraph: what is new stands before the cursor.
            added = max(added - removed, 0)
            position, removed = self._editor.textCursor().position() - added, 0
        text = self._editor.text_between(position, position + added) if added else ""
        wait = self._session.edited(position, removed, text)
        self._timer.stop()
        if wait and self.settings.suggestions:
            self._timer.start(self.settings.pause_ms)
        self._show()

    @Slot()
    def on_cursor_moved(self) -> None:
        """A suggestion belongs to its place."""
        if not self._taking:
            self._session.moved(self._editor.textCursor().position())
            self._show()

    @Slot()
    def ask_automatically(self) -> None:
        """After a pause."""
        self._ask(explicit=False)

    @Slot()
    def ask(self) -> None:
        """Because the writer asked."""
        self._ask(explicit=True)

    @Slot()
    def take(self) -> None:
        """Put all that is shown into the text, as one undo step."""
        self._take(self._session.suggestion.remaining)

    @Slot()
    def take_word(self) -> None:
        """Put the next word into the text, as one undo step."""
        self._take(self._session.suggestion.next_word())

    @Slot()
    def dismiss(self) -> None:
        """Show nothing and end what is being computed."""
        self._timer.stop()
        self._session.drop()
        self._show()

    @Slot(int, str)
    def on_piece(self, request_id: int, piece: str) -> None:
        """Show what has come so far."""
        used_up = self._session.receive(request_id, piece)
        self._show()
        if used_up:
            self._go_on()

    @Slot(int, str)
    def on_finished(self, request_id: int, reason: str) -> None:
        """Show the rest."""
        used_up = self._session.finish(request_id, reason)
        self._show()
        if used_up:
            self._go_on()

    @Slot(int, str)
    def on_failed(self, request_id: int, sentence: str) -> None:
        """Leave the text alone; the status bar tells."""
        if request_id == self._session.wanted:
            self.dismiss()
            self.stumbled.emit(sentence)

    def _ask(self, explicit: bool) -> None:
        self._timer.stop()
        if not self.is_ready or self._editor.is_composing or self._editor.isReadOnly():
            return
        request = self._session.ask(
            self._editor.place(),
            self._editor.textCursor().position(),
            self.settings.max_tokens,
            explicit,
        )
        self._show()
        if request is not None:
            self.asked.emit(request)

    def _take(self, text: str) -> None:
        if not text:
            return
        self._taking = True
        self._editor.insert_as_one_step(text)
        self._taking = False
        used_up = self._session.take(text)
        self._show()
        if used_up:
            self._go_on()

    def _go_on(self) -> None:
        """After a suggestion has been used up, ask for the next at once."""
        if self.settings.suggestions:
            self._ask(explicit=False)

    def _show(self) -> None:
        """Bring the page, the worker and the status in line with the session."""
        self._worker.wanted = self._session.wanted
        self._editor.show_ghost(self._session.ghost)
        if self._session.status != self._status:
            self._status = self._session.status
            self.status_changed.emit(self._status)
