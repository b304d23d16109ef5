from __future__ import annotations

from pathlib import Path

import pytest

from writer.evaluation.blind import choices, continuation, sentences
from writer.evaluation.pages import Page, pages
from writer.lm.engine import Engine

TEXT = (
    "It was late. Mr. Holmes stood by the fire, and for some time neither of us said a word. “Well,"
    " Watson,” said he at last, “what do you make of the man who came here at four o’clock?” "
) * 9


def test_sentences_are_whole() -> None:
    assert sentences("It was late. Mr. Holmes rose.\n\n“Well?” And th") == [
        "It was late.",
        " Mr. Holmes rose.",
        "\n\n“Well?”",
    ]


def test_a_place_stands_between_two_sentences_and_the_own_one_is_of_a_fair_length() -> None:
    found = choices(pages(TEXT, 0, len(TEXT)), 10)
    assert len(found) == len(pages(TEXT, 0, len(TEXT)))
    for choice in found:
        assert TEXT.startswith(choice.prompt.lstrip("…"), TEXT.index(choice.prompt))
        assert choice.before.rstrip()[-1] in ".?”"
        assert 12 <= len(choice.own.split()) <= 45
        assert choice.own[-1] in ".?”"
        assert f"{choice.prompt} {choice.own}" in TEXT
    assert len(choices(pages(TEXT, 0, len(TEXT)), 2)) == 2


@pytest.mark.parametrize("sentence", ["It was late. ", "It was late and " * 20 + "he slept. "])
def test_too_short_and_too_long_sentences_are_not_chosen(sentence: str) -> None:
    assert choices([Page(2 * sentence, 0)], 10) == []


@pytest.mark.usefixtures("home")
def test_a_continuation_is_no_longer_than_its_rival(tiny_pack: Path) -> None:
    choice = choices(pages(TEXT, 0, len(TEXT)), 1)[0]
    engine = Engine(tiny_pack)
    said = continuation(engine, choice, seed=1)
    assert said == continuation(Engine(tiny_pack), choice, seed=1)
    assert len(said.split()) <= 2 * len(choice.own.split())
