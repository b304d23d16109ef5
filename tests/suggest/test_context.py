from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.context import (
    BUDGET,
    from_boundary,
    prompt_for,
    settle_spacing,
    window_start,
)


@given(st.integers(0, 500_000))
def test_the_window_holds_half_to_all_of_the_budget(caret: int) -> None:
    start = window_start(caret)
    assert 0 <= start <= caret
    assert caret - start <= BUDGET
    assert start == 0 or caret - start >= BUDGET // 2


@given(st.integers(0, 500_000))
def test_typing_two_hundred_characters_moves_the_start_at_most_once(caret: int) -> None:
    assert len({window_start(at) for at in range(caret, caret + 200)}) <= 2


@given(st.text("ab. \n", min_size=BUDGET // 2, max_size=BUDGET), st.text("ab. \n", max_size=50))
def test_what_is_typed_leaves_the_windows_beginning_alone(text: str, typed: str) -> None:
    before = from_boundary(text)
    assert text.endswith(before)
    assert from_boundary(text + typed) == before + typed


@given(st.text("ab \t\n", max_size=30), st.text("ab \t\n.", max_size=30))
def test_the_spacing_at_the_cursor_comes_out_single(before: str, completion: str) -> None:
    prompt = prompt_for(before)
    assert prompt.text + prompt.owed == before
    inserted = settle_spacing(prompt, completion)
    if inserted and prompt.owed:
        assert not inserted[0].isspace() or inserted[0] == "\n"


def test_a_word_is_not_continued_behind_a_space() -> None:
    assert settle_spacing(prompt_for("He was walk "), "ing home") == ""
    assert settle_spacing(prompt_for("He was "), " walking") == "walking"
    assert settle_spacing(prompt_for("He was"), " walking") == " walking"
    assert settle_spacing(prompt_for("He was "), " ") is None
