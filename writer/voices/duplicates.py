"""Finds what stands twice in texts: drafts of one another, and passages.

Texts are compared by shingles, runs of `SHINGLE` words regardless of case and marks (A. Broder,
On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from writer.documents.words import WORD
from writer.voices.lines import blocks, runs

SHINGLE = 6
_MOSTLY = 0.5  # a text that shares so much of its words with another is a draft or a part of it
_NEARLY = 0.8  # of a paragraph's words
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
    found = [(match.start(), hash(match[0].casefold())) for match in WORD.finditer(text)]
    places, hashes = np.array(found, np.int64).reshape(-1, 2).T
    return Words(text, np.ascontiguousarray(places), np.ascontiguousarray(hashes))


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
        found.append(_doubled(text, _covered(shingles, seen, len(text.hashes))))
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


def _covered(shingles: np.ndarray, seen: np.ndarray, words: int) -> np.ndarray:
    """Which words lie in a shingle that is in `seen` or stands before it in this text."""
    order = np.argsort(shingles, kind="stable")
    first = np.ones(len(shingles), bool)
    first[order[1:]] = shingles[order[1:]] != shingles[order[:-1]]
    is_known = ~first | (_positions(seen, shingles) >= 0)
    covered = np.zeros(words, bool)
    for place in range(SHINGLE):
        covered[place : place + len(shingles)] |= is_known
    return covered


def _paragraphs(text: str) -> list[range]:
    """Blocks between blank lines with these, or their lines where they are not wrapped by hand."""
    lines = text.splitlines(keepends=True)
    ends = [0, *accumulate(map(len, lines))]
    found: list[range] = []
    for block in blocks([line.strip() for line in lines]):
        is_wrapped = max(len(lines[number]) for number in block) <= _HARD_WRAP
        for part in (block,) if is_wrapped else (range(n, n + 1) for n in block):
            found.append(range(ends[part.start], ends[part.stop]))
    return found


def _doubled(text: Words, covered: np.ndarray) -> list[range]:
    """Runs of paragraphs that are covered, where they come to enough words."""
    paragraphs = _paragraphs(text.text)
    bounds = np.searchsorted(text.places, [p.start for p in paragraphs] + [len(text.text)])
    counts = np.concatenate([[0], np.cumsum(covered)])[bounds]
    words, known = np.diff(bounds), np.diff(counts)
    wanted = (known >= _NEARLY * words) & (words > 0)
    return [
        range(paragraphs[run[0]].start, paragraphs[run[-1]].stop)
        for run in runs(wanted.tolist(), 1)
        if words[run[0] : run[-1] + 1].sum() >= _LEAST_WORDS
    ]
