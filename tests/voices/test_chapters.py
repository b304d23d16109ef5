from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.voices.chapters import chapters

PROSE = "She came down the road, and the fog lay on the moor as it did every night. " * 5


@pytest.mark.parametrize(
    "heading",
    [
        "{roman}",
        "{0}",
        "{0}.",
        "Chapter {0}",
        "CHAPTER {roman}. The Fog",
        "## The night",
        "第{0}章 雾",
        "Book {0}\n\nChapter {0}",
        "Kapitel {0}",
        "The Man Who Came Back",
    ],
)
def test_a_text_is_cut_at_its_headings(heading: str) -> None:
    numbers = ("I", "II", "III", "IV", "V", "VI")
    parts = [
        f"{heading.format(number, roman=roman)}\n\n{PROSE}\n\n{PROSE}\n\n"
        for number, roman in enumerate(numbers, 1)
    ]
    assert chapters("".join(parts)) == parts


@pytest.mark.parametrize(
    "line",
    ["“Who’s there?”", "I went home.", "1994 was cold", "* * *", "yes", "He said, Chapter 3"],
)
def test_what_is_no_heading_cuts_nothing(line: str) -> None:
    text = f"{PROSE}\n\n{line}\n\n" * 6
    assert chapters(text) == [text]


@settings(deadline=None)
@given(st.lists(st.sampled_from([PROSE, "I", "Chapter 2", "", "# A", "The Fog", "x", "\f", "7"])))
def test_chapters_make_up_the_text(lines: list[str]) -> None:
    for text in ("\n".join(lines), "\n\n".join(lines)):
        assert "".join(chapters(text)) == text
