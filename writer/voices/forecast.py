"""What a writer may expect of a training: of so many words, and how long it still takes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, Literal

from writer.voices.texts import FEW_WORDS

HARDLY_ANY_WORDS = 1_000
_LATEST = 20  # steps that tell the pace

Expectation = Literal["none", "nothing", "little", "good"]
Unit = Literal["seconds", "minutes", "hours"]


def expectation(words: int) -> Expectation:
    """What so many words are good for."""
    if words == 0:
        return "none"
    if words < HARDLY_ANY_WORDS:
        return "nothing"
    return "little" if words < FEW_WORDS else "good"


def seconds_left(lines: Sequence[Mapping[str, Any]]) -> float | None:
    """How long a training with this progress still learns; None while that cannot be told.

    Told by the median of the latest steps, so that no rest and no restart counts.
    """
    steps = [line for line in lines if "seconds" in line]
    gaps = [
        after["seconds"] - before["seconds"]
        for before, after in pairwise(steps)
        if after["step"] == before["step"] + 1 and after["seconds"] > before["seconds"]
    ]
    if len(gaps) < 2:
        return None
    left = steps[-1]["steps"] - steps[-1]["step"]
    return float(median(gaps[-_LATEST:])) * left


def spoken(seconds: float) -> tuple[float, Unit]:
    """A duration as one says it: in tens of seconds, in minutes, in half hours."""
    if seconds <= 50:
        return max(10, math.ceil(seconds / 10) * 10), "seconds"
    if seconds < 90 * 60:
        return max(1, round(seconds / 60)), "minutes"
    return round(seconds / 1800) / 2, "hours"
