"""What is offered at the cursor right now: asked for, streamed in, used up or dropped.

Told of every event, it keeps the one suggestion there is and answers what to do next. It has no
clock and no window, so that every order of events can be tried out: whoever holds it measures the
pauses, asks the model and paints.
"""

from __future__ import annotations

from enum import Enum

from writer.suggest.context import without_second_space
from writer.suggest.policy import (
    Place,
    first_sentence,
    is_loop,
    may_ask,
    whole_words,
    without_overlap,
)
from writer.suggest.request import Request
from writer.suggest.suggestion import Suggestion

NOTHING = Suggestion("")


def units(text: str) -> int:
    """The length of a text in UTF-16 units, in which editors count their positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Status(Enum):
    """What the writer is told: quiet, a completion is being computed, or one is shown."""

    READY = "ready"
    THINKING = "thinking"
    SHOWN = "shown"


class Session:
    """Holds the one suggestion there is. A late or foreign answer never changes it."""

    def __init__(self) -> None:
        self.suggestion = NOTHING
        self.at = -1  # the position in the document where the suggestion goes on; -1 without one
        self.wanted = -1  # id of the request whose answer is awaited; -1 for none
        self._last_id = -1
        self._before = self._after = ""
        self._received = ""

    @property
    def ghost(self) -> str:
        """What to show at the cursor."""
        return self.suggestion.remaining

    @property
    def status(self) -> Status:
        """What to tell the writer."""
        if self.ghost:
            return Status.SHOWN
        return Status.READY if self.wanted < 0 else Status.THINKING

    def edited(self, position: int, removed: int, added: str) -> bool:
        """Note a change of the text; True if a pause should be waited for before asking.

        Letters of the suggestion itself use it up; anything else ends it.
        """
        advanced = None
        if position == self.at and not removed:
            advanced = self.suggestion.advanced(added)
        if advanced is None:
            self.drop()
            return bool(added) and not removed
        self.suggestion, self.at = advanced, position + units(added)
        return self._end_if_exhausted()

    def moved(self, position: int) -> None:
        """Note where the cursor is; away from the suggestion, it ends."""
        if self.at >= 0 and position != self.at:
            self.drop()

    def ask(self, place: Place, position: int, max_tokens: int, explicit: bool) -> Request | None:
        """The request to send from this place, or None where nothing should be asked."""
        self.drop()
        if not may_ask(place, explicit):
            return None
        self._last_id += 1
        self.wanted, self.at = self._last_id, position
        self._before, self._after, self._received = place.before, place.after, ""
        return Request(self.wanted, place.before, max_tokens)

    def receive(self, request_id: int, piece: str) -> bool:
        """Take in a piece of the answer: what is shown grows by whole words.

        True if the suggestion ended with it and has been used up, as for `finish`.
        """
        if request_id != self.wanted:
            return False
        self._received += piece
        self._grow(complete=False)
        return self._end_if_exhausted()

    def finish(self, request_id: int, reason: str) -> bool:
        """Note that the answer is over; a last word that was cut off is not shown.

        True if all of it has been used by now, so that asking for more makes sense.
        """
        if request_id != self.wanted:
            return False
        self._grow(complete=reason == "stop")
        self.wanted = -1
        return self._end_if_exhausted()

    def take(self, text: str) -> bool:
        """Note that this beginning of the suggestion was put into the text at its place.

        True if that was all of it, so that asking for more makes sense.
        """
        advanced = self.suggestion.advanced(text)
        if advanced is None:
            raise ValueError("only the suggestion's own beginning can be taken")
        self.suggestion, self.at = advanced, self.at + units(text)
        return self._end_if_exhausted()

    def drop(self) -> None:
        """Offer nothing, and want no answer any more."""
        self.suggestion, self.at, self.wanted = NOTHING, -1, -1

    def _end_if_exhausted(self) -> bool:
        """Drop a suggestion that is used up, unless its answer still streams in and may go on."""
        if not self.suggestion.is_exhausted or self.wanted >= 0:
            return False
        had_text = bool(self.suggestion.text)
        self.drop()
        return had_text

    def _grow(self, complete: bool) -> None:
        settled = without_second_space(self._before, self._received)
        sentence = first_sentence(settled)
        offered = settled if sentence is None else sentence
        if sentence is None and not complete:
            offered = whole_words(offered)
        whole = offered
        offered = without_overlap(offered, self._after)
        loops = is_loop(self._before, offered)
        shown = self.suggestion.text
        if len(offered) > len(shown) and offered.startswith(shown) and not loops:
            self.suggestion = self.suggestion.extended(offered[len(shown) :])
        if sentence is not None or offered != whole or loops:
            self.wanted = -1  # what comes after this is not wanted: the model may rest
