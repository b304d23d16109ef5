"""What is offered at the cursor right now: asked for, streamed in, used up or dropped.

Told of every event, it keeps the suggestion there is, with the others for the same place, and
answers what to do next. It has no clock and no window, so that every order of events can be tried
out: whoever holds it measures the pauses, asks the model and paints. What has come is shown only
once it has been revealed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from writer.suggest.boundaries import Size, first_of, whole_words
from writer.suggest.context import without_second_space
from writer.suggest.copying import NO_SHINGLES, Shingles
from writer.suggest.gate import Gate, sure_of
from writer.suggest.policy import (
    Place,
    is_worth_a_look,
    joined_to,
    may_ask,
    repeats,
    without_loop,
    without_overlap,
)
from writer.suggest.quotes import in_style_of
from writer.suggest.spelling import ends_misspelt
from writer.suggest.suggestion import Suggestion, each_word

NOTHING = Suggestion("")


def units(text: str) -> int:
    """The length of a text in UTF-16 units, in which editors count their positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Status(Enum):
    """What the writer is told. Waiting is for a pause; resting comes of too many dismissals."""

    READY = "ready"
    WAITING = "waiting"
    THINKING = "thinking"
    SHOWN = "shown"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Terms:
    """How much of a completion is offered: up to an end of this size, as far as it is sure.

    Without a gate everything is: the writer asked for it. What copies a text is marked, or cut.
    """

    size: Size = Size.SENTENCE
    gate: Gate | None = None
    copied: Shingles = NO_SHINGLES
    cuts_copies: bool = False

    def at(self, place: Place) -> Terms:
        """The same for this place: in the middle of a line only a sure word or two."""
        if self.gate is None or not place.is_mid_line:
            return self
        shorter = min(self.size, Size.CLAUSE, key=list(Size).index)
        return replace(self, size=shorter, gate=self.gate.stricter())


