"""A frozen matrix with low-rank factors beside it (LoRA, 2106.09685), made to be trained fast.

The gradient is written out, where TensorFlow would make it operation by operation: the frozen
matrix gets none, and the factors share the products and casts of the matrix they go with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import tensorflow as tf


class Part(NamedTuple):
    """What LoRA adds to some rows of a matrix: `b` times `a`, and times `scale`."""

    a: tf.Tensor  # (r, in)
    b: tf.Tensor  # (rows, r)
    scale: float | np.ndarray  # (rows, 1)


class Adapted(NamedTuple):
    """A frozen matrix (out, in), perhaps in bfloat16, with a low-rank part for each run of rows."""

    base: tf.Tensor
    parts: tuple[Part, ...]


def adapted_linear(x: tf.Tensor, weight: Adapted) -> tf.Tensor:
    """Multiply x (T, in) by the matrix and its low-rank parts: (T, out).

    Everything is multiplied in the precision of the frozen matrix.
    """
    a = tf.concat([part.a for part in weight.parts], 0)  # (R, in)
    b = _on_the_diagonal([part.b * part.scale for part in weight.parts])  # (out, R)
    return _product(x, weight.base, a, b)


def _on_the_diagonal(blocks: list[tf.Tensor]) -> tf.Tensor:
    """The matrices along the diagonal of one, which is zero elsewhere."""
    width = sum(block.shape[1] for block in blocks)
    rows, left = [], 0
    for block in blocks:
        rows.append(tf.pad(block, [[0, 0], [left, width - left - block.shape[1]]]))
        left += block.shape[1]
    return tf.concat(rows, 0)


def _product(x: tf.Tensor, base: tf.Tensor, a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """x (T, in) times base (out, in) plus b (out, R) times a (R, in): (T, out)."""
    kind = base.dtype

    @tf.custom_gradient
    def product(
        x: tf.Tensor, a: tf.Tensor, b: tf.Tensor
    ) -> tuple[tf.Tensor, Callable[[tf.Tensor], tuple[tf.Tensor, ...]]]:
        low, low_a, low_b = (tf.cast(value, kind) for value in (x, a, b))
        inner = tf.matmul(low, low_a, transpose_b=True)  # (T, R)
        out = tf.matmul(low, base, transpose_b=True) + tf.matmul(inner, low_b, transpose_b=True)

        def gradient(up: tf.Tensor) -> tuple[tf.Tensor, ...]:
            up = tf.cast(up, kind)
            slope = tf.matmul(up, low_b)  # (T, R), of inner
            return (
                tf.cast(tf.matmul(up, base) + tf.matmul(slope, low_a), x.dtype),
                tf.cast(tf.matmul(slope, low, transpose_a=True), a.dtype),
                tf.cast(tf.matmul(up, inner, transpose_a=True), b.dtype),
            )

        return tf.cast(out, x.dtype), gradient

    return product(x, a, b)
