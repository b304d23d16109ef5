"""Counting as a reader counts, in every script."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.documents.words import WORD, Counts, count, count_words


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", Counts()),
        ("It’s a well-known\nfact. ", Counts(4, 23, 20)),
        ("她说：hello", Counts(3, 8, 8, 2)),
        ("𠀀字", Counts(2, 2, 2, 2)),
        ("猫がいる。", Counts(4, 5, 5, 4)),
        ("e\u0301te\u0301 👩‍👩‍👧 🇫🇷", Counts(1, 7, 5)),
    ],
)
def test_what_a_text_amounts_to(text: str, counts: Counts) -> None:
    assert count(text) == counts


@given(st.text("ab1_ é’'‑-雪ー.\n"))
def test_the_fast_way_counts_as_the_general_one(text: str) -> None:
    assert count_words(text) == len(WORD.findall(text))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("ab 雪猫\n’🙂é", max_size=40), st.text("ab 雪\n", max_size=40))
def test_the_parts_of_a_text_add_up_at_line_ends(one: str, other: str) -> None:
    assert count(one + "\n" + other) == count(one) + count(other)
    assert count(one).words == count_words(one)


def test_reading_time_knows_both_kinds_of_script() -> None:
    assert count("word " * 2380).reading_minutes == pytest.approx(10)
    assert count("字" * 3900).reading_minutes == pytest.approx(10)
