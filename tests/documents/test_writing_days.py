"""Days of writing: added up, in a row, and never lost to a damaged file."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.documents.writing_days import (
    Written,
    add_day,
    as_csv,
    last_days,
    read_days,
    streak,
)

TODAY = date(2026, 3, 1)


def test_what_is_added_adds_up_over_days(tmp_path: Path) -> None:
    file = tmp_path / "a" / "writing.json"
    add_day(file, TODAY, Written(100, 60))
    add_day(file, TODAY - timedelta(1), Written(7, 5))
    days, damaged = add_day(file, TODAY, Written(-30, 20))
    assert damaged is None
    assert days == read_days(file) == {TODAY: Written(70, 80), TODAY - timedelta(1): Written(7, 5)}


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b'{"days": {"x": [1, 2]}}', b'{"days": {"2026-01-01": 3}}', b"[" * 99999]
)
def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "writing.json"
    file.write_bytes(damage)
    days, kept = add_day(file, TODAY, Written(5, 1))
    assert days == read_days(file) == {TODAY: Written(5, 1)}
    assert kept is not None
    assert kept.read_bytes() == damage


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(-5, 20), max_size=30), st.integers(0, 10))
def test_a_streak_is_the_run_of_days_that_reached_the_goal(words: list[int], goal: int) -> None:
    days = {TODAY - timedelta(back): Written(number) for back, number in enumerate(words)}
    reached = [number >= max(goal, 1) for number in words]
    if reached and not reached[0]:
        reached = reached[1:]  # today is not over
    assert streak(days, TODAY, goal) == [*reached, False].index(False)


def test_the_chart_and_the_table() -> None:
    days = {TODAY: Written(12, 90), TODAY - timedelta(2): Written(-4, 30)}
    two_ago, one_ago = TODAY - timedelta(2), TODAY - timedelta(1)
    assert last_days(days, TODAY, 3) == [(two_ago, 0), (one_ago, 0), (TODAY, 12)]
    table = list(csv.DictReader(io.StringIO(as_csv(days).decode())))
    assert [row["date"] for row in table] == ["2026-02-27", "2026-03-01"]
    assert (table[1]["words"], table[1]["minutes"]) == ("12", "1.5")
