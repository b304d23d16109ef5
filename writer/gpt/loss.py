"""The cross-entropy of a vocabulary, exact and in bounded memory, with its gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tensorflow as tf

LOGIT_ROWS = 128  # of logits (V wide) at a time: 25 MB of floats, where 512 tokens make 100 MB
SUM_ROW = 256


def total(vector: tf.Tensor) -> tf.Tensor:
    """The sum, made row by row: TensorFlow's sum of a whole vector differs from run to run."""
    while vector.shape[0] > 1:
        rows = tf.pad(vector, [[0, -vector.shape[0] % SUM_ROW]])
        vector = tf.reduce_sum(tf.reshape(rows, [-1, SUM_ROW]), axis=1)
    return vector[0]


@tf.custom_gradient
def cross_entropy(
    hidden: tf.Tensor, targets: tf.Tensor, head: tf.Tensor
) -> tuple[tf.Tensor, Callable[..., Any]]:
    """The mean cross-entropy of hidden (R, D) times the head (V, D), exact, in chunks of rows.

    The gradients are made beside the loss, so that no chunk's logits are kept or made twice. The
    head's is left out of the traced graph where nobody asks for it.
    """
    rows = hidden.shape[0]
    losses, gradients, of_head = [], [], []
    for start in range(0, rows, LOGIT_ROWS):
        some, wanted = hidden[start : start + LOGIT_ROWS], targets[start : start + LOGIT_ROWS]
        loss, slope = _loss_and_slope(tf.matmul(some, head, transpose_b=True), wanted, rows)
        losses.append(loss)
        gradients.append(tf.matmul(slope, head))
        of_head.append(tf.matmul(slope, some, transpose_a=True))  # (V, D)
    gradient = tf.concat(gradients, 0)
    mean = total(tf.concat(losses, 0)) / rows

    def backward(up: tf.Tensor) -> tuple[tf.Tensor | None, ...]:
        whole = sum(tf.cast(chunk, tf.float32) for chunk in of_head)
        return tf.cast(up, gradient.dtype) * gradient, None, tf.cast(up * whole, head.dtype)

    return mean, backward


# Compiled, it goes three times over the logits instead of a dozen times.
@tf.function(jit_compile=True, autograph=False)
def _loss_and_slope(logits: tf.Tensor, wanted: tf.Tensor, rows: int) -> tuple[tf.Tensor, tf.Tensor]:
    """The cross-entropy of each row of logits (R, V), and the gradient of the mean of `rows`."""
    values = tf.cast(logits, tf.float32)
    highest = tf.reduce_max(values, axis=1, keepdims=True)
    powers = tf.exp(values - highest)
    powers_sum = tf.reduce_sum(powers, axis=1, keepdims=True)
    right = tf.equal(tf.range(values.shape[1])[tf.newaxis], wanted[:, tf.newaxis])  # (R, V)
    reached = tf.reduce_sum(tf.where(right, values, 0.0), axis=1)
    slope = (powers / powers_sum - tf.where(right, 1.0, 0.0)) / rows
    return (tf.math.log(powers_sum) + highest)[:, 0] - reached, tf.cast(slope, logits.dtype)
