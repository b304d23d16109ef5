"""What a writer gains, page by page: surprise, next words and keys saved, in one engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from writer.evaluation.bootstrap import Tally, Value
from writer.evaluation.next_word import right_words, word_starts
from writer.evaluation.pages import Page
from writer.evaluation.recorded import Recorder
from writer.evaluation.typing import Typist
from writer.lm.engine import Engine
from writer.suggest.session import Terms


@dataclass(frozen=True, slots=True)
class Typing:
    """How the page is typed: what is offered, and how long a completion may be."""

    terms: Terms
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured of a page, and what its ratio means."""

    name: str
    of: Callable[[Engine, Page, Typing], Tally]
    value: Value


def surprise(engine: Engine, page: Page, _typing: Typing) -> Tally:
    """Nats of the page's tokens after what stands before them; of how many tokens."""
    ids, ends = engine.tokenizer.located(page.text)
    first = max(1, int(np.searchsorted(ends, page.begin, side="right")))
    known = engine.log_probabilities(ids[-engine.context_tokens :])
    own = known[max(0, len(known) - (len(ids) - first)) :]
    return Tally(-float(own.sum()), len(own))


def next_word(engine: Engine, page: Page, _typing: Typing) -> Tally:
    """Word starts at which the likeliest next word is the right one; of how many."""
    places = list(word_starts(page.text, page.begin, len(page.text)))
    right = sum(right_words(page.text, at, engine, most=1) for at in places)
    return Tally(right, len(places))


def keystrokes(engine: Engine, page: Page, typing: Typing) -> Tally:
    """Keys that the suggestions save, less the glances, if the writer waits; of how many."""
    recorder = Recorder(engine, typing.max_tokens)
    typist = Typist(page.text, page.begin, len(page.text), recorder, typing.terms, pace=0)
    typed = typist.run(lambda _share: None)
    return Tally(typed.saved * typed.characters, typed.characters)


PERPLEXITY = Measure("perplexity", surprise, np.exp)
NEXT_WORD = Measure("next_word", next_word, np.positive)
KEYSTROKES_SAVED = Measure("keystrokes_saved", keystrokes, np.positive)
MEASURES = (PERPLEXITY, NEXT_WORD, KEYSTROKES_SAVED)
