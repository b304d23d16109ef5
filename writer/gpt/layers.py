"""The pieces that the families of GPT are built from: each does one thing a paper names.

Letters in shapes, here and in the families: T new tokens, S cached tokens, R of the new ones that
logits are wanted of, D embedding, H heads, K key/value heads, G = H/K queries for each of those,
d head dimension, F feed-forward, V vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeAlias

import tensorflow as tf

from writer.gpt.adapted import Adapted, adapted_linear

# Called with a name and a linear layer's input, to measure activations; most callers need none.
Observer = Callable[[str, tf.Tensor], None]


class Blocked(NamedTuple):
    """A matrix (out, in) with an offset for every block of 32 inputs, as Q4_1 stores it.

    An element is its level times its block's scale, plus its block's offset.
    """

    scaled: tf.Tensor  # (out, in)
    offsets: tf.Tensor  # (out, in / 32)


class Dropping(NamedTuple):
    """A matrix some of whose results are dropped in training, by numbers that the seed decides."""

    base: tf.Tensor  # (out, in)
    rate: float
    seed: tf.Tensor  # (2,) int32


class Voiced(NamedTuple):
    """A matrix as the graph holds it, with a low-rank part beside it that may be turned up."""

    base: tf.Tensor | Blocked  # (out, in)
    a: tf.Tensor  # (r, in)
    b: tf.Tensor  # (out, r)
    strength: tf.Tensor  # (1, 1): 0 leaves the base alone


# Without a matrix, x stays as it is: the trainer wants what enters the head.
Matrix: TypeAlias = tf.Tensor | Blocked | Adapted | Voiced | Dropping | None


class Rotary(NamedTuple):
    """The angles of the new tokens' positions, each (T, d)."""

    cos: tf.Tensor
    sin: tf.Tensor


class Past(NamedTuple):
    """Keys and values of one layer, each (K, S, d)."""

    keys: tf.Tensor
    values: tf.Tensor


def layer_observer(observe: Observer | None, layer: int) -> Observer:
    """An observer that puts the layer before the name, or does nothing."""
    if observe is None:
        return lambda _name, _value: None
    return lambda name, value: observe(f"{layer}.{name}", value)


