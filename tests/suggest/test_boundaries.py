from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.boundaries import (
    first_clause,
    first_line,
    first_sentence,
    first_word,
    next_clause,
    next_sentence,
    next_word,
    whole_words,
)


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
        ("雪。", "雪。"),
        (" and so on", None),
    ],
)
def test_a_suggestion_ends_with_its_sentence(text: str, sentence: str | None) -> None:
    assert first_sentence(text) == sentence


@given(st.text())
def test_whole_words_is_a_beginning_that_never_ends_inside_a_word(text: str) -> None:
    found = whole_words(text)
    assert text.startswith(found)
    spaceless = any(letter > "\u2fff" for letter in text)
    assert found == text or text[len(found)].isspace() or not found or spaceless


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (" and left, but he", " and left,"),
        (" and left,", None),
        (" said,” he answered", " said,”"),
        (" and left. Then, he", " and left."),
        (" 3,000 men", None),
        (" and—though late—he", " and—"),
        ("他走进房间，看见", "他走进房间，"),
    ],
)
def test_a_clause_ends_at_a_comma_or_with_its_sentence(text: str, clause: str | None) -> None:
    assert first_clause(text) == clause


def test_chinese_and_japanese_are_cut_between_words() -> None:
    assert next_word("他走进房间，看见桌子") == "他"
    assert next_word("房间，看见桌子") == "房间，"
    assert next_word("彼は部屋に入って") == "彼は"
    assert next_word("iPhone很好") == "iPhone"
    assert next_word("“你怎么") == "“你"
    assert whole_words("他走进房间，看见桌") == "他走进房间，看见"


@given(st.text())
def test_pieces_are_beginnings_that_are_not_empty_and_add_up(text: str) -> None:
    for cut in (next_word, next_clause, next_sentence):
        left, pieces = text, []
        while left:
            pieces.append(cut(left))
            assert pieces[-1]
            left = left[len(pieces[-1]) :]
        assert "".join(pieces) == text


@given(st.text("ab .,!?\n”雪。", max_size=20), st.text("ab .,!?\n”雪。", max_size=10))
def test_an_end_once_found_stays_where_it_is(text: str, more: str) -> None:
    for find in (first_sentence, first_line):
        end = find(text)
        if end is not None and not text[len(end) :].startswith(tuple("”.!?。,")):
            found = find(text + more)
            assert found == end or text == end
    word = first_word(text)
    assert word is None or len(word) < len(text)
