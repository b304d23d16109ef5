"""Pages: short stretches of a text that are measured, each with what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# What a model sees before a page: some 250 tokens. The app shows it more, but every page has to be
# read anew by every model.
CONTEXT_CHARACTERS = 1200
PAGE_CHARACTERS = 550  # some 90 words of English
# A word is not longer; scripts without spaces are cut where it falls.
_WORD_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Page:
    """Whole words of a text from `begin` on, after the text that stands before them."""

    text: str
    begin: int

    @property
    def own(self) -> str:
        """The page without what stands before it."""
        return self.text[self.begin :]

    @property
    def words(self) -> int:
        """How many words there are between spaces."""
        return len(self.own.split())


def page(text: str, begin: int, end: int) -> Page | None:
    """The page of the words that begin between two places of a text; None if there are none."""
    begin, end = _boundary(text, begin), _boundary(text, end)
    own = text[begin:end].strip()
    if not own:
        return None
    begin += text[begin:end].index(own)
    context = max(0, begin - CONTEXT_CHARACTERS)
    return Page(text[context:begin] + own, begin - context)


def pages(text: str, begin: int, end: int) -> list[Page]:
    """A part of a text, all of it, in pages of about the same length."""
    count = max(1, round((end - begin) / PAGE_CHARACTERS))
    cuts = [begin + (end - begin) * number // count for number in range(count + 1)]
    found = (page(text, *places) for places in pairwise(cuts))
    return [one for one in found if one is not None]


def spread(found: Sequence[Page], count: int) -> list[Page]:
    """At most so many of the pages, from all parts of the texts.

    In the order of the golden ratio (a Kronecker sequence), so that the first few of them come from
    all parts too.
    """
    golden = (5**0.5 - 1) / 2
    order = sorted(range(len(found)), key=lambda number: number * golden % 1)
    return [found[number] for number in order[:count]]


def _boundary(text: str, at: int) -> int:
    """This place, or the end of the word that it is in."""
    if not 0 < at < len(text) or text[at - 1].isspace():
        return max(0, min(at, len(text)))
    nearby = range(at, min(at + _WORD_CHARACTERS, len(text)))
    return next((place for place in nearby if text[place].isspace()), at)
