from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.context import (
    BUDGET,
    from_boundary,
    window_start,
    without_second_space,
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


@given(st.text("ab \t\n\u00a0", max_size=8), st.text("ab \t\n\u00a0.", max_size=8))
def test_the_spacing_at_the_cursor_stays_single(before: str, completion: str) -> None:
    inserted = without_second_space(before, completion)
    if before[-1:] in (" ", "\t", "\u00a0"):
        assert inserted[:1] not in (" ", "\t", "\u00a0")
        assert completion.removesuffix(inserted).strip(" \t\u00a0") == ""
    else:
        assert inserted == completion


def test_a_typed_space_is_not_offered_again() -> None:
    assert without_second_space("He was ", " walking") == "walking"
    assert without_second_space("He was ", "walking") == "walking"
    assert without_second_space("He was", " walking") == " walking"
    assert without_second_space("He was wal", "king") == "king"
    assert without_second_space("One.\n", " two") == " two"
