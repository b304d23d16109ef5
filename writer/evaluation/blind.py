"""Places of a text with several ways to go on, to be compared by a writer who is not told whose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writer.evaluation.pages import Page
from writer.lm.engine import Engine
from writer.lm.sampling import Sampling
from writer.suggest.boundaries import first_sentence

LEAST_WORDS, MOST_WORDS = 12, 45
# What the reader is shown before the place.
_BEFORE_CHARACTERS = 400
# A word is hardly ever more tokens, with the marks around it.
_TOKENS_A_WORD = 2
# So often a continuation is tried again that is shorter than this share of the own one, or as much
# longer, or in which no sentence ends.
_ATTEMPTS, _SHORTEST = 4, 0.6
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Choice:
    """The end of a sentence within a page, and the writer's own next sentences."""

    prompt: str
    own: str

    @property
    def before(self) -> str:
        """The end of what the model sees, from a word on."""
        if len(self.prompt) <= _BEFORE_CHARACTERS:
            return self.prompt
        return "…" + self.prompt[-_BEFORE_CHARACTERS:].partition(" ")[2]


def choices(pages: Iterable[Page], count: int) -> list[Choice]:
    """At most so many places, one a page, after which whole sentences of a fair length stand."""
    found = (_choice(page) for page in pages)
    return [choice for choice in found if choice is not None][:count]


def continuation(engine: Engine, choice: Choice, seed: int) -> str:
    """What the model writes there: whole sentences, as near as can be to the length of its own.

    Of a few attempts it is the first of a fair length, or else the nearest.
    """
    wanted = len(choice.own.split())
    attempts: list[str] = []
    for attempt in range(_ATTEMPTS):
        said = _of_length(_said(engine, choice.prompt, 2 * wanted, seed + attempt), wanted)
        attempts.append(said)
        if not said.endswith(_CUT) and _SHORTEST < len(said.split()) / wanted < 1 / _SHORTEST:
            break
    return min(attempts, key=lambda said: (said.endswith(_CUT), _distance(said, wanted)))


def sentences(text: str) -> list[str]:
    """The whole sentences or lines, each with the space before it; no half one at the end."""
    found: list[str] = []
    while (sentence := first_sentence(text)) is not None:
        found.append(sentence)
        text = text[len(sentence) :]
    return found


def _choice(page: Page) -> Choice | None:
    whole = sentences(page.own + "\n")
    for number in range(1, len(whole)):
        own = ""
        for sentence in whole[number:]:
            own += sentence
            if len(own.split()) >= LEAST_WORDS:
                break
        if LEAST_WORDS <= len(own.split()) <= MOST_WORDS and own.strip()[-1:] in ".!?…”’\"'":
            before = page.text[: page.begin] + "".join(whole[:number])
            return Choice(before, own.strip())
    return None


def _said(engine: Engine, prompt: str, most_words: int, seed: int) -> str:
    sampling = Sampling(0.8, top_k=40, top_p=0.95, min_p=0.05, repetition_penalty=1.1, seed=seed)
    said = ""
    for piece in engine.complete(prompt, sampling, _TOKENS_A_WORD * most_words):
        said += piece.text
        if len(said.split()) > most_words:
            break
    return said


def _of_length(said: str, wanted: int) -> str:
    """The sentences of a text whose words are nearest to so many; without any, so many words."""
    whole = sentences(said)
    if not whole:
        return " ".join(said.split()[:wanted]) + _CUT
    beginnings = ("".join(whole[: number + 1]) for number in range(len(whole)))
    return min(beginnings, key=lambda text: _distance(text, wanted)).strip()


def _distance(text: str, wanted: int) -> int:
    return abs(len(text.split()) - wanted)
