"""What the figures of a report come to, before they are put into words."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Literal

from writer.voices.report import Measured, Neutral

LOWER_IS_BETTER = frozenset({"perplexity"})
_FORGOTTEN, _MUCH_FORGOTTEN = 0.02, 0.10
_CHANCE = 0.05

Kind = Literal["better", "worse", "unsure", "unknown"]
Memory = Literal["kept", "some", "much"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a voice compares; it is `low` to `high` better or worse, as shares of 1."""

    kind: Kind
    low: float = 0.0
    high: float = 0.0


def verdict(measured: Measured) -> Verdict:
    """Whether the writer's own words made the difference, by the 95 % interval."""
    if measured.low is None or measured.high is None:
        return Verdict("unknown")
    low, high = measured.low, measured.high
    if measured.name in LOWER_IS_BETTER:
        low, high = -high, -low
    if low > 0:
        return Verdict("better", low, high)
    return Verdict("worse", -high, -low) if high < 0 else Verdict("unsure", low, high)


def forgotten(neutral: Neutral) -> Memory:
    """How much of other people's prose was forgotten."""
    change = neutral.voice / neutral.base - 1
    if change < _FORGOTTEN:
        return "kept"
    return "some" if change < _MUCH_FORGOTTEN else "much"


def is_beyond_chance(picked: int, of: int) -> bool:
    """Whether one who only guessed would pick the voice so often one time in twenty, or less."""
    ways = sum(comb(of, n) for n in range(picked, of + 1))
    return of > 0 and ways / 2**of <= _CHANCE
