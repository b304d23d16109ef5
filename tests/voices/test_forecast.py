"""How long it takes, and what to expect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.voices.forecast import expectation, seconds_left, spoken


def told(gaps: list[float], steps: int) -> list[dict[str, Any]]:
    """The progress of steps with these times between them."""
    lines = [{"step": 0, "steps": steps, "seconds": 0.0}]
    for number, gap in enumerate(gaps, 1):
        lines.append({"step": number, "steps": steps, "seconds": lines[-1]["seconds"] + gap})
    return lines


@given(
    st.floats(0.1, 30),
    st.integers(5, 100),
    st.integers(0, 1000),
    st.sets(st.integers(0, 99), max_size=2),
    st.sets(st.integers(1, 99), max_size=2),
)
def test_rests_restarts_and_samples_do_not_count(
    pace: float, done: int, left: int, rests: set[int], restarts: set[int]
) -> None:
    gaps = [pace + (3600 if number in rests else 0) for number in range(done)]
    lines = told(gaps, done + left)
    for at in restarts & set(range(1, done)):
        begun = lines[at]["seconds"]
        lines[at:] = [{**line, "seconds": line["seconds"] - begun} for line in lines[at:]]
    lines.insert(1, {"step": 0, "steps": done + left, "sample": "…"})
    assert seconds_left(lines) == pytest.approx(pace * left, rel=1e-4, abs=1e-3)


def test_nothing_is_said_before_it_can_be_known() -> None:
    assert seconds_left([]) is None
    assert seconds_left(told([], 10)) is None
    assert seconds_left(told([9.0], 10)) is None


@given(st.floats(0, 1e7))
def test_a_duration_is_said_with_one_number_not_far_from_it(seconds: float) -> None:
    number, unit = spoken(seconds)
    size = {"seconds": 1, "minutes": 60, "hours": 3600}[unit]
    assert abs(number * size - seconds) <= max(10, seconds / 2)
    assert 0 < number < 60 or unit != "seconds"


def test_few_words_are_told_to_be_few() -> None:
    assert [expectation(n) for n in (0, 999, 1000, 4999, 5000)] == [
        "none",
        "nothing",
        "little",
        "little",
        "good",
    ]
