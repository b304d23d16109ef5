from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.context import BUDGET
from writer.suggest.notes import SEPARATOR, Entry, Notes, brought_in, prompt_with

ANNA = Entry(("Anna", "the old woman"), "Anna keeps the lamp.")
HARBOUR = Entry(("harbour",), "The harbour is silting up.")
LIN = Entry(("林黛玉",), "林黛玉住在潇湘馆。")
NOTES = Notes("A cold winter, told drily.", (ANNA, HARBOUR, LIN))
ENTRIES = st.builds(
    Entry,
    st.lists(st.text(max_size=8), max_size=3).map(tuple),
    st.text(max_size=400),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody came.", ()),
        ("Then Anna came.", (ANNA,)),
        ("then ANNA came", (ANNA,)),
        ("Annabel came. Joanna left.", ()),
        ("Then Anna", ()),  # perhaps Annabel
        ("Then Anna,", (ANNA,)),
        ("the harbour, and the old woman.", (HARBOUR, ANNA)),
        ("harbours", ()),
        ("Annabel saw Anna.", (ANNA,)),
        ("次日Anna来了", (ANNA,)),
        ("次日林黛玉来了", (LIN,)),
        ("次日林黛玉", (LIN,)),
    ],
)
def test_an_entry_comes_with_a_whole_keyword(text: str, expected: tuple[Entry, ...]) -> None:
    assert brought_in(NOTES.entries, text) == expected


def test_the_note_and_what_is_mentioned_stand_before_the_text() -> None:
    assert prompt_with(NOTES, "Then Anna came.") == (
        "A cold winter, told drily.\n\nAnna keeps the lamp." + SEPARATOR + "Then Anna came."
    )


@given(st.text())
def test_without_notes_the_text_is_as_it_was(text: str) -> None:
    assert prompt_with(Notes(), text) == text
    assert prompt_with(Notes(" \n", (Entry(("a",), " "),)), text) == text


@given(st.text(max_size=900), st.lists(ENTRIES, max_size=6).map(tuple), st.text(max_size=1200))
def test_there_is_room_for_all_and_the_prompt_ends_at_the_cursor(
    note: str, entries: tuple[Entry, ...], before: str
) -> None:
    notes, budget = Notes(note, entries), 1000
    prompt = prompt_with(notes, before, budget)
    assert sum(5 if ord(letter) >= 0x2E80 else 1 for letter in prompt) <= budget or prompt == before
    assert prompt.endswith(before[-100:])
    assert Notes.from_data(notes.as_data()) == notes


def test_typing_on_leaves_the_prompts_beginning_alone() -> None:
    story = "Then Anna went down to the harbour, and nobody spoke to her of the winter. " * 160
    prompts = [prompt_with(NOTES, story[:end]) for end in range(1, len(story[:BUDGET]))]
    moved = [
        later for earlier, later in itertools.pairwise(prompts) if not later.startswith(earlier)
    ]
    # Two entries come in, and the text begins further on once it is long.
    assert len(moved) <= 2 + 4
    assert all(re.match(r"A cold winter.*\n\nAnna", later) for later in moved)


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"note": 1, "entries": []}, {"note": "", "entries": [{"keywords": [1]}]}, "x"],
)
def test_what_are_no_notes_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no notes"):
        Notes.from_data(data)
