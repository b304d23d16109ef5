"""Between the page and the model: asks after a pause, shows what streams in, takes and drops it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.gui.editor import Editor
from writer.gui.worker import Worker
from writer.settings import Settings
from writer.suggest.context import Prompt, prompt_for, settle_spacing
from writer.suggest.policy import first_sentence, is_loop, may_ask, whole_words, without_overlap
from writer.suggest.request import Request
from writer.suggest.suggestion import Suggestion


class Suggester(QObject):
    """Holds the one suggestion there is. A late or foreign answer is never shown."""

    asked = Signal(Request)  # to the worker, on its thread
    state_changed = Signal(str)  # "ready", "thinking", "shown" or "failed"

    def __init__(self, editor: Editor, worker: Worker, settings: Settings) -> None:
        super().__init__(editor)
        self.settings = settings
        self._editor, self._worker = editor, worker
        self._id = 0
        self._prompt = Prompt("", "")
        self._received = ""
        self._suggestion = Suggestion("")
        self._at = -1  # where the suggestion continues the document
        self._taking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask_automatically)
        worker.piece_ready.connect(self.on_piece)
        worker.finished.connect(self.on_finished)
        worker.failed.connect(self.on_failed)
        self.asked.connect(worker.complete)
        editor.document().contentsChange.connect(self.on_change)
        editor.cursorPositionChanged.connect(self.on_cursor_moved)
        editor.take_requested.connect(self.take)
        editor.take_word_requested.connect(self.take_word)
        editor.dismiss_requested.connect(self.dismiss)
        editor.ask_requested.connect(self.ask)

    @Slot(int, int, int)
    def on_change(self, position: int, removed: int, added: int) -> None:
        """Use up the suggestion if its own letters were typed, else drop it; then wait a pause."""
        if self._taking:
            return
        typed = (
            self._editor.text_between(position, position + added) if added and not removed else ""
        )
        advanced = self._suggestion.advanced(typed) if position == self._at else None
        if advanced is not None:
            self._suggestion, self._at = advanced, position + added
            self._show()
            if not advanced.is_exhausted:
                return
        else:
            self.dismiss()
        if self.settings.suggestions and added and not removed:
            self._timer.start(self.settings.pause_ms)

    @Slot()
    def on_cursor_moved(self) -> None:
        """Drop the suggestion when the cursor is anywhere but at it."""
        if self._at >= 0 and self._editor.textCursor().position() != self._at and not self._taking:
            self.dismiss()

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
        self._take(self._suggestion.remaining)

    @Slot()
    def take_word(self) -> None:
        """Put the next word into the text, as one undo step."""
        self._take(self._suggestion.next_word())

    @Slot()
    def dismiss(self) -> None:
        """Show nothing and end what is being computed."""
        self._timer.stop()
        self._worker.wanted = -1
        self._suggestion, self._at = Suggestion(""), -1
        self._editor.show_ghost("")
        self.state_changed.emit("ready")

    @Slot(int, str)
    def on_piece(self, request_id: int, piece: str) -> None:
        """Extend what is shown, once its spacing at the cursor is known."""
        if request_id != self._worker.wanted:
            return
        self._received += piece
        self._update(finished=False)

    @Slot(int, str)
    def on_finished(self, request_id: int, reason: str) -> None:
        """Show the rest: all whole words."""
        if request_id != self._worker.wanted:
            return
        self._update(finished=True, cut=reason == "length")
        self.state_changed.emit("shown" if self._suggestion.remaining else "ready")

    @Slot(int, str)
    def on_failed(self, request_id: int, sentence: str) -> None:
        """Say nothing in the text; the status bar tells."""
        if request_id == self._worker.wanted:
            self.dismiss()
            self.state_changed.emit(sentence)

    def _ask(self, explicit: bool) -> None:
        self._timer.stop()
        place = self._editor.place()
        if self._editor.is_composing or not may_ask(place, explicit):
            return
        self._id += 1
        self._prompt, self._received = prompt_for(place.before), ""
        self._suggestion, self._at = Suggestion(""), self._editor.textCursor().position()
        self._editor.show_ghost("")
        self._worker.wanted = self._id
        self.state_changed.emit("thinking")
        self.asked.emit(Request(self._id, self._prompt, self.settings.max_tokens))

    def _update(self, finished: bool, cut: bool = False) -> None:
        settled = settle_spacing(self._prompt, self._received)
        if settled is None:
            return
        sentence = first_sentence(settled)
        offered = sentence if sentence is not None else settled
        if sentence is None and (cut or not finished):
            offered = whole_words(offered)
        place = self._editor.place()
        offered = without_overlap(offered, place.after)
        grows = offered.startswith(self._suggestion.text)
        if not grows or len(offered) <= len(self._suggestion.text):
            return
        if is_loop(self._prompt.text, offered):
            return
        self._suggestion = self._suggestion.extended(offered[len(self._suggestion.text) :])
        self._show()

    def _take(self, text: str) -> None:
        advanced = self._suggestion.advanced(text)
        if advanced is None:
            return
        self._taking = True
        self._editor.insert_as_one_step(text)
        self._taking = False
        self._suggestion, self._at = advanced, self._editor.textCursor().position()
        self._show()
        if advanced.is_exhausted and self.settings.suggestions:
            self._ask(explicit=False)

    def _show(self) -> None:
        self._editor.show_ghost(self._suggestion.remaining)
        if self._suggestion.remaining:
            self.state_changed.emit("shown")
