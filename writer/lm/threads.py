"""How many threads the model may use."""

from __future__ import annotations

# Decoding reads all weights for every token: more cores than this only share the memory's speed.
_MOST = 4


def threads_for(cores: int) -> int:
    """All cores but one, which is left for typing; both of two, and at most four."""
    return max(1, min(_MOST, cores if cores <= 2 else cores - 1))
