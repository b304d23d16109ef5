from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.quotes import in_style_of


def test_straight_marks_become_those_of_the_text() -> None:
    before = "“Well,” said he, “it’s late.”"
    assert in_style_of(before, ' "So it\'s," he said.') == " “So it’s,” he said."
    assert in_style_of(before + " (", '"so")') == "“so”)"
    assert in_style_of("‘Well,’ said he,", " 'so'") == " ‘so’"


def test_curly_marks_become_straight_ones() -> None:
    assert in_style_of('"It\'s late."', " “It’s,” he said.") == ' "It\'s," he said.'


@given(st.text("a \"'“”‘’.", max_size=12), st.text("a \"'“”‘’.", max_size=12))
def test_it_grows_as_the_text_grows_and_keeps_its_length(before: str, text: str) -> None:
    found = in_style_of(before, text)
    assert len(found) == len(text)
    for end in range(len(text)):
        assert found.startswith(in_style_of(before, text[:end]))


@given(st.text(max_size=20))
def test_without_a_style_nothing_changes(text: str) -> None:
    assert in_style_of("No marks here", text) == text
