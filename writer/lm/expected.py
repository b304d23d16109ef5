"""How likely a model finds each token in prose, on average: measured once, kept in its pack."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import numpy as np

from writer.lm.cache import Cache
from writer.lm.graph import CHUNK
from writer.lm.sampling import softmax

_WINDOW = 512
EXPECTED = "expected.npy"


def read_expected(folder: Path, size: int) -> np.ndarray | None:
    """The probabilities (size,) float32, or None where they were not measured yet."""
    try:
        found = np.load(folder / EXPECTED, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    good = found.shape == (size,) and found.dtype == np.float32 and bool((found >= 0).all())
    return found if good else None


def write_expected(folder: Path, probabilities: np.ndarray) -> None:
    """Keep them, where the pack can be written to; elsewhere they are measured at each start."""
    with suppress(OSError):
        partial = folder / f".{EXPECTED}.part"
        with partial.open("wb") as file:
            np.save(file, probabilities.astype(np.float32))
        partial.replace(folder / EXPECTED)


def mean_probabilities(
    cache: Cache, ids: list[int], context_tokens: int
) -> Generator[None, None, np.ndarray]:
    """Of every token (vocab,), over windows of these ids, of which there must be some.

    Every yield follows a pass, and is a place to use the cache for something else.
    """
    sums, size = np.zeros(1), min(_WINDOW, context_tokens)
    for start in range(0, len(ids), size):
        window = ids[start : start + size]
        for at in range(0, len(window), CHUNK):
            while (held := cache.rewind([*window[:at], -1])) < at:
                cache.feed(window[held:at][:CHUNK])
            chunk = window[at : at + CHUNK]
            sums = sums + np.sum([softmax(row) for row in cache.feed(chunk, len(chunk))], axis=0)
            yield
    return np.asarray(sums / len(ids))
