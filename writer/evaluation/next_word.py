"""How often the model's likeliest next words are the ones that stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from writer.evaluation.recorded import Completes
from writer.lm.sampling import Sampling
from writer.suggest.context import from_boundary, window_start
from writer.suggest.quotes import in_style_of

WORD = re.compile(r"\w+(?:['’-]\w+)*")
# Three words are hardly ever more tokens.
_MOST_TOKENS = 16


@dataclass(frozen=True, slots=True)
class NextWords:
    """At how many word starts the next word, and the next three, were right."""

    places: int
    one: int
    three: int


def prompt_at(text: str, at: int) -> str:
    """What the model sees of a text with the cursor there."""
    start = window_start(at)
    before = text[start:at]
    return from_boundary(before) if start else before


def word_starts(text: str, begin: int, end: int) -> Iterator[int]:
    """The positions at which a word begins."""
    return (match.start() for match in WORD.finditer(text, begin, end))


def next_words(
    text: str, begin: int, end: int, engine: Completes, tell: Callable[[float], None]
) -> NextWords:
    """Compare greedy continuations with the text at all its word starts; tells how far it is.

    Case counts, the style of apostrophes does not.
    """
    places = one = three = 0
    for at in word_starts(text, begin, end):
        right = right_words(text, at, engine, 3)
        places, one, three = places + 1, one + (right >= 1), three + (right >= 3)
        tell((at - begin) / (end - begin))
    return NextWords(places, one, three)


def right_words(text: str, at: int, engine: Completes, most: int) -> int:
    """How many of the next few words come true. Stops the model at the first that does not."""
    expected = [match.group() for match in WORD.finditer(text[at : at + 200])][:most]
    stream = engine.complete(prompt_at(text, at), Sampling(), _MOST_TOKENS)
    found, is_over = "", False
    while True:
        words = [m.group() for m in WORD.finditer(in_style_of(text[at - 400 : at], found))]
        # The last word may still go on, unless something follows it.
        whole = words if is_over or not found[-1:].isalnum() else words[:-1]
        right = next(
            (n for n, (a, b) in enumerate(zip(whole, expected, strict=False)) if a != b), len(whole)
        )
        if is_over or right < len(whole) or right >= len(expected):
            stream.close()  # type: ignore[attr-defined]
            return min(right, len(expected))
        piece = next(stream, None)
        is_over = piece is None
        found += piece.text if piece else ""
