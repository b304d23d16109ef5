from __future__ import annotations

import math

from hypothesis import example, given
from hypothesis import strategies as st

from writer.suggest.gate import Gate, gate_for, sure_of

PIECES = st.lists(
    st.tuples(
        st.sampled_from([" he", " ran", "ning", ",", " home", "\n", " “", ""]), st.floats(-5, 0)
    ),
    max_size=12,
)


@given(PIECES, st.integers(0, 100), st.integers(0, 100), st.booleans())
def test_who_wants_to_see_more_sees_at_least_as_much(
    pieces: list[tuple[str, float]], share: int, more: int, inside: bool
) -> None:
    low, high = sorted((share, more))
    assert sure_of(pieces, gate_for(low), inside).length <= (
        sure_of(pieces, gate_for(high), inside).length
    )


@example(pieces=[("\n", 0.0), ("\n", 0.0), ("\n", -1.0)], share=0, inside=False)
@given(PIECES, st.integers(0, 100), st.booleans())
def test_more_of_an_answer_never_takes_back_what_was_shown_but_a_word_begun(
    pieces: list[tuple[str, float]], share: int, inside: bool
) -> None:
    gate, text = gate_for(share), "".join(piece for piece, _ in pieces)
    for count in range(len(pieces)):
        earlier, later = sure_of(pieces[:count], gate, inside), sure_of(pieces, gate, inside)
        if earlier.is_over:
            assert later == earlier
        elif earlier.length > later.length:
            assert not any(c.isspace() for c in text[later.length + 1 : earlier.length])


def test_a_word_is_as_likely_as_its_pieces_together_and_without_its_comma() -> None:
    pieces = [(" walk", math.log(0.8)), ("ing", math.log(0.8)), (",", math.log(0.1))]
    assert sure_of(pieces, Gate(0.63), inside_word=False).length == len(" walking,")
    assert sure_of(pieces, Gate(0.63, following=0.2), inside_word=False).length == len(" walking")
    assert sure_of(pieces, Gate(0.65), inside_word=False).length == 0


def test_the_rest_of_a_word_is_judged_apart() -> None:
    rest = [("ing", math.log(0.8)), (" home", math.log(0.8))]
    gate = Gate(first=0.9, inside=0.7, following=0.5)
    assert sure_of(rest, gate, inside_word=True).length == len("ing home")
    assert sure_of(rest, gate, inside_word=False).length == 0
