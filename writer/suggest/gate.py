"""Whether the model is sure enough to be shown, and how far.

What counts is the probability that the model itself gives to whole words: that of the first decides
whether anything is shown, those of the words after it how far. It needs no calibration of its own:
on a novel, of the words given 0.4 to 0.5 came true 40 %, of those given 0.9 and more 94 %.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from writer.suggest.boundaries import next_word

# By the share of word starts, in percent, at which something is shown: how likely the first word
# has to be, measured on 556 of them (Doyle). Between them the thresholds are interpolated.
_SHARES = ((0, 1.0), (5, 0.85), (10, 0.71), (15, 0.6), (20, 0.53), (30, 0.44), (50, 0.28), (100, 0))
_MID_LINE = 0.8
# A word or the marks between words, each judged on its own, with the space before it.
_UNIT = re.compile(r"[^\S\n]*(?:\n|\w+(?:['’-]\w+)*|[^\w\s]+)|\s+")


@dataclass(frozen=True, slots=True)
class Gate:
    """The least probabilities: of the first word, right after a letter, and of what follows it."""

    first: float
    inside: float = 0.0
    following: float = 0.0

    def stricter(self) -> Gate:
        """For a place where a suggestion is in the way: in the middle of a line."""
        return Gate(max(self.first, _MID_LINE), max(self.inside, _MID_LINE), _MID_LINE)


def gate_for(share: int) -> Gate:
    """The gate that shows something at about this share, in percent, of the places.

    Right after a letter it has to be surer: what is wrong is in the way of the next letter, and the
    letters that stand there already rule out so much that what is right nearly always is sure.
    """
    for (low, at_low), (high, at_high) in pairwise(_SHARES):
        if share <= high:
            first = at_low + (share - low) / (high - low) * (at_high - at_low)
            return Gate(first, inside=1 - (1 - first) / 4, following=first / 2)
    return Gate(0.0)


@dataclass(frozen=True, slots=True)
class Sure:
    """How many characters the model is sure of, and whether it is sure of no more than that."""

    length: int
    is_over: bool


def sure_of(pieces: Sequence[tuple[str, float]], gate: Gate, inside_word: bool) -> Sure:
    """How far the gate lets this text through, given piece by piece with log-probabilities.

    Words pass whole or not at all: what one still lacks can only make it less likely.
    """
    text = "".join(piece for piece, _ in pieces)
    starts: list[tuple[int, float]] = []
    at = 0
    for piece, probability in pieces:
        starts.append((at, probability))
        at += len(piece)
    passed, least = 0, gate.inside if inside_word else gate.first
    while passed < len(text):
        unit = _next_unit(text[passed:])
        end = passed + len(unit)
        if math.exp(sum(p for start, p in starts if passed <= start < end)) < least:
            return Sure(passed, is_over=True)
        passed = end
        if any(letter.isalnum() for letter in unit):
            least = gate.following
    return Sure(passed, is_over=False)


def _next_unit(text: str) -> str:
    match = _UNIT.match(text)
    # In a script without spaces the next phrase; the marks after it are another.
    return next_word(match.group()) if match else text
