from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.lm.bans import PhraseFilter

LETTERS = st.text("abAßss ", max_size=3)


def streamed(pieces: list[str], phrases: list[str]) -> tuple[list[str], int | None]:
    held = PhraseFilter(phrases)
    out = []
    for piece in pieces:
        began = held.push(piece)
        if began is not None:
            return out, began
        out.append(held.release())
    return [*out, held.rest()], None


@given(st.lists(LETTERS, max_size=8), st.lists(LETTERS.filter(bool), max_size=3))
def test_all_text_comes_out_up_to_the_first_phrase(pieces: list[str], phrases: list[str]) -> None:
    folded = "".join(pieces).casefold()
    out, began = streamed(pieces, phrases)
    if not any(phrase.casefold() in folded for phrase in phrases):
        assert (began, "".join(out)) == (None, "".join(pieces))
        return
    assert began is not None
    # Whatever was let out lies before the token that is to be taken back.
    assert "".join(pieces[:began]).startswith("".join(out))
    first = min(folded.find(p.casefold()) for p in phrases if p.casefold() in folded)
    assert len("".join(pieces[:began]).casefold()) <= first
    assert first < len("".join(pieces[: began + 1]).casefold())


def test_only_what_may_become_a_phrase_is_held_back() -> None:
    held = PhraseFilter(["in the end", "at"])
    released = []
    for token in [" I", "n", " the", " m", "a", "n", "in", " th"]:
        assert held.push(token) is None
        released.append(held.release())
    assert released == ["", "", "", " In the m", "", "an", "", ""]
    assert held.push("e END") == 6
    held.roll_back(6)
    assert held.push(" is") is None
    assert held.rest() == " is"


def test_what_is_taken_back_protects_nothing_before_it() -> None:
    held = PhraseFilter([" n", "dh"])
    assert held.push(" ") is None
    assert held.release() == ""
    assert held.push("and") is None
    assert held.release() == ""  # " " goes out only once "and" stands
    assert held.push("h") == 1
    held.roll_back(1)
    assert held.push("N") == 0


def test_without_phrases_nothing_waits() -> None:
    held = PhraseFilter([])
    assert held.push("any") is None
    assert held.release() == "any"
