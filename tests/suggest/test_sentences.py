from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.sentences import REACH, sentence_around


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("|She went. He stayed.", "She went."),
        ("She |went. He stayed.", "She went."),
        ("She went.| He stayed.", "She went."),
        ("She went. |He stayed.", "He stayed."),
        ("She went. He stayed.|", "He stayed."),
        ("She went. |", "She went."),  # until another is begun
        ("She went. H|", "H"),
        ("Mr. Holmes |smiled. Good.", "Mr. Holmes smiled."),
        ("“You are late,” she said.| “The wind!” he cried.", "“You are late,” she said."),
        ("It cost 3.5 |pounds. Good.", "It cost 3.5 pounds."),
        ("天黑了。没有|人说话。她等着。", "没有人说话。"),
        ("|", ""),
        ("  |", ""),
    ],
)
def test_the_sentence_at_the_cursor(marked: str, sentence: str) -> None:
    paragraph = marked.replace("|", "")
    start, end = sentence_around(paragraph, marked.index("|"))
    assert paragraph[start:end] == sentence


LETTERS = st.text(st.sampled_from("ab .!?,“”。 Mr"), max_size=40)


@given(LETTERS, LETTERS)
def test_the_sentence_lies_in_the_paragraph_and_is_whole(before: str, after: str) -> None:
    paragraph = before + after
    start, end = sentence_around(paragraph, len(before))
    assert 0 <= start <= end <= len(paragraph)
    assert bool(paragraph.strip()) == (start < end)
    if start < len(before) < end:  # the same from everywhere inside
        assert sentence_around(paragraph, start + 1) == (start, end)


def test_a_paragraph_as_long_as_a_book_is_not_read() -> None:
    paragraph = "word " * 300_000
    start, end = sentence_around(paragraph, 700_000)
    assert 0 < end - start <= 2 * REACH
