"""Between the page and the model: measures the pauses, carries requests, and shows the session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from writer.gui.editor import Editor
from writer.gui.pauses import Pauses
from writer.gui.style import freed, request_for
from writer.gui.switches import Switches
from writer.gui.worker import Worker
from writer.settings import Settings
from writer.suggest.boundaries import Size
from writer.suggest.copying import NO_SHINGLES, Shingles
from writer.suggest.gate import gate_for
from writer.suggest.notes import Notes, prompt_with
from writer.suggest.patience import Mood
from writer.suggest.policy import Place
from writer.suggest.request import Request
from writer.suggest.session import Session, Status, Terms
from writer.suggest.shown import Shown, shown_of

ALTERNATIVES = 3


class Suggester(QObject):
    """Lets the session know what happens on the page and in the worker, and does what it says."""

    asked = Signal(Request)  # to the worker, on its thread
    changed = Signal(Shown)
    stumbled = Signal(str)  # a sentence

    def __init__(
        self, editor: Editor, worker: Worker, settings: Settings, switches: Switches
    ) -> None:
        super().__init__(editor)
        self.settings = settings
        self._notes, self._copied = Notes(), NO_SHINGLES
        self.is_ready = False
        self._editor, self._worker, self._switches = editor, worker, switches
        self._session = Session()
        self._shown = Shown(Status.READY)
        self._is_choosing = self._is_peeking = False
        self._taking = self._undone = False
        self._takes = 0  # of parts, in a row
        self._pauses = Pauses(self)
        self._pauses.over.connect(self.reveal)
        self._pauses.rested.connect(self._show)
        switches.changed.connect(self.on_switched)
        worker.loaded.connect(self.on_loaded)
        worker.words_known.connect(self.on_words_known)
        worker.piece_ready.connect(self.on_piece)
        worker.finished.connect(self.on_finished)
        worker.others_ready.connect(self.on_others)
        worker.failed.connect(self.on_failed)
        self.asked.connect(worker.complete)
        editor.document().contentsChange.connect(self.on_edited)
        editor.cursorPositionChanged.connect(self.on_cursor_moved)
        editor.take_requested.connect(self.take)
        editor.take_word_requested.connect(self.take_part)
        editor.dismiss_requested.connect(self.dismiss)
        editor.composing_began.connect(self.clear)
        editor.ask_requested.connect(self.ask)

    @property
    def has_answer(self) -> bool:
        """Whether the model's answer for this place is there, shown or not."""
        return self._session.wanted < 0 and bool(self._session.suggestion.remaining)

    @Slot(str)
    def on_loaded(self, _name: str) -> None:
        """From now on there is somebody to ask; who comes in another's place is asked at once."""
        was_ready, self.is_ready = self.is_ready, True
        if was_ready:
            self.offer()

    @property
    def knows_words(self) -> bool:
        """Whether a misspelt word is known for one."""
        return bool(self._session.known_words)

    @Slot(frozenset)
    def on_words_known(self, words: frozenset[str]) -> None:
        """From now on nothing is offered after a word that is misspelt."""
        self._session.known_words = words

    @Slot(Shingles)
    def use_copied(self, copied: Shingles) -> None:
        """Mark or cut what repeats these, from the next suggestion on."""
        self._copied = copied

    @Slot(Notes)
    def use_notes(self, notes: Notes) -> None:
        """Tell the model this of the text, from the next suggestion on."""
        self._notes = notes
        self.clear()

    @Slot(int, int, int)
    def on_edited(self, position: int, removed: int, added: int) -> None:
        """Tell the session what changed, and ask if it says so: a pause delays only the showing."""
        if self._taking:
            return
        if self._editor.textCursor().position() < 0:  # a whole new text, told of before it is there
            self.clear()
            return
        if removed and added:
            # An input method reports its whole paragraph: what is new stands before the cursor.
            added = max(added - removed, 0)
            position, removed = self._editor.textCursor().position() - added, 0
        text = self._editor.text_between(position, position + added) if added else ""
        self._takes = 0
        contradicted = self._session.ghost and not self._session.suggestion.used
        is_undoing = self._is_undoing()  # at every change: it remembers the one before
        may_offer = self._session.edited(position, removed, text) and not is_undoing
        self._pauses.key()
        if contradicted and not self._session.ghost and self._mood is Mood.PAUSE:
            # It was shown in a pause, seen, and written past.
            self._pauses.dismissed()
        self._show()
        if may_offer:
            self.offer()

    @Slot()
    def on_cursor_moved(self) -> None:
        """A suggestion belongs to its place."""
        if not self._taking:
            self._session.moved(self._editor.textCursor().position())
            self._show()

    @Slot()
    def reveal(self) -> None:
        """The pause is over."""
        self._session.reveal()
        self._show()

    @Slot()
    def on_switched(self) -> None:
        """Where suggestions are off, none stays."""
        if not self._switches.is_on:
            self.clear()

    @Slot()
    def offer(self) -> None:
        """Ask without being asked, and show what comes once the writer has paused."""
        may_offer = self._pauses.may_offer and self._switches.is_on
        if self._mood is Mood.ON_REQUEST or not may_offer:
            return
        place = self._ask(self._terms(gated=True), explicit=False)
        if place is not None:
            self._pauses.wait(self._mood, self.settings.pause_ms, place.before)

    @Slot()
    def ask(self) -> None:
        """Because the writer asked: now, and however unsure the model is."""
        self._pauses.stop()
        self._pauses.wanted()
        self._ask(self._terms(gated=False), explicit=True)

    @Slot()
    def take(self) -> None:
        """Put all that is shown into the text, as one undo step."""
        self._take(self._session.ghost)

    @Slot()
    def take_part(self) -> None:
        """Put the next word into the text, as one undo step; by a setting more each time."""
        if self._session.ghost:
            size = self._takes if self.settings.take_step == "growing" else 0
            self._takes += 1
            self._take(self._session.suggestion.next_part(size))

    @Slot()
    def take_sentence(self) -> None:
        """Put all up to the end of the sentence into the text, as one undo step."""
        if self._session.ghost:
            self._take(self._session.suggestion.next_sentence())

    @Slot()
    def dismiss(self) -> None:
        """Show nothing and end what is being computed."""
        if self._session.ghost:
            self._pauses.dismissed()
        self.clear()

    @Slot()
    def clear(self) -> None:
        """The same, though nothing was found wrong with what was shown."""
        self._pauses.stop()
        self._session.drop()
        self._show()

    @Slot()
    def show_next(self) -> None:
        """Show the next choice for this place; where there is none yet, ask for some."""
        self._cycle(1)

    @Slot()
    def show_previous(self) -> None:
        """Show the choice before."""
        self._cycle(-1)

    @Slot(int)
    def show_choice(self, index: int) -> None:
        """Show this one of the choices."""
        self._session.choose(index)
        self._show()

    @Slot()
    def try_again(self) -> None:
        """Ask for something else here; what was shown can be gone back to."""
        place, position = self._here()
        if place is None:
            return
        request_id = self._session.ask_again(place, position, self._terms(gated=False))
        self._show()
        self.asked.emit(freed(self._request(request_id, place)))

    @Slot()
    def peek(self) -> None:
        """Ask while a key is held, where nothing is shown yet."""
        self._is_peeking = not self._session.ghost
        if self._is_peeking:
            self.ask()

    @Slot()
    def end_peek(self) -> None:
        """What was only looked at goes, and is no suggestion passed over; what was there stays."""
        if self._is_peeking:
            self.clear()
        self._is_peeking = False

    @Slot(int, tuple)
    def on_others(self, request_id: int, others: tuple[tuple[str, float], ...]) -> None:
        """Show the first of the alternatives that came."""
        self._session.receive_others(request_id, others)
        self._show()

    @Slot(int, str, float)
    def on_piece(self, request_id: int, piece: str, log_probability: float) -> None:
        """Show what has come so far."""
        self._follow(self._session.receive(request_id, piece, log_probability))

    @Slot(int, str)
    def on_finished(self, request_id: int, reason: str) -> None:
        """Show the rest."""
        self._follow(self._session.finish(request_id, reason))

    @Slot(int, str)
    def on_failed(self, request_id: int, sentence: str) -> None:
        """Leave the text alone; the status bar tells."""
        if request_id == self._session.wanted:
            self.clear()
            self.stumbled.emit(sentence)

    @property
    def _mood(self) -> Mood:
        return Mood(self.settings.mood)

    def _is_undoing(self) -> bool:
        """Whether the last change undid or redid one: then something can be redone, or could."""
        undone, self._undone = self._undone, self._editor.document().isRedoAvailable()
        return undone or self._undone

    def _terms(self, gated: bool) -> Terms:
        gate = gate_for(self.settings.share) if gated else None
        guard = self.settings.copying_guard
        copied = NO_SHINGLES if guard == "off" else self._copied
        return Terms(Size(self.settings.size), gate, copied, cuts_copies=guard == "cut")

    def _cycle(self, step: int) -> None:
        if self._session.cycle(step) or self._session.wanted >= 0:
            self._is_choosing = True
            self._show()
            return
        place, position = self._here()
        if place is None:
            return
        self._is_choosing = True
        request_id = self._session.ask_others(place, position, self._terms(gated=False))
        self._show()
        self.asked.emit(replace(self._request(request_id, place), alternatives=ALTERNATIVES))

    def _here(self) -> tuple[Place | None, int]:
        """The place at the cursor and its position; None where nothing can be asked."""
        self._pauses.stop()
        if not self.is_ready or self._editor.is_composing or self._editor.isReadOnly():
            return None, -1
        return self._editor.place(), self._editor.textCursor().position()

    def _ask(self, terms: Terms, explicit: bool) -> Place | None:
        """Send a request from here; the place, or None where nothing is asked."""
        place, position = self._here()
        if place is None:
            return None
        self._is_choosing = False
        request_id = self._session.ask(place, position, terms, explicit)
        self._show()
        if request_id is None:
            return None
        self.asked.emit(self._request(request_id, place))
        return place

    def _request(self, request_id: int, place: Place) -> Request:
        return request_for(request_id, prompt_with(self._notes, place.before), self.settings)

    def _take(self, text: str) -> None:
        if not text:
            return
        self._taking = True
        self._editor.insert_as_one_step(text)
        self._taking = False
        self._pauses.wanted()
        self._follow(self._session.take(text))

    def _follow(self, used_up: bool) -> None:
        """Show what became of the suggestion; after one that has been used up, offer the next."""
        self._show()
        if used_up:
            self._takes = 0
            self.offer()

    @Slot()
    def _show(self) -> None:
        """Bring the page, the worker and the status in line with the session."""
        self._worker.wanted = self._session.wanted
        self._editor.show_ghost(self._session.ghost)
        self._is_choosing = self._is_choosing and self._session.at >= 0
        waits, rests = self._pauses.is_waiting, not self._pauses.may_offer
        shown = shown_of(self._session, waits, rests, self._is_choosing)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit(shown)
