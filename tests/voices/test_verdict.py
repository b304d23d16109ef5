"""Only what the interval bears out is called better or worse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.voices.report import Measured, Neutral
from writer.voices.verdict import forgotten, is_beyond_chance, verdict


def measured(name: str, low: float | None, high: float | None) -> Measured:
    return Measured(name, 100, 1.0, 1.0, 1.0, low, high)


@given(st.floats(-0.5, 0.5), st.floats(0, 0.5))
def test_lower_perplexity_is_better_and_more_of_the_others_is(low: float, width: float) -> None:
    high = low + width
    accuracy = verdict(measured("next_word", low, high))
    perplexity = verdict(measured("perplexity", -high, -low))
    assert accuracy == perplexity
    if accuracy.kind in ("better", "worse"):
        assert 0 < accuracy.low <= accuracy.high
    else:
        assert low <= 0 <= high


def test_without_an_interval_nothing_is_claimed() -> None:
    assert verdict(measured("perplexity", None, 0.1)).kind == "unknown"


@pytest.mark.parametrize(
    ("picked", "of", "beyond"),
    [(10, 10, True), (9, 10, True), (8, 10, False), (5, 5, True), (4, 4, False), (0, 0, False)],
)
def test_guessing_is_not_a_finding(picked: int, of: int, beyond: bool) -> None:
    assert is_beyond_chance(picked, of) is beyond


def test_what_is_forgotten_is_told_by_degrees() -> None:
    assert [forgotten(Neutral(30.0, now)) for now in (29.0, 30.5, 31.0, 33.1)] == [
        "kept",
        "kept",
        "some",
        "much",
    ]
