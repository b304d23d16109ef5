"""Whether a suggestion repeats a text word for word.

A text is known by its shingles: every run of 12 words in it, as one number (Broder 1997). Case,
quotation marks and punctuation do not count; where a script has no spaces each character is a word.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

RUN = 12
_SPACELESS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+(?:['’][^\W_{_SPACELESS}]+)*")
# Eleven words and what stands between them; of longer ones nothing is suggested word for word.
_BEFORE = 600
_BASE, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_LEAVING = pow(_BASE, RUN, 1 << 64)


class Shingles:
    """The runs of 12 words of some texts."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        found = {shingle for text in texts for _, shingle in _shingles(_WORD.finditer(text))}
        self._sorted = array("Q", sorted(found))

    def __len__(self) -> int:
        return len(self._sorted)

    @staticmethod
    def of_all(parts: Iterable[Shingles]) -> Shingles:
        """The runs of all of them."""
        return _of(sorted(set().union(*(part._sorted for part in parts))))

    def __contains__(self, shingle: int) -> bool:
        place = bisect_left(self._sorted, shingle)
        return place < len(self._sorted) and self._sorted[place] == shingle

    def fresh(self, before: str, text: str) -> str:
        """The beginning of `text` that makes no run of 12 words whole; all of it, if none does.

        The run may begin before the cursor, and the cursor may stand in a word.
        """
        if not self._sorted or not text:
            return text
        before = before[-_BEFORE:]
        known = len(before)
        words = list(_WORD.finditer(before + text))
        first = sum(word.end() <= known for word in words)
        near = words[max(first - RUN + 1, 0) :]
        for word, shingle in _shingles(near):
            if word.end() > known and shingle in self:
                return text[: max(word.start() - known, 0)].rstrip()
        return text

    def as_bytes(self) -> bytes:
        """For a file: eight bytes a run, the lowest first."""
        return _lowest_first(self._sorted).tobytes()

    @staticmethod
    def from_bytes(data: bytes) -> Shingles:
        """What `as_bytes` gave. Raises ValueError for anything else."""
        found = array("Q")
        found.frombytes(data)
        found = _lowest_first(found)
        if any(a >= b for a, b in zip(found, islice(found, 1, None), strict=False)):
            raise ValueError("these are no shingles")
        return _of(found)


NO_SHINGLES = Shingles()


def _of(found: Iterable[int]) -> Shingles:
    shingles = Shingles()
    shingles._sorted = array("Q", found)
    return shingles


def _lowest_first(numbers: array[int]) -> array[int]:
    turned = array("Q", numbers)
    if sys.byteorder == "big":
        turned.byteswap()
    return turned


def _shingles(words: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Each run of 12 words: its last word, and a number for all (a polynomial, modulo 2 ** 64)."""
    state, values = 0, list[int]()
    for word in words:
        plain = word.group().casefold().replace("’", "'")
        values.append(zlib.crc32(plain.encode("utf-8", "surrogatepass")) + 1)
        state = (state * _BASE + values[-1]) & _MASK
        if len(values) > RUN:
            state = (state - values[-RUN - 1] * _LEAVING) & _MASK
        if len(values) >= RUN:
            yield word, state
