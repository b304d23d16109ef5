"""Matrices kept in the 4-bit blocks of a model file, so that nothing is rounded a second time.

Q4_1 and Q4_0 of the ggml project hold blocks of 32 elements along the input. Both are brought to
one form, (level - 8) * scale + offset with level in 0..15 and scale > 0: a symmetric 4-bit matrix,
which LiteRT multiplies, and one number a block, which multiplies the sum of the block's inputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import gguf
import numpy as np

SIZE = 32
# LiteRT takes scales as float16 and refuses zero; below this float16 loses digits.
SMALLEST_SCALE = np.float32(2.0**-14)


class Blocks(NamedTuple):
    """A matrix (out, in) in blocks of 32 inputs."""

    levels: np.ndarray  # (out, in) int8, -8 to 7
    scales: np.ndarray  # (out, in / 32) float32
    offsets: np.ndarray  # (out, in / 32) float32

    def rows(self, order: np.ndarray) -> Blocks:
        """The matrix with only these rows, in this order."""
        return Blocks(self.levels[order], self.scales[order], self.offsets[order])

    def times(self, factors: np.ndarray | np.float32) -> Blocks:
        """The matrix with its blocks multiplied by positive factors that broadcast to scales."""
        return Blocks(self.levels, self.scales * factors, self.offsets * factors)

    def dense(self) -> np.ndarray:
        """The matrix itself, (out, in) float32."""
        out, inputs = self.levels.shape
        parts = self.levels.reshape(out, -1, SIZE) * self.scales[..., None]
        return (parts + self.offsets[..., None]).reshape(out, inputs)


def stacked(parts: Sequence[Blocks]) -> Blocks:
    """Matrices of the same inputs, one above the other."""
    return Blocks(*(np.concatenate(field) for field in zip(*parts, strict=True)))


def unpacked(stored: np.ndarray, kind: gguf.GGMLQuantizationType) -> Blocks | None:
    """A matrix from its stored bytes (out, row bytes); None for what is not 4-bit blocks."""
    if kind not in (gguf.GGMLQuantizationType.Q4_0, gguf.GGMLQuantizationType.Q4_1):
        return None
    with_minimum = kind == gguf.GGMLQuantizationType.Q4_1
    head = 4 if with_minimum else 2
    blocks = stored.reshape(len(stored), -1, head + SIZE // 2)
    numbers = np.ascontiguousarray(blocks[..., :head]).view(np.float16).astype(np.float32)
    packed = blocks[..., head:]
    # The low halves of the bytes are the first 16 elements, the high halves the other 16.
    levels = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.int8) - np.int8(8)
    scales = numbers[..., 0]
    offsets = numbers[..., 1] + 8 * scales if with_minimum else np.zeros_like(scales)
    return _positive(levels, scales, offsets)


def _positive(levels: np.ndarray, scales: np.ndarray, offsets: np.ndarray) -> Blocks:
    """Turn blocks with negative scales round: (l)(-s) = (-1 - l)(s) + s, and -1 - l fits too."""
    turned = scales < 0
    levels = np.where(turned[..., None], -1 - levels, levels).astype(np.int8)
    offsets = offsets - np.where(turned, scales, 0)
    return Blocks(levels.reshape(len(levels), -1), np.abs(scales), offsets)


def representable(blocks: Blocks) -> Blocks:
    """The same matrix with scales as XNNPACK keeps them: bfloat16, and here float16 as well.

    A block with a smaller scale than that allows is rounded once more.
    """
    scales = np.maximum(_bfloat16(blocks.scales), SMALLEST_SCALE)
    small = blocks.scales < SMALLEST_SCALE
    out, inputs = blocks.levels.shape
    levels = blocks.levels.reshape(out, -1, SIZE).copy()
    levels[small] = np.rint(levels[small] * (blocks.scales[small] / SMALLEST_SCALE)[:, None])
    return Blocks(levels.reshape(out, inputs), scales, blocks.offsets)


def _bfloat16(values: np.ndarray) -> np.ndarray:
    """Round positive float32 to the nearest number of 8 significant bits."""
    bits = values.astype(np.float32).view(np.uint32)
    return ((bits + 0x8000) & 0xFFFF0000).view(np.float32)
