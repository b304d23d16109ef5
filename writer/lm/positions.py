"""What the graph is told about positions: angles or vectors, and the attention mask."""

from __future__ import annotations

import numpy as np

# Large enough that softmax gives exactly 0, small enough that sums stay finite.
HIDDEN = np.float32(-1e9)


def rotary(head_dim: int, theta: float, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Cosine and sine tables (length, head_dim) for positions from 0 (RoPE, 2104.09864)."""
    frequencies = theta ** (-np.arange(0, head_dim, 2, dtype=np.float64) / head_dim)
    angles = np.outer(np.arange(length, dtype=np.float64), frequencies)
    angles = np.concatenate([angles, angles], axis=1)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def sinusoidal(length: int, width: int) -> np.ndarray:
    """The vectors (length, width) of "Attention Is All You Need" (1706.03762, section 3.5).

    Channel 2i holds sin(position / 10000^(2i / width)), channel 2i + 1 the cosine of the same.
    """
    frequencies = 10_000.0 ** (-np.arange(0, width, 2, dtype=np.float64) / width)
    angles = np.outer(np.arange(length, dtype=np.float64), frequencies)
    table = np.empty((length, width), np.float32)
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles[:, : width // 2])
    return table


def apart_mask(seen: np.ndarray, room: int, groups: int) -> np.ndarray:
    """Additive mask (1, groups * T, room + T) for T new tokens that do not see each other.

    `seen` (T, cached) tells which of the cached ones each of them sees.
    """
    count, cached = seen.shape
    mask = np.full((count, room + count), HIDDEN, np.float32)
    mask[:, :cached][seen] = 0
    mask[:, room:][np.diag_indices(count)] = 0
    return np.tile(mask, (groups, 1))[np.newaxis]


def causal_mask(cached: int, room: int, length: int, groups: int) -> np.ndarray:
    """Additive mask (1, groups * length, room + length).

    New token i sees the first `cached` of the cache's `room` rows, and new tokens 0 to i.
    """
    mask = np.zeros((1, groups * length, room + length), np.float32)
    mask[:, :, cached:room] = HIDDEN
    if length > 1:  # a single new token has no later one to be kept from
        later = np.triu(np.full((length, length), HIDDEN, np.float32), k=1)
        mask[0, :, room:] = np.tile(later, (groups, 1))
    return mask
