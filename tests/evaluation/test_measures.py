from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from writer.evaluation.bootstrap import Tally, measured
from writer.evaluation.card import like_tokens, tally
from writer.evaluation.leaning import he_share
from writer.evaluation.measures import MEASURES, PERPLEXITY, Typing
from writer.evaluation.next_word import next_words
from writer.evaluation.pages import Page, pages
from writer.evaluation.recorded import Recorder
from writer.evaluation.typing import Typist
from writer.lm.engine import Engine
from writer.suggest.boundaries import Size
from writer.suggest.gate import Gate
from writer.suggest.session import Terms

TEXT = (
    "The old lighthouse stood above the harbour. Nobody had climbed its stairs since winter. " * 20
)
AS_TYPED = Typing(Terms(Size.SENTENCE, Gate(0.2, 0.2, 0.2)), 12)


@pytest.fixture(scope="module")
def engine(tiny_pack: Path) -> Engine:
    return Engine(tiny_pack)


def test_the_measures_of_a_page_are_those_of_the_text_there(engine: Engine) -> None:
    one = Page(TEXT[:400].rstrip(), TEXT.index("Nobody", 200))
    surprise, next_word, keys = (measure.of(engine, one, AS_TYPED) for measure in MEASURES)
    ids = engine.tokenizer.encode(one.text)
    own = len(ids) - len(engine.tokenizer.encode(one.text[: one.begin]))
    assert surprise.count == own
    assert surprise.amount == pytest.approx(-engine.log_probabilities(ids)[-own:].sum(), rel=1e-4)
    found = next_words(one.text, one.begin, len(one.text), engine, lambda _share: None)
    assert (next_word.amount, next_word.count) == (found.one, found.places)
    recorder = Recorder(engine, 12)
    typist = Typist(one.text, one.begin, len(one.text), recorder, AS_TYPED.terms, 0)
    typed = typist.run(lambda _share: None)
    assert keys.count == len(one.own)
    assert keys.amount / keys.count == pytest.approx(typed.saved)


def test_a_page_with_nothing_before_it_counts_all_but_its_first_token(engine: Engine) -> None:
    found = PERPLEXITY.of(engine, Page("Nobody had climbed its stairs.", 0), AS_TYPED)
    assert found.count == len(engine.tokenizer.encode("Nobody had climbed its stairs.")) - 1


def test_time_bounds_how_many_pages_are_measured(engine: Engine) -> None:
    found = pages(TEXT * 4, 0, 4 * len(TEXT))
    told: list[float] = []
    assert len(tally(PERPLEXITY, engine, found, AS_TYPED, told.append)) == len(found)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(tally(PERPLEXITY, engine, found, AS_TYPED, told.append, seconds=0)) == 5


def test_a_model_with_other_tokens_is_compared_for_each_token_of_the_first() -> None:
    own, other = [Tally(30, 5), Tally(20, 5)], [Tally(40, 10), Tally(40, 15)]
    assert measured(like_tokens(own, other), PERPLEXITY.value) == pytest.approx(np.exp(2))


def test_he_and_she_share_what_both_have(engine: Engine) -> None:
    share = he_share(engine, "The nurse said that")
    ids = engine.tokenizer.encode("The nurse said that")
    he, she = (
        engine.log_probabilities(ids + engine.tokenizer.encode(word))[len(ids) - 1 :].sum()
        for word in (" he", " she")
    )
    assert 0 < share < 1
    assert (share > 0.5) == (he > she)
