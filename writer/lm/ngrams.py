"""How often which token followed which tokens: the n-grams of some texts in one sorted table.

An entry's key is a hash of the context and the token after it, so that all that followed a context
lies side by side and is found by two binary searches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LONGEST = 6
_TOKEN_BITS = 20  # vocabularies have up to 2 ** 18 tokens
_TOKEN = (1 << _TOKEN_BITS) - 1
_WORD = (1 << 64) - 1
_MULTIPLIER = 0x9E3779B97F4A7C15  # 2 ** 64 over the golden ratio


@dataclass(frozen=True, slots=True)
class Followers:
    """What followed a context: ids in ascending order, and how often each did, (n,) each."""

    ids: np.ndarray
    counts: np.ndarray


class NGrams:
    """The table of some texts, given as token ids. Contexts never reach across two of them."""

    def __init__(self, texts: Sequence[np.ndarray] = ()) -> None:
        found = [_keys(text.astype(np.uint64)) for text in texts]
        keys = np.sort(np.concatenate([np.empty(0, np.uint64), *found]))
        starts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]))
        self._keys = keys[starts]
        self._counts = np.diff(starts, append=len(keys)).astype(np.int32)
        self._tokens = np.concatenate([np.empty(0, np.int32), *texts])

    def __len__(self) -> int:
        return len(self._keys)

    def totals(self, size: int) -> np.ndarray:
        """How often each token below `size` occurs: (size,)."""
        return np.bincount(self._tokens, minlength=size)[:size]

    def followers(self, context: Sequence[int]) -> list[Followers]:
        """What followed the last token, the last two and so on, to the longest context known."""
        edges = [edge for state in _states(context) for edge in (state, state + _TOKEN + 1)]
        places = np.searchsorted(self._keys, np.array(edges, np.uint64)).tolist()
        found = []
        for start, end in zip(places[::2], places[1::2], strict=True):
            if start == end:
                break
            ids = (self._keys[start:end] & np.uint64(_TOKEN)).astype(np.int64)
            found.append(Followers(ids, self._counts[start:end]))
        return found


def _states(context: Sequence[int]) -> list[int]:
    """The hashes of the last token, the last two and so on, without the bits for what follows."""
    found, state = [], 0
    for token in reversed(context[-LONGEST:]):
        state = ((state ^ (token + 1)) * _MULTIPLIER) & _WORD
        state ^= state >> 32
        found.append(state & ~_TOKEN & (_WORD >> 1))
    return found


def _keys(ids: np.ndarray) -> np.ndarray:
    """The keys of all n-grams of a text (n,) uint64, as many times as they occur: as `_states`."""
    found = [np.empty(0, np.uint64)]
    state = np.zeros(len(ids), np.uint64)
    for length in range(1, min(LONGEST, len(ids) - 1) + 1):
        # state[i] becomes the hash of the `length` tokens from i on.
        state = (state[1:] ^ (ids[:-length] + np.uint64(1))) * np.uint64(_MULTIPLIER)
        state ^= state >> np.uint64(32)
        found.append((state & np.uint64(~_TOKEN & (_WORD >> 1))) | ids[length:])
    return np.concatenate(found)
