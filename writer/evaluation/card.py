"""What a report card is made of: all that is heard of one model, page after page."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from writer.evaluation.blind import Choice, continuation
from writer.evaluation.bootstrap import Tally
from writer.evaluation.copying import Corpus, copied, is_extracted
from writer.evaluation.leaning import PROMPTS, he_share
from writer.evaluation.measures import MEASURES, PERPLEXITY, Measure, Typing
from writer.evaluation.pages import Page
from writer.lm.engine import Engine
from writer.lm.perplexity import perplexity
from writer.lm.sampling import Sampling
from writer.suggest.boundaries import whole_words
from writer.voices.report import Copying

# At most so many pages, of some 90 words each, are read, and so many typed. To be read costs one a
# third of a second, to be typed three. On a slow machine or for a large model the one heard first
# gets as far as it does in these seconds for each measure, and the others measure the same pages.
READ_PAGES, TYPED_PAGES = 30, 8
SECONDS = 30.0
_LEAST_PAGES = 5
PROMPT_TOKENS, SAMPLE_TOKENS = 50, 48
_SAMPLED = Sampling(0.8, top_k=40, top_p=0.95, min_p=0.05, seed=0)

Tallies = dict[str, list[Tally]]
Tell = Callable[[float], None]  # how much of the work is done, from 0 to 1


@dataclass(frozen=True, slots=True)
class Manner:
    """What is heard of a model beside its measures."""

    neutral_nats: float  # how surprising all of the neutral prose is
    neutral_tokens: int
    he: tuple[float, ...]  # for each of PROMPTS
    continuations: tuple[str, ...]


def tally(
    measure: Measure,
    engine: Engine,
    pages: Sequence[Page],
    typing: Typing,
    tell: Tell,
    seconds: float = float("inf"),
) -> list[Tally]:
    """One measure of each page, or of as many as there is time for."""
    begun = time.monotonic()
    found: list[Tally] = []
    for page in pages:
        if len(found) >= _LEAST_PAGES and time.monotonic() - begun > seconds:
            break
        found.append(measure.of(engine, page, typing))
        tell(len(found) / len(pages))
    return found


def tallies(
    engine: Engine, pages: Sequence[Page], typing: Typing, like: Tallies | None, tell: Tell
) -> Tallies:
    """All measures of the first pages: of those that another model measured, if one did."""
    found: Tallies = {}
    for number, measure in enumerate(MEASURES):
        most = READ_PAGES if measure is PERPLEXITY else TYPED_PAGES
        asked = pages[: len(like[measure.name]) if like else most]
        part = partial(_tell_part, tell, number, len(MEASURES))
        seconds = float("inf") if like else SECONDS
        of_measure = tally(measure, engine, asked, typing, part, seconds)
        if like and measure is PERPLEXITY:
            of_measure = like_tokens(of_measure, like[measure.name])
        found[measure.name] = of_measure
    return found


def like_tokens(tallies: Sequence[Tally], like: Sequence[Tally]) -> list[Tally]:
    """Surprise for each token of another model, so that models with other tokens compare."""
    return [Tally(own.amount, other.count) for own, other in zip(tallies, like, strict=True)]


def manner(
    engine: Engine,
    neutral: str,
    choices: Sequence[Choice],
    tell: Tell,
) -> Manner:
    """How it does with prose that is nobody's, whom it takes people for, and how it goes on."""
    ids = engine.tokenizer.encode(neutral)
    nats = len(ids) * math.log(perplexity(ids, engine.log_probabilities, engine.context_tokens))
    he = tuple(he_share(engine, prompt) for prompt in PROMPTS)
    said = []
    for number, choice in enumerate(choices):
        tell(number / len(choices))
        said.append(continuation(engine, choice, seed=10 * number))
    return Manner(nats, len(ids), he, tuple(said))


def copying(
    engine: Engine, learned: Sequence[Page], held_out: Sequence[Page], corpus: Corpus, tell: Tell
) -> Copying:
    """How much is copied by samples, greedy and drawn, that go on from pages of both kinds."""
    samples: list[str] = []
    extracted = 0
    pages = (*learned, *held_out)
    for number, page in enumerate(pages):
        tell(number / len(pages))
        _ids, ends = engine.tokenizer.located(page.own)
        prompt = page.own[: ends[min(PROMPT_TOKENS, len(ends)) - 1]]
        greedy = _said(engine, prompt, Sampling())
        samples += [greedy, _said(engine, prompt, _SAMPLED)]
        if number < len(learned):
            extracted += is_extracted(greedy, page.own[len(prompt) :])
    found = copied(samples, corpus)
    return Copying(
        found.longest_words, found.longest, found.share_of_grams, extracted / max(len(learned), 1)
    )


def _said(engine: Engine, prompt: str, sampling: Sampling) -> str:
    """A sample, in whole words. Healing would let its first word change the prompt's last one."""
    pieces = engine.complete(prompt, sampling, SAMPLE_TOKENS, healing=False)
    return whole_words("".join(piece.text for piece in pieces))


def _tell_part(tell: Tell, number: int, parts: int, share: float) -> None:
    tell((number + share) / parts)
