"""How far a difference between two models can be trusted: the paired bootstrap.

Both models are measured on the same pages. Pages are drawn with replacement, as many as there are,
many times over; each time both models are measured on the pages drawn, and compared. The middle
95 % of the comparisons are the interval: Efron's percentile method, on pairs as in Koehn 2004,
"Statistical significance tests for machine translation evaluation". What makes one page harder than
another does so for both models, and cancels out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES, SEED = 10_000, 0
LEVEL = 0.95
# From fewer pages an interval would say more than is known.
LEAST_PAGES = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted on one page, and of how many: a measure is the ratio of their sums."""

    amount: float
    count: float


Value = Callable[[np.ndarray], np.ndarray]  # from ratios to the measure, elementwise


def measured(tallies: Sequence[Tally], value: Value) -> float:
    """The measure over all pages. Raises ValueError where nothing was counted."""
    sums = _array(tallies).sum(axis=0)
    if not sums[1]:
        raise ValueError("nothing was counted")
    return float(value(sums[0] / sums[1]))


def relative_change(
    before: Sequence[Tally], after: Sequence[Tally], value: Value, resamples: int = RESAMPLES
) -> tuple[float, float] | None:
    """The 95 % interval of after / before - 1, for tallies of the same pages in the same order.

    None for fewer than five pages, or where `before` comes too near to zero to be divided by.
    Raises ValueError for tallies of different pages.
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} pages cannot be compared with {len(after)}")
    count = len(before)
    if count < LEAST_PAGES:
        return None
    # Each row tells how often each page is drawn.
    drawn = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), resamples)
    sums = drawn @ np.hstack([_array(before), _array(after)])  # (resamples, 4)
    if (sums[:, [1, 3]] == 0).any():
        return None
    old, new = value(sums[:, 0] / sums[:, 1]), value(sums[:, 2] / sums[:, 3])
    if (old <= 0).any():
        return None
    low, high = np.quantile(new / old - 1, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _array(tallies: Sequence[Tally]) -> np.ndarray:
    """(pages, 2): amounts and counts."""
    return np.array([(tally.amount, tally.count) for tally in tallies], float).reshape(-1, 2)
