"""Finds what stands twice in texts: drafts of one another, and passages.

Texts are compared by shingles, runs of `SHINGLE` words regardless of case and marks (A. Broder,
On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from writer.documents.words import WORD
from writer.voices.lines import blocks, runs

SHINGLE = 6
_MOSTLY = 0.5  # a text that shares so much of its words with another is a draft or a part of it
_NEARLY = 0.7  # of a paragraph's words; at 0.5 a novel's own quotations of itself begin to go
_LEAST_WORDS = 25  # a refrain, a saying, a signature may stand twice
_HARD_WRAP = 100  # characters; longer lines are paragraphs of their own


@dataclass(frozen=True, slots=True)
class Words:
    """A text, where its words begin, and a number for each: (words,) int64 both."""

    text: str
    places: np.ndarray
    hashes: np.ndarray


@dataclass(frozen=True, slots=True)
class Draft:
    """A text of the list, and another of it that holds most of its words."""

    text: int
    other: int


def words_of(text: str) -> Words:
    """Prepare a text to be compared."""
    places = np.fromiter((word.start() for word in WORD.finditer(text)), np.int64)
    hashes = (hash(word[0].casefold()) for word in WORD.finditer(text))
    return Words(text, places, np.fromiter(hashes, np.int64, len(places)))


def drafts(texts: Sequence[Words], ages: Sequence[float]) -> list[Draft]:
    """Which texts to leave out for the sake of others.

    A text that is part of another goes; of two that are mostly each other, the older. `ages` are
    times, the latest the largest.
    """
    shingles = [np.unique(_shingles(text.hashes)) for text in texts]
    gone: dict[int, int] = {}
    seen, owners = np.empty(0, np.int64), np.empty(0, np.int64)
    for number, own in enumerate(shingles):
        known = _positions(seen, own)
        counts = np.bincount(owners[known[known >= 0]], minlength=len(texts))
        for other in map(int, np.flatnonzero(counts)):
            inside = counts[other] >= _MOSTLY * len(own)
            holds = counts[other] >= _MOSTLY * len(shingles[other])
            if inside and not (holds and ages[number] > ages[other]):
                gone[number] = other
                break
            if holds:
                gone[other] = number
        else:
            kept = ~np.isin(owners, list(gone))
            seen, owners = seen[kept], owners[kept]
            seen, owners = _merged(seen, owners, own, number)
    return [Draft(text, other) for text, other in sorted(gone.items())]


def repeated(texts: Sequence[Words]) -> list[list[range]]:
    """For each text the characters of paragraphs that stand earlier, there or in a text before."""
    seen, owners = np.empty(0, np.int64), np.empty(0, np.int64)
    found = []
    for number, text in enumerate(texts):
        shingles = _shingles(text.hashes)
        found.append(_doubled(text, shingles, _positions(seen, shingles) >= 0))
        seen, owners = _merged(seen, owners, np.unique(shingles), number)
    return found


def _shingles(hashes: np.ndarray) -> np.ndarray:
    """One value for each run of words: (words - SHINGLE + 1,), by a polynomial modulo 2^64."""
    count = max(0, len(hashes) - SHINGLE + 1)
    values = np.zeros(count, np.uint64)
    for place in range(SHINGLE):
        values *= np.uint64(0x9E3779B97F4A7C15)
        values += hashes[place : place + count].view(np.uint64)
    return values.view(np.int64)


def _positions(ordered: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Where each value stands in an ordered array, -1 where it does not."""
    if not len(ordered):
        return np.full(len(values), -1)
    at = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    return np.where(ordered[at] == values, at, -1)


def _merged(
    seen: np.ndarray, owners: np.ndarray, own: np.ndarray, owner: int
) -> tuple[np.ndarray, np.ndarray]:
    """An ordered array with new values put in, and whose each is: the first owner stays."""
    new = own[_positions(seen, own) < 0]
    at = np.searchsorted(seen, new)
    return np.insert(seen, at, new), np.insert(owners, at, owner)


def _covered(shingles: np.ndarray, known: np.ndarray, paragraph: np.ndarray) -> np.ndarray:
    """Which words lie in a shingle that is known or begins in a paragraph before theirs: (words,).

    `paragraph` has the number of each word's.
    """
    order = np.argsort(shingles, kind="stable")
    is_first = np.ones(len(shingles), bool)
    is_first[1:] = shingles[order[1:]] != shingles[order[:-1]]
    first = np.empty(len(shingles), np.int64)
    first[order] = order[is_first][np.cumsum(is_first) - 1]
    known = known | (paragraph[first] < paragraph[: len(shingles)])
    covered = np.zeros(len(paragraph), bool)
    for place in range(SHINGLE):
        covered[place : place + len(shingles)] |= known
    return covered


def _paragraphs(text: str) -> list[range]:
    """Blocks with the blank lines after them, or their lines where they are not wrapped by hand."""
    lines = text.splitlines(keepends=True)
    ends = [0, *accumulate(map(len, lines))]
    starts: list[int] = []
    for block in blocks([line.strip() for line in lines]):
        is_wrapped = max(len(lines[number]) for number in block) <= _HARD_WRAP
        starts += [ends[number] for number in (block[:1] if is_wrapped else block)]
    return [range(start, stop) for start, stop in pairwise([*starts, len(text)])]


def _doubled(text: Words, shingles: np.ndarray, known: np.ndarray) -> list[range]:
    """Runs of paragraphs that are covered, where they come to enough words."""
    paragraphs = _paragraphs(text.text)
    bounds = np.searchsorted(text.places, [p.start for p in paragraphs] + [len(text.text)])
    words = np.diff(bounds)
    covered = _covered(shingles, known, np.repeat(np.arange(len(paragraphs)), words))
    counts = np.diff(np.concatenate([[0], np.cumsum(covered)])[bounds])
    wanted = (counts >= _NEARLY * words) & (words > 0)
    return [
        range(paragraphs[run[0]].start, paragraphs[run[-1]].stop)
        for run in runs(wanted.tolist(), 1)
        if words[run[0] : run[-1] + 1].sum() >= _LEAST_WORDS
    ]
