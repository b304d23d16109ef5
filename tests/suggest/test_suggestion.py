from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.suggestion import Suggestion


@given(st.text(min_size=1), st.lists(st.integers(1, 4), max_size=20))
def test_typing_a_suggestions_own_letters_uses_it_up_and_never_changes_it(
    text: str, steps: list[int]
) -> None:
    suggestion, typed = Suggestion(text), ""
    for step in steps:
        piece = suggestion.remaining[:step]
        if not piece:
            break
        advanced = suggestion.advanced(piece)
        assert advanced is not None
        suggestion, typed = advanced, typed + piece
        assert typed + suggestion.remaining == text
    assert suggestion.is_exhausted == (typed == text)


@given(st.text(), st.text(min_size=1))
def test_a_wrong_letter_ends_it(text: str, typed: str) -> None:
    advanced = Suggestion(text).advanced(typed)
    assert (advanced is not None) == text.startswith(typed)


@given(st.lists(st.text(max_size=5), max_size=6), st.integers(0, 5))
def test_what_is_shown_only_grows(pieces: list[str], used: int) -> None:
    suggestion = Suggestion("seed text", used)
    for piece in pieces:
        grown = suggestion.extended(piece)
        assert grown.remaining.startswith(suggestion.remaining)
        suggestion = grown


@given(st.text(min_size=1))
def test_words_taken_one_by_one_are_the_whole(text: str) -> None:
    suggestion, taken = Suggestion(text), ""
    while not suggestion.is_exhausted:
        word = suggestion.next_word()
        assert word
        taken += word
        advanced = suggestion.advanced(word)
        assert advanced is not None
        suggestion = advanced
    assert taken == text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (" had gone home.", " had"),
        ("ing, then", "ing,"),
        ("\nNext", "\n"),
        ("雪の夜", "雪の"),
        ("。夜", "。"),
    ],
)
def test_a_word_is_what_a_reader_would_call_one(text: str, word: str) -> None:
    assert Suggestion(text).next_word() == word