class Session:
    """Holds what is offered. A late or foreign answer never changes it."""

    def __init__(self) -> None:
        self.at = -1  # the position in the document where the suggestion goes on; -1 without one
        self.wanted = -1  # id of the request whose answer is awaited; -1 for none
        self.is_revealed = False
        self.known_words: frozenset[str] = frozenset()  # after any other nothing is offered
        self._last_id = -1
        self._place = Place("", "")
        self._terms = Terms()
        self._pieces: list[tuple[str, float]] = []
        self._choices = [NOTHING]  # for this place, with the same characters used
        self._index = 0
        self._mending = False  # letters were deleted and the word is not over yet

    @property
    def suggestion(self) -> Suggestion:
        """The one at the cursor, shown or not."""
        return self._choices[self._index]

    @property
    def ghost(self) -> str:
        """What to show at the cursor."""
        return self.suggestion.remaining if self.is_revealed else ""

    @property
    def choices(self) -> tuple[Suggestion, ...]:
        """All that can be cycled through here, the current one among them."""
        return tuple(choice for choice in self._choices if choice.text)

    @property
    def index(self) -> int:
        """Which of the choices is the current one."""
        return self._index

    @property
    def status(self) -> Status:
        """What to tell the writer."""
        if self.ghost:
            return Status.SHOWN
        return Status.READY if self.wanted < 0 else Status.THINKING

    def edited(self, position: int, removed: int, added: str) -> bool:
        """Note a change of the text; True if something may be offered after it.

        Letters of the suggestion itself use it up; anything else ends it. In a word that letters
        were deleted from nothing is offered.
        """
        advanced = position == self.at and not removed and self._advance(added)
        self._mending = bool(removed) or (self._mending and added.isalnum())
        if not advanced:
            self.drop()
            return bool(added) and not self._mending
        return self._end_if_exhausted()

    def moved(self, position: int) -> None:
        """Note where the cursor is; away from the suggestion, it ends."""
        if self.at >= 0 and position != self.at:
            self.drop()

    def ask(self, place: Place, position: int, terms: Terms, explicit: bool) -> int | None:
        """Begin anew at this place: the id of the request to send, or None to send none.

        What an explicit wish brings is shown as it comes; anything else, once it is revealed.
        """
        self.drop()
        if not may_ask(place, explicit):
            return None
        if not explicit and ends_misspelt(place.before, self.known_words):
            return None
        self.is_revealed = explicit
        return self._want(place, position, terms)

    def ask_again(self, place: Place, position: int, terms: Terms) -> int:
        """Ask for another suggestion at the same place; those from before can be gone back to."""
        kept = [choice for choice in self._choices if choice.text] if position == self.at else []
        self.drop()
        self.is_revealed = True
        self._choices, self._index = [*kept, NOTHING], len(kept)
        return self._want(place, position, terms)

    def ask_others(self, place: Place, position: int, terms: Terms) -> int:
        """Ask for a list of alternatives; what is shown stays until they come."""
        if position != self.at:
            self.drop()
        self.is_revealed = True
        # Alternatives continue the text as it is now: what was used of this one stands in it.
        self._choices = [replace(choice, text=choice.remaining, used=0) for choice in self._choices]
        return self._want(place, position, terms)

    def reveal(self) -> None:
        """Show what has come, and what still comes."""
        self.is_revealed = True

    def receive(self, request_id: int, piece: str, log_probability: float = 0.0) -> bool:
        """Take in a piece of the answer: what is offered grows by whole words.

        True if the suggestion ended with it and has been used up, as for `finish`.
        """
        if request_id != self.wanted:
            return False
        self._pieces.append((piece, log_probability))
        self._grow(complete=False)
        return self._end_if_exhausted()

    def finish(self, request_id: int, reason: str) -> bool:
        """Note that the answer is over; a last word that was cut off is not offered.

        True if all of it has been used by now, so that asking for more makes sense.
        """
        if request_id != self.wanted:
            return False
        self._grow(complete=reason == "stop")
        self.wanted = -1
        if not self.suggestion.text and len(self._choices) > 1:
            del self._choices[self._index]  # nothing new came: the one before it stays
            self._index = len(self._choices) - 1
        return self._end_if_exhausted()

    def receive_others(self, request_id: int, others: Sequence[tuple[str, float]]) -> None:
        """Take in the alternatives asked for, and show the first that was not there yet.

        Each is a text with its log-probability.
        """
        if request_id != self.wanted:
            return
        self.wanted = -1
        known = [choice for choice in self._choices if choice.text]
        for text, probability in others:
            offered = self._offered([(text, probability)], complete=False)[0]
            if offered and all(offered.split() != choice.text.split() for choice in known):
                sure, copies = each_word(text, probability), self._copies(offered)
                known.append(Suggestion(offered, 0, sure, copies))
        had = sum(bool(choice.text) for choice in self._choices)
        self._choices = known or [NOTHING]
        self._index = had if had < len(known) else 0
        if not known:
            self.drop()

    def cycle(self, step: int) -> bool:
        """Show the next or the previous of the choices; False if there is no other yet."""
        if len(self.choices) < 2 or self.wanted >= 0:
            return False
        self._index = (self._index + step) % len(self._choices)
        return True

    def choose(self, index: int) -> None:
        """Show this one of the choices."""
        if 0 <= index < len(self._choices) and self.wanted < 0:
            self._index = index

    def take(self, text: str) -> bool:
        """Note that this beginning of the suggestion was put into the text at its place.

        True if that was all of it, so that asking for more makes sense.
        """
        if not self._advance(text):
            raise ValueError("only the suggestion's own beginning can be taken")
        return self._end_if_exhausted()

    def drop(self) -> None:
        """Offer nothing, and want no answer any more."""
        self._choices, self._index, self._pieces = [NOTHING], 0, []
        self.at, self.wanted, self.is_revealed = -1, -1, False

    def _want(self, place: Place, position: int, terms: Terms) -> int:
        self._last_id += 1
        self.wanted, self.at = self._last_id, position
        self._place, self._terms, self._pieces = place, terms.at(place), []
        return self.wanted

    def _advance(self, text: str) -> bool:
        """Use up these letters; the other choices stay as far as they have them too."""
        ahead = [choice.advanced(text) for choice in self._choices]
        current = ahead[self._index]
        if current is None:
            return False
        self._choices = [one for one in ahead if one and (one is current or not one.is_exhausted)]
        self._index = next(n for n, choice in enumerate(self._choices) if choice is current)
        self.at += units(text)
        return True

    def _end_if_exhausted(self) -> bool:
        """Drop a suggestion that is used up, unless its answer still streams in and may go on."""
        if not self.suggestion.is_exhausted or self.wanted >= 0:
            return False
        had_text = bool(self.suggestion.text)
        self.drop()
        return had_text

    def _grow(self, complete: bool) -> None:
        offered, is_over = self._offered(self._pieces, complete)
        shown = self.suggestion
        if len(offered) > len(shown.text) and offered.startswith(shown.text):
            raw = "".join(text for text, _ in self._pieces)
            likelihood = each_word(raw, sum(p for _, p in self._pieces))
            more, copies = offered[len(shown.text) :], self._copies(offered)
            self._choices[self._index] = shown.extended(more, likelihood, copies)
        if is_over:
            self.wanted = -1  # what comes after this is not wanted: the model may rest

    def _copies(self, offered: str) -> bool:
        return self._terms.copied.fresh(self._place.before, offered) != offered

    def _offered(self, pieces: Sequence[tuple[str, float]], complete: bool) -> tuple[str, bool]:
        """As much of an answer as may be offered, and whether no more of it ever will be."""
        place, terms = self._place, self._terms
        raw = "".join(text for text, _ in pieces)
        text = in_style_of(place.before, without_second_space(place.before, raw))
        end = first_of(terms.size, text)
        offered, is_over = (text, False) if end is None else (end, True)
        if not (is_over or complete):
            offered = whole_words(offered)
        if terms.gate is not None:
            sure = sure_of(pieces, terms.gate, place.is_inside_word)
            if sure.is_over:
                sure_text = text[: max(sure.length - (len(raw) - len(text)), 0)]
                offered, is_over = min(offered, sure_text.rstrip(), key=len), True
        cut = without_overlap(without_loop(offered), place.after)
        if terms.cuts_copies:
            cut = terms.copied.fresh(place.before, cut)
        if repeats(place.before, cut):
            return "", True
        is_over = is_over or cut != offered
        if terms.gate is not None and not is_worth_a_look(cut):
            cut = ""
        return joined_to(cut, place.after), is_over
