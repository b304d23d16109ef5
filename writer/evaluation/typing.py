"""A text typed as by a writer who watches the suggestions, with the time the model takes.

The writer types at a steady pace. At each key, if what is shown begins with the word that comes
next, one key takes it; otherwise its next letter is typed. Ghost text that is not there before the
key is pressed does not count. Looking at a suggestion costs as much as a quarter of a key if its
first word is wrong, a twentieth if it is right (50 and 10 of the 200 ms between two keys).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from writer.evaluation.next_word import WORD, prompt_at
from writer.evaluation.recorded import Recorder, Timed
from writer.suggest.policy import Place
from writer.suggest.session import Session, Terms

WRONG_GLANCE, RIGHT_GLANCE = 0.25, 0.05
# A word is worth a key from so many letters on.
_WORTH_TAKING = 2
CHARACTERS_A_WORD = 5


@dataclass(slots=True)
class Typed:
    """What was counted. Latencies are milliseconds from a key to the first ghost text after it."""

    characters: int = 0
    keys: int = 0
    takes: int = 0
    free_keys: int = 0  # after which the model had to make no pass
    words: int = 0
    covered_words: int = 0  # with ghost text where they begin
    right_shown: int = 0  # suggestions whose first word was the one that came
    wrong_shown: int = 0
    latencies: list[float] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was shown that was right."""
        return self.right_shown / max(self.right_shown + self.wrong_shown, 1)

    @property
    def saved(self) -> float:
        """The share of the characters that cost no key, less the glances."""
        glances = WRONG_GLANCE * self.wrong_shown + RIGHT_GLANCE * self.right_shown
        return 1 - (self.keys + glances) / max(self.characters, 1)


class Typist:
    """Types one text once. `words_per_minute` 0 waits for every answer."""

    def __init__(
        self, text: str, begin: int, end: int, recorder: Recorder, terms: Terms, pace: int
    ) -> None:
        self.typed = Typed(characters=end - begin)
        self._text, self._at, self._begin, self._end = text, begin, begin, end
        self._recorder, self._terms = recorder, terms
        self._session = Session()
        self._pause = 60_000 / (pace * CHARACTERS_A_WORD) if pace else float("inf")
        self._starts = {match.start() for match in WORD.finditer(text, begin, end)}
        self._request, self._prompt, self._number = -1, "", 0
        self._owed = 0.0  # what the worker still has to finish that nobody wants any more
        self._partly = 0.0  # how much of the next piece's time has passed already
        self._waited = 0.0
        self._is_free = True  # whether the latest key asked nothing of the model

    def run(self, tell: Callable[[float], None]) -> Typed:
        """Type to the end; tells how far it is."""
        self._ask()
        while self._at < self._end:
            self._wait()
            self.typed.free_keys += self._is_free
            self._press()
            tell((self._at - self._begin) / (self._end - self._begin))
        return self.typed

    def _press(self) -> None:
        """One key: take the next word if it is right, or type a letter."""
        session, counted = self._session, self.typed
        begun_at, is_shown = self._at, bool(session.ghost)
        word = session.suggestion.next_word() if session.ghost else ""
        counted.keys += 1
        if len(word.strip()) >= _WORTH_TAKING and self._goes_on_with(word):
            counted.takes += 1
            self._at += len(word)
            goes_on = session.take(word)
        else:
            goes_on = session.edited(self._at, 0, self._text[self._at])
            self._at += 1
        begun = sum(at in self._starts for at in range(begun_at, self._at))
        counted.words += begun
        counted.covered_words += begun * is_shown
        self._is_free = True
        if goes_on:
            self._ask()

    def _ask(self) -> None:
        prompt = prompt_at(self._text, self._at)
        self._owed += self._unfinished()
        request = self._session.ask(Place(prompt, ""), self._at, self._terms, explicit=False)
        self._session.reveal()
        if request is not None:
            self._request, self._prompt, self._number = request, prompt, 0
        self._partly = self._waited = 0.0

    def _unfinished(self) -> float:
        """What is left of the piece that the worker is at, should it be cancelled now."""
        return self._next().milliseconds - self._partly if self._partly else 0.0

    def _next(self) -> Timed:
        return self._recorder.piece(self._prompt, self._number)

    def _wait(self) -> None:
        """Let the time until the next key pass, and what comes within it arrive."""
        left = self._pause
        done = min(self._owed, left)
        self._owed -= done
        left -= done
        self._waited += done
        while self._session.wanted >= 0 and left > 0:
            timed = self._next()
            needed = timed.milliseconds - self._partly
            if needed > left:
                self._partly += left
                self._waited += left
                return
            left, self._partly, self._waited = left - needed, 0.0, self._waited + needed
            self._number += 1
            self._is_free &= not timed.passes
            self._receive(timed)

    def _receive(self, timed: Timed) -> None:
        shown = self._session.ghost
        if timed.is_last:
            self._session.finish(self._request, "length")
        else:
            piece = timed.piece
            self._session.receive(self._request, piece.text, piece.log_probability)
        if self._session.ghost and not shown and not self._session.suggestion.used:
            self.typed.latencies.append(self._waited)
            right = self._is_right(self._session.suggestion.next_word())
            self.typed.right_shown += right
            self.typed.wrong_shown += not right

    def _is_right(self, word: str) -> bool:
        """Whether the text goes on with this word, whatever mark follows it."""
        bare = WORD.search(word)
        return self._goes_on_with(word[: bare.end()] if bare else word)

    def _goes_on_with(self, word: str) -> bool:
        """Whether these letters come next, and end where a word does."""
        follows = self._text[self._at + len(word) : self._at + len(word) + 1]
        whole = not (word[-1:].isalnum() and follows.isalnum())
        return self._text.startswith(word, self._at) and whole