def fused_when_half(function: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
    """Compile a function of bfloat16 activations, which it computes in float32.

    Such there are only in training, where one pass over memory instead of one for every operation
    saves a third of a step. LiteRT's converter takes no compiled functions.
    """

    def in_float(x: tf.Tensor, *others: Any) -> tf.Tensor:
        return tf.cast(function(tf.cast(x, tf.float32), *others), x.dtype)

    compiled = tf.function(in_float, jit_compile=True, autograph=False)

    @wraps(function)
    def chosen(x: tf.Tensor, *others: Any) -> tf.Tensor:
        return (compiled if x.dtype == tf.bfloat16 else function)(x, *others)

    return chosen


def added_apart(x: tf.Tensor) -> tf.Tensor:
    """The same, but its gradients are added up before those of other uses of x are added.

    TensorFlow adds three or more gradients in whatever order memory suits, and a training should
    learn the same twice.
    """
    return tf.identity(x)


def _square(x: tf.Tensor) -> tf.Tensor:
    x = added_apart(x)
    return x * x


@fused_when_half
def rms_norm(x: tf.Tensor, weight: tf.Tensor, eps: float) -> tf.Tensor:
    """Scale each row to unit root mean square, then by the learned weight (1910.07467)."""
    x = added_apart(x)
    mean = tf.reduce_mean(_square(x), axis=-1, keepdims=True)
    return x * tf.math.rsqrt(mean + eps) * weight


@fused_when_half
def layer_norm(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor, eps: float) -> tf.Tensor:
    """Bring each row to mean 0 and variance 1, then scale and shift as learned (1607.06450)."""
    x = added_apart(x)
    centred = x - tf.reduce_mean(x, axis=-1, keepdims=True)
    variance = tf.reduce_mean(_square(centred), axis=-1, keepdims=True)
    return centred * tf.math.rsqrt(variance + eps) * weight + bias


def linear(x: tf.Tensor, weight: Matrix, bias: tf.Tensor | None = None) -> tf.Tensor:
    """Multiply x (T, in) by a matrix (out, in), and add the bias (out,): (T, out).

    What a block's offset adds is the offset times the sum of the block's inputs.
    """
    if isinstance(weight, Dropping):
        return dropout(linear(x, weight.base, bias), weight.rate, weight.seed)
    if bias is not None:
        return linear(x, weight) + tf.cast(bias, x.dtype)
    if weight is None:
        return x
    if isinstance(weight, Adapted):
        return adapted_linear(x, weight)
    if isinstance(weight, Voiced):
        inner = tf.matmul(x, weight.a, transpose_b=True) * weight.strength  # (T, r)
        return linear(x, weight.base) + tf.matmul(inner, weight.b, transpose_b=True)
    if not isinstance(weight, Blocked):
        return tf.matmul(x, weight, transpose_b=True)
    blocks = weight.offsets.shape[1]
    sums = tf.reduce_sum(tf.reshape(x, [-1, blocks, x.shape[1] // blocks]), axis=-1)
    levels = tf.matmul(x, weight.scaled, transpose_b=True)
    return levels + tf.matmul(sums, weight.offsets, transpose_b=True)


def dropout(x: tf.Tensor, rate: float, seed: tf.Tensor) -> tf.Tensor:
    """Set a share of x to zero and scale up the rest (Srivastava et al., 2014)."""
    kept = tf.random.stateless_uniform(tf.shape(x), seed) >= rate
    return tf.where(kept, x / (1 - rate), tf.zeros([], x.dtype))


@fused_when_half
def gelu(x: tf.Tensor) -> tf.Tensor:
    """The Gaussian error linear unit in its tanh form (1606.08415)."""
    return tf.nn.gelu(x, approximate=True)


@fused_when_half
def rotate(x: tf.Tensor, turns: Rotary) -> tf.Tensor:
    """Turn each pair (i, i + d/2) of the last axis by its position's angle (2104.09864)."""
    first, second = tf.split(x, 2, axis=-1)
    turned = tf.concat([-second, first], axis=-1)
    return x * turns.cos + turned * turns.sin


def attend(queries: tf.Tensor, new: Past, mask: tf.Tensor, past: Past | None) -> tf.Tensor:
    """Masked attention of queries (H, T, d), over sqrt(d) already, to cached and new keys: (T, Hd).

    "Attention Is All You Need" (1706.03762), with G queries for each key (2305.13245). With a mask
    for each of N texts of one length, (N, GT / N, T / N), the new tokens are these texts one after
    another, none of which sees the others. So it is in training, where numbers are bfloat16.
    """
    heads, d, kv = queries.shape[0], queries.shape[2], new.keys.shape[0]
    keys, values = new
    if past is not None:
        keys = tf.concat([past.keys, keys], axis=1)  # (K, S + T, d)
        values = tf.concat([past.values, values], axis=1)
    if (mask.shape[0] or 1) > 1 or queries.dtype == tf.bfloat16:
        return _attend_apart(queries, keys, values, mask)
    queries = tf.reshape(queries, [kv, -1, d])  # (K, GT, d)
    scores = tf.matmul(queries, keys, transpose_b=True) + mask  # (K, GT, S + T)
    # The sum as a product, which adds in order: it is the same however many columns are masked,
    # so that a token gives the same bits alone, in a prompt and as a draft.
    weights = tf.exp(scores - tf.reduce_max(scores, axis=-1, keepdims=True))
    ones = tf.expand_dims(mask[0, 0] * 0.0 + 1.0, 1)  # (S + T, 1)
    sums = tf.matmul(tf.reshape(weights, [-1, tf.shape(ones)[0]]), ones)
    mixed = tf.matmul(weights, values) / tf.reshape(sums, [kv, -1, 1])  # (K, GT, d)
    mixed = tf.reshape(mixed, [heads, -1, d])  # (H, T, d)
    return tf.reshape(tf.transpose(mixed, [1, 0, 2]), [-1, heads * d])  # (T, Hd)


def _attend_apart(
    queries: tf.Tensor, keys: tf.Tensor, values: tf.Tensor, mask: tf.Tensor
) -> tf.Tensor:
    """The same for N texts of t tokens each, T = Nt."""
    heads, d, kv, texts = queries.shape[0], queries.shape[2], keys.shape[0], mask.shape[0]
    length = mask.shape[2]
    keys, values = (tf.reshape(part, [kv, texts, length, d]) for part in (keys, values))
    queries = tf.reshape(queries, [kv, heads // kv, texts, length, d])
    queries = tf.reshape(tf.transpose(queries, [0, 2, 1, 3, 4]), [kv, texts, -1, d])
    weights = _masked_softmax(tf.matmul(queries, keys, transpose_b=True), mask)  # (K, N, Gt, t)
    mixed = tf.reshape(tf.matmul(weights, values), [kv, texts, heads // kv, length, d])
    return tf.reshape(tf.transpose(mixed, [1, 3, 0, 2, 4]), [-1, heads * d])  # (T, Hd)


@fused_when_half
def _masked_softmax(scores: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
    return tf.nn.softmax(scores + mask)


def swiglu(x: tf.Tensor, gate_up: Matrix, down: Matrix, observe: Observer) -> tf.Tensor:
    """The gate's SiLU times the up projection, brought down again (2002.05202): (T, D)."""
    observe("gate_up", x)
    hidden = _gated(linear(x, gate_up))  # (T, F)
    observe("down", hidden)
    return linear(hidden, down)


@fused_when_half
def _gated(both: tf.Tensor) -> tf.Tensor:
    """The gate's SiLU times the up projection, of (T, 2F): (T, F)."""
    gate, up = tf.split(both, 2, axis=1)
    return gate * tf.sigmoid(gate) * up
