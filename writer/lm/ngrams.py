"""How often which token followed which tokens: the n-grams of some texts in one sorted table.

An entry's key is a hash of the context and the token after it, so that all that followed a context
lies side by side and is found by two binary searches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# How many tokens the contexts have.
LENGTHS = (1, 2, 3, 4)
_TOKEN_BITS = 20  # vocabularies have up to 2 ** 18 tokens
_TOKEN = (1 << _TOKEN_BITS) - 1
_WORD = (1 << 64) - 1
_CONTEXT = _WORD >> 1 & ~_TOKEN
_MULTIPLIER = 0x9E3779B97F4A7C15  # 2 ** 64 over the golden ratio


@dataclass(frozen=True, slots=True)
class Followers:
    """What followed a context: ids in ascending order, and how often each did, (n,) each."""

    ids: np.ndarray
    counts: np.ndarray


class NGrams:
    """The table of some texts, given as token ids (n,) each. No context reaches across two."""

    def __init__(self, texts: Sequence[np.ndarray] = ()) -> None:
        self._tokens = np.concatenate([np.empty(0, np.int32), *texts])
        keys = np.sort(_keys(self._tokens.astype(np.uint64), [len(text) for text in texts]))
        starts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]))
        self._keys = keys[starts]
        self._counts = np.diff(starts, append=len(keys)).astype(np.int32)

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def largest(self) -> int:
        """The largest token that occurs, or -1."""
        return int(self._tokens.max(initial=-1))

    def totals(self, size: int) -> np.ndarray:
        """How often each token below `size` occurs: (size,)."""
        return np.bincount(self._tokens, minlength=size)[:size]

    def followers(self, context: Sequence[int]) -> dict[int, Followers]:
        """What followed the last tokens, by how many of them count; unknown contexts are absent."""
        states = _states(context)
        edges = [edge for state in states.values() for edge in (state, state + _TOKEN + 1)]
        places = np.searchsorted(self._keys, np.array(edges, np.uint64)).tolist()
        found = {}
        for length, start, end in zip(states, places[::2], places[1::2], strict=True):
            if start < end:
                ids = (self._keys[start:end] & np.uint64(_TOKEN)).astype(np.int64)
                found[length] = Followers(ids, self._counts[start:end])
        return found


def _states(context: Sequence[int]) -> dict[int, int]:
    """The hashes of the last tokens, by how many of them, with no bits for what follows."""
    found, state = {}, 0
    for length, token in enumerate(reversed(context[-max(LENGTHS) :]), 1):
        state = ((state ^ (token + 1)) * _MULTIPLIER) & _WORD
        state ^= state >> 32
        if length in LENGTHS:
            found[length] = state & _CONTEXT
    return found


def _keys(tokens: np.ndarray, lengths: Sequence[int]) -> np.ndarray:
    """The keys of all n-grams (n,), as often as they occur, in texts of these lengths in a row."""
    starts = np.repeat(np.cumsum([0, *lengths])[:-1], lengths)
    before = np.arange(len(tokens)) - starts  # how many tokens of its text stand before each
    found = [np.empty(0, np.uint64)]
    state = np.zeros(len(tokens) + 1, np.uint64)
    for length in range(1, min(max(LENGTHS), len(tokens) - 1) + 1):
        # state[i] becomes the hash of the `length` tokens from i on, as in `_states`.
        state = (state[1:] ^ (tokens[: len(tokens) - length + 1] + np.uint64(1))) * np.uint64(
            _MULTIPLIER
        )
        state ^= state >> np.uint64(32)
        if length in LENGTHS:
            keys = (state[:-1] & np.uint64(_CONTEXT)) | tokens[length:]
            found.append(keys[before[length:] >= length])
    return np.concatenate(found)
