from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.evaluation.bootstrap import Tally, measured, relative_change
from writer.evaluation.measures import KEYSTROKES_SAVED, PERPLEXITY


def test_a_measure_is_the_ratio_of_the_sums_not_the_mean_of_the_ratios() -> None:
    pages = [Tally(2, 4), Tally(1, 8)]
    assert measured(pages, KEYSTROKES_SAVED.value) == pytest.approx(0.25)
    assert measured(pages, PERPLEXITY.value) == pytest.approx(np.exp(0.25))
    with pytest.raises(ValueError, match="nothing"):
        measured([Tally(0, 0)], PERPLEXITY.value)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.floats(0.1, 10), min_size=5, max_size=40), st.floats(0.5, 2))
def test_what_pages_differ_in_cancels_out(amounts: list[float], factor: float) -> None:
    before = [Tally(amount, 1) for amount in amounts]
    after = [Tally(factor * amount, 1) for amount in amounts]
    interval = relative_change(before, after, KEYSTROKES_SAVED.value, resamples=200)
    assert interval == pytest.approx((factor - 1, factor - 1), abs=1e-9)


def test_the_interval_is_that_of_the_normal_distribution_where_that_holds() -> None:
    gains = np.random.default_rng(1).normal(1.2, 0.5, 900)
    before, after = [Tally(1, 1)] * len(gains), [Tally(gain, 1) for gain in gains]
    interval = relative_change(before, after, KEYSTROKES_SAVED.value)
    half = 1.96 * gains.std() / np.sqrt(len(gains))
    expected = (gains.mean() - half - 1, gains.mean() + half - 1)
    assert interval == pytest.approx(expected, abs=0.05 * half)


def test_the_true_change_lies_in_19_of_20_intervals() -> None:
    random, hits = np.random.default_rng(2), 0
    for _ in range(300):
        hard = random.gamma(5, 2, 40)  # pages differ much more than the two models
        before = [Tally(value, 10) for value in hard]
        after = [Tally(value, 10) for value in hard * random.normal(0.9, 0.1, 40)]
        interval = relative_change(before, after, KEYSTROKES_SAVED.value, resamples=400)
        assert interval is not None
        hits += interval[0] <= -0.1 <= interval[1]
    assert 0.9 <= hits / 300 <= 0.98


def test_no_interval_is_made_up() -> None:
    pages = [Tally(1, 10)] * 5
    identity = KEYSTROKES_SAVED.value
    assert relative_change(pages, pages, identity) == (0, 0)
    assert relative_change(pages[:4], pages[:4], identity) is None, "too few pages"
    assert relative_change([Tally(0, 10)] * 5, pages, identity) is None, "nothing to divide by"
    mixed = [Tally(1, 10), *[Tally(-0.1, 10)] * 6]
    assert relative_change(mixed, mixed, identity) is None, "some draws save nothing"
    with pytest.raises(ValueError, match="cannot be compared"):
        relative_change(pages, pages[:4], identity)
