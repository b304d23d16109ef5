"""Guesses at the next tokens, looked up in what was written before.

Prompt lookup decoding (A. Saxena, 2023): where the latest tokens stood before, the same may follow.
The engine verifies a guess in one pass (2211.17192); what is chosen never depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from writer.lm.cache import common_prefix

# Eight tokens in one pass take 1.4 to 1.6 times as long as one; changing the sizes there and back
# takes 4 ms, two thirds of a token.
MOST = 7
# Of so many tokens at least must a guess have been right of late, on average.
_WORTHWHILE = 2.0
_RATE = 1 / 6
_LONGEST_MATCH = 8
_MOST_REMEMBERED, _MOST_LEARNT, _MOST_CONTEXT = 2048, 200_000, 2048
_BREAK = -1  # between texts


class Drafts:
    """Knows the texts, and how good guesses have been, by the length of the match.

    A guess that is not worth a pass is kept all the same and compared with what is then chosen, so
    that drafting starts and stops by itself, and measuring costs nothing.
    """

    def __init__(self) -> None:
        self._learnt = np.empty(0, np.int32)
        self._remembered: list[int] = []
        self._right = [0.0] * (_LONGEST_MATCH + 1)
        self._pending: tuple[list[int], list[int], int] | None = None  # ids, guess, match

    def learn(self, texts: Iterable[Sequence[int] | np.ndarray]) -> None:
        """Look into these texts, given as token ids, too; the first 200,000 tokens count."""
        broken = [np.append(np.asarray(text, np.int32), _BREAK) for text in texts]
        self._learnt = np.concatenate([np.empty(0, np.int32), *broken])[:_MOST_LEARNT]

    def remember(self, ids: Sequence[int]) -> None:
        """Look into this suggestion, and what it followed, as well; the latest of them count."""
        self._remembered = [*self._remembered, *ids, _BREAK][-_MOST_REMEMBERED:]

    def forget(self) -> None:
        """Forget the suggestions; what was learnt stays, and how good guesses are."""
        self._remembered, self._pending = [], None

    def guess(self, ids: list[int], most: int) -> list[int]:
        """Up to `most` tokens that may follow, or none where a pass would hardly pay."""
        self.note(ids)
        if self._pending is not None:
            return []
        length, guess = self._look_up(ids[-_MOST_CONTEXT:])
        if not guess:
            return []
        self._pending = (ids, guess, length)
        return guess[:most] if self._right[length] >= _WORTHWHILE else []

    def note(self, ids: list[int]) -> None:
        """Learn from what was chosen how good the latest guess was."""
        if self._pending is None:
            return
        base, guess, length = self._pending
        if ids[: len(base)] != base:  # another text
            self._pending = None
            return
        chosen = ids[len(base) :]
        right = common_prefix(chosen, guess)
        if right == len(chosen) < len(guess):
            return  # so far so good
        self._right[length] += _RATE * (right - self._right[length])
        self._pending = None

    def _look_up(self, ids: list[int]) -> tuple[int, list[int]]:
        """The longest match of the last tokens, and what followed it; the nearest text first."""
        context = np.array(ids, np.int32)
        best: tuple[int, list[int]] = (1, [])
        for text in (context, np.array(self._remembered, np.int32), self._learnt):
            length, place = longest_match(text, ids)
            if length > best[0]:
                best = (length, following(text, place))
        return best


def longest_match(text: np.ndarray, ids: list[int]) -> tuple[int, int]:
    """How many of the last ids stand in the text (n,), and where they end, not counting its end."""
    places = np.flatnonzero(text[:-1] == ids[-1])
    length = 0
    while len(places):
        length, latest = length + 1, places
        if length == min(_LONGEST_MATCH, len(ids)):
            break
        places = places[places >= length]
        places = places[text[places - length] == ids[-1 - length]]
    return (length, int(latest[-1])) if length else (0, 0)


def following(text: np.ndarray, place: int) -> list[int]:
    """The tokens after this place, at most so many, round and round where the text ends."""
    found: list[int] = []
    period = len(text) - 1 - place
    for i in range(MOST):
        token = int(text[place + 1 + i % period])
        if token == _BREAK:
            break
        found.append(token)
    return found
