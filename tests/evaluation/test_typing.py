from __future__ import annotations

from collections.abc import Iterator

import pytest

from writer.evaluation.measures import KEYSTROKES_SAVED, NEXT_WORD, Typing
from writer.evaluation.next_word import WORD, next_words
from writer.evaluation.pages import page
from writer.evaluation.recorded import Recorder
from writer.evaluation.typing import Typed, Typist
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling
from writer.suggest.boundaries import Size
from writer.suggest.gate import Gate
from writer.suggest.session import Terms

TEXT = (
    "The old lighthouse stood above the harbour. Nobody had climbed its stairs since winter. " * 9
)
BEGIN, END = 100, 700
SURE = Terms(Size.SENTENCE, Gate(0.5, 0.5, 0.5))


class Seer:
    """Knows the text; says one wrong word in `wrong` of them, and takes its time for each piece."""

    def __init__(self, wrong: int = 0, milliseconds: float = 0.0, likely: float = -0.1) -> None:
        self.passes, self.now = 0, 0.0
        self._wrong, self._milliseconds, self._likely = wrong, milliseconds, likely

    def clock(self) -> float:
        return self.now / 1000

    def complete(self, prompt: str, _sampling: Sampling, max_tokens: int) -> Iterator[Piece]:
        at = TEXT.index(prompt) + len(prompt)
        end = at
        for number, match in enumerate(WORD.finditer(TEXT, at, at + 300)):
            before, end = TEXT[end : match.start()], match.end()
            self.passes, self.now = self.passes + 1, self.now + self._milliseconds
            said = "wrong" if self._wrong and number % self._wrong == 0 else match.group()
            yield Piece(before + said, self._likely)
            if number == max_tokens:
                return


def typed_with(engine: Seer, pace: int = 60, terms: Terms = SURE) -> Typed:
    recorder = Recorder(engine, 24, engine.clock)
    return Typist(TEXT, BEGIN, END, recorder, terms, pace).run(lambda _fraction: None)


def test_who_is_told_every_word_hardly_types_a_letter() -> None:
    typed = typed_with(Seer())
    assert typed.precision == 1
    assert typed.saved > 0.7
    assert typed.covered_words > 0.9 * typed.words
    assert typed.words == len(WORD.findall(TEXT, BEGIN, END))
    assert typed.free_keys > 0.5 * typed.keys


def test_wrong_words_save_nothing_and_cost_a_glance() -> None:
    typed = typed_with(Seer(wrong=1))
    assert typed.takes == 0
    assert typed.keys == typed.characters
    assert typed.precision == 0
    assert typed.saved == pytest.approx(-0.25 * typed.wrong_shown / typed.characters)


def test_what_comes_too_late_does_not_count() -> None:
    slow = Seer(milliseconds=450)
    assert typed_with(slow, pace=60).saved == 0, "two keys fall into the time of a word"
    assert typed_with(Seer(milliseconds=450), pace=0).saved > 0.7
    assert typed_with(Seer(milliseconds=150), pace=40).saved > 0.5


def test_an_unsure_model_is_not_heard() -> None:
    typed = typed_with(Seer(likely=-1.0))
    assert (typed.saved, typed.covered_words, typed.latencies) == (0, 0, [])


def test_each_word_is_asked_for_once_however_often_it_is_typed() -> None:
    engine = Seer()
    recorder = Recorder(engine, 24, engine.clock)
    for pace in (60, 60):
        Typist(TEXT, BEGIN, END, recorder, SURE, pace).run(lambda _fraction: None)
        passes = engine.passes
    assert engine.passes == passes


@pytest.mark.parametrize(("wrong", "one", "three"), [(0, 1.0, 1.0), (1, 0.0, 0.0), (3, 0.0, 0.0)])
def test_next_words(wrong: int, one: float, three: float) -> None:
    found = next_words(TEXT, BEGIN, END, Seer(wrong), lambda _fraction: None)
    assert found.places == len(WORD.findall(TEXT, BEGIN, END))
    assert found.one == pytest.approx(one * found.places, abs=1)
    assert found.three == pytest.approx(three * found.places, abs=1)


def test_a_page_counts_each_of_its_words_once() -> None:
    one, typing = page(TEXT, BEGIN, END), Typing(SURE, 24)
    assert one is not None
    told = NEXT_WORD.of(Seer(), one, typing)  # type: ignore[arg-type]
    assert (told.amount, told.count) == (one.words, one.words)
    saved = KEYSTROKES_SAVED.of(Seer(), one, typing)  # type: ignore[arg-type]
    assert saved.amount > 0.7 * saved.count
