from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.policy import (
    Place,
    first_sentence,
    is_loop,
    may_ask,
    whole_words,
    without_overlap,
)


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        ("He went ", "", True),
        ("He went ", "\nNext line", True),
        ("“He went ", "”\n", True),
        ("He went ", "home again.", False),
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


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" and left. Then he", " and left."),
        (" and left.", None),
        (" said Mr. Holmes quietly. Then", " said Mr. Holmes quietly."),
        (" it was 3.5 miles off. So", " it was 3.5 miles off."),
        (" “Go!” he said", " “Go!”"),
        (" at once\nNew", " at once"),
        ("\n\nThe next day. And", "\n\nThe next day."),
        ("雪。夜", "雪。"),
        (" and so on", None),
    ],
)
def test_a_suggestion_ends_with_its_sentence(text: str, sentence: str | None) -> None:
    assert first_sentence(text) == sentence


@given(st.text())
def test_whole_words_is_a_beginning_that_never_ends_inside_a_word(text: str) -> None:
    found = whole_words(text)
    assert text.startswith(found)
    assert found == text or text[len(found)].isspace() or not found


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


def test_loops_are_seen() -> None:
    assert is_loop("It was late. He went to the door.", " He went to the door.")
    assert is_loop("So", " very very very very good")
    assert not is_loop("It was late.", " He went to the door.")
