from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.policy import (
    Place,
    joined_to,
    may_ask,
    repeats,
    without_loop,
    without_overlap,
)


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        ("He went ", "", True),
        ("He went ", "\nNext line", True),
        ("“He went ", "”\n", True),
        ("He went ", "home again.", True),
        ("He we", "nt home", False),
        ("", "", False),
        ("# Chapter ", "", False),
        ("#", "", False),
        ("#1 was ", "", True),
    ],
)
def test_when_to_ask(before: str, after: str, asks: bool) -> None:
    assert may_ask(Place(before, after), explicit=False) == asks
    assert may_ask(Place(before, after), explicit=True)
    assert not may_ask(Place(before, after, has_selection=True), explicit=True)


@given(st.text("abc ,.", max_size=20), st.text("abc ,.", max_size=20))
def test_nothing_is_offered_that_the_text_goes_on_with(text: str, after: str) -> None:
    found = without_overlap(text, after)
    assert text.startswith(found)
    follows = after.strip()
    if len(follows) >= 3:
        assert not found.strip().startswith(follows)


def test_overlap_with_the_suffix_is_cut() -> None:
    assert without_overlap(" the long road home", " home again") == " the long road"
    assert without_overlap(" the long road", "") == " the long road"
    assert without_overlap(" to breathe", "the air") == " to breathe"


def test_what_was_just_said_is_seen() -> None:
    assert repeats("It was late. He went to the door.", " He went to the door.")
    assert not repeats("It was late.", " He went to the door.")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (" said, “I am not late, I am not late, I am", " said, “I am not late,"),
        (" very very very very good", " very"),
        (" it was and it was not", " it was and it was not"),
    ],
)
def test_a_loop_is_cut_where_it_begins_again(text: str, cut: str) -> None:
    assert without_loop(text) == cut


@given(st.lists(st.sampled_from(["a", "b", "c", ","]), max_size=14))
def test_no_three_words_are_said_twice(words: list[str]) -> None:
    kept = [word for word in without_loop(" ".join(words)).split() if word != ","]
    threes = list(zip(kept, kept[1:], kept[2:], strict=False))
    assert len(threes) == len(set(threes))


def test_it_does_not_run_into_the_word_that_follows() -> None:
    assert joined_to("quickly", "went home") == "quickly "
    assert joined_to("quickly", " went") == joined_to("quickly", ", he") == "quickly"
    assert joined_to("quickly.", "went") == "quickly."
