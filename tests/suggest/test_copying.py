from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.boundaries import Size
from writer.suggest.copying import RUN, Shingles
from writer.suggest.policy import Place
from writer.suggest.session import Session, Terms

TEXT = (
    "“It is a curious thing,” said the old man, “that a dog should bark at nothing so late at "
    "night. I never knew him do it, and I have had him since he was no longer than my hand.”"
)
PLAIN = "".join(letter for letter in TEXT.lower() if letter.isalpha() or letter == " ").split()
SHINGLES = Shingles([TEXT, "雪が降る夜に犬が吠えるのは不思議なことだ"])


RUNS = {tuple(PLAIN[i : i + RUN]) for i in range(len(PLAIN) - RUN + 1)}


def test_the_run_is_measured_across_the_cursor() -> None:
    before = "He told me: It is a curious thing, said the old man"
    # Nine words stand there already.
    assert SHINGLES.fresh(before, " that a dog should bark") == " that a"
    assert SHINGLES.fresh("", " that a dog should bark") == " that a dog should bark"
    assert SHINGLES.fresh(before + " that a dog should bark at noth", "ing so late") == ""


def test_case_quotes_and_marks_do_not_count() -> None:
    said = "IT IS, A “CURIOUS” THING -- SAID THE OLD MAN; THAT A DOG"
    assert SHINGLES.fresh("", said) == "IT IS, A “CURIOUS” THING -- SAID THE OLD MAN; THAT A"


def test_every_character_is_a_word_where_there_are_no_spaces() -> None:
    assert SHINGLES.fresh("雪が降る", "夜に犬が吠えるのは") == "夜に犬が吠える"
    assert SHINGLES.fresh("雨は降り", "夜に犬が吠えるのは") == "夜に犬が吠えるのは"


@given(st.lists(st.text("ab’' \n雪.", max_size=60), max_size=4))
def test_they_come_back_from_a_file(texts: list[str]) -> None:
    found = Shingles(texts)
    again = Shingles.from_bytes(found.as_bytes())
    assert again.as_bytes() == found.as_bytes()
    for text in texts:
        assert again.fresh("", text) == found.fresh("", text)


@given(
    begin=st.integers(0, len(PLAIN)),
    typed=st.integers(0, 20),
    letters=st.integers(0, 3),
    other=st.sampled_from(["", " snow", ", and,", " “It"]),
    pieces=st.lists(st.sampled_from([1, 2, 3, 7, 20]), max_size=40),
    how=st.sampled_from(["finish", "stop", "others", "again"]),
)
def test_cut_lets_no_run_of_twelve_words_pass(
    begin: int, typed: int, letters: int, other: str, pieces: list[int], how: str
) -> None:
    copy = " ".join(PLAIN[begin:]) + other + " " + " ".join(PLAIN)
    place = len(" ".join(PLAIN[begin : begin + typed]))
    before, answer = copy[: place + letters], copy[place + letters :]
    session = Session()
    terms = Terms(Size.MORE, None, SHINGLES, cuts_copies=True)
    asked = session.ask(Place("So. " + before, ""), 0, terms, explicit=True)
    assert asked is not None

    def check() -> None:
        if not session.ghost:
            return
        goes_on = before[-1:].isalpha() and session.ghost[0].isalpha()
        own = len(before.split()) - goes_on  # words that are no part of the ghost text
        said = [word.strip(".,“”").lower() for word in (before + session.ghost).split()]
        for start in range(max(own - RUN + 1, 0), len(said) - RUN + 1):
            assert tuple(said[start : start + RUN]) not in RUNS

    if how == "others":
        session.receive_others(asked, [(answer, -0.1)])
        check()
        return
    at = 0
    for size in pieces:
        session.receive(asked, answer[at : at + size], -0.001)
        at += size
        check()
    session.finish(asked, "stop" if how == "stop" else "length")
    check()


def test_marked_suggestions_say_so_as_soon_as_they_repeat() -> None:
    session = Session()
    asked = session.ask(
        Place("It is a curious thing, said", ""), 0, Terms(Size.MORE, None, SHINGLES), True
    )
    assert asked is not None
    session.receive(asked, " the old man, that a ", -0.1)
    assert session.ghost == " the old man, that a "
    assert not session.suggestion.is_copied
    session.receive(asked, "dog should bark ", -0.1)
    assert session.suggestion.is_copied
    assert session.ghost == " the old man, that a dog should bark "


def test_a_novel_is_read_in_no_time() -> None:
    novel = " ".join(f"word{i * 7919 % 5003}" for i in range(60_000))
    begun = time.process_time()
    assert len(Shingles([novel])) > 5000
    assert time.process_time() - begun < 2
