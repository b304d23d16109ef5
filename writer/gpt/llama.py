"""The Llama family as one function of its weights.

It is traced for export (weights as arguments), run for calibration and float reference, and
trained. References: "Attention Is All You Need" (1706.03762), RMSNorm (1910.07467),
SwiGLU (2002.05202), rotary positions (2104.09864), grouped queries (2305.13245), LLaMA
(2302.13971).

Letters in shapes: T new tokens, S cached tokens, D embedding, H heads, K key/value heads,
G = H/K queries for each of those, d head dimension, F feed-forward, V vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import tensorflow as tf

from writer.gpt.config import Config
from writer.lm.positions import causal_mask, rotary

# Called with a name and a linear layer's input, to measure activations; most callers need none.
Observer = Callable[[str, tf.Tensor], None]


class Blocked(NamedTuple):
    """A matrix (out, in) with an offset for every block of 32 inputs, as Q4_1 stores it.

    An element is its level times its block's scale, plus its block's offset.
    """

    scaled: tf.Tensor  # (out, in)
    offsets: tf.Tensor  # (out, in / 32)


Matrix: TypeAlias = tf.Tensor | Blocked


class Block(NamedTuple):
    """Weights of one layer; matrices are (out, in). Query rows are already over sqrt(d)."""

    input_norm: tf.Tensor  # (D,)
    qkv: Matrix  # ((H + 2K)d, D)
    output: Matrix  # (D, Hd)
    post_norm: tf.Tensor  # (D,)
    gate_up: Matrix  # (2F, D)
    down: Matrix  # (D, F)


class Weights(NamedTuple):
    """All weights after the token embedding, which is looked up outside the graph."""

    blocks: tuple[Block, ...]
    final_norm: tf.Tensor  # (D,)
    head: tf.Tensor  # (V, D)


class Past(NamedTuple):
    """Cached keys and values of one layer, each (K, S, d)."""

    keys: tf.Tensor
    values: tf.Tensor


def rms_norm(x: tf.Tensor, weight: tf.Tensor, eps: float) -> tf.Tensor:
    """Scale each row to unit root mean square, then by the learned weight."""
    return x * tf.math.rsqrt(tf.reduce_mean(x * x, axis=-1, keepdims=True) + eps) * weight


def linear(x: tf.Tensor, weight: Matrix) -> tf.Tensor:
    """Multiply x (T, in) by a matrix (out, in): (T, out).

    What a block's offset adds is the offset times the sum of the block's inputs.
    """
    if not isinstance(weight, Blocked):
        return tf.matmul(x, weight, transpose_b=True)
    blocks = weight.offsets.shape[1]
    sums = tf.reduce_sum(tf.reshape(x, [-1, blocks, x.shape[1] // blocks]), axis=-1)
    levels = tf.matmul(x, weight.scaled, transpose_b=True)
    return levels + tf.matmul(sums, weight.offsets, transpose_b=True)


def rotate(x: tf.Tensor, cos: tf.Tensor, sin: tf.Tensor) -> tf.Tensor:
    """Turn each pair (i, i + d/2) of the last axis by its position's angle."""
    half = x.shape[-1] // 2
    turned = tf.concat([-x[..., half:], x[..., :half]], axis=-1)
    return x * cos + turned * sin


def attention(
    config: Config,
    block: Block,
    x: tf.Tensor,
    cos: tf.Tensor,
    sin: tf.Tensor,
    mask: tf.Tensor,
    past: Past | None,
    observe: Callable[[str, tf.Tensor], None],
) -> tuple[tf.Tensor, Past]:
    """Masked multi-head self-attention over the cached tokens and the new ones."""
    heads, kv, d = config.n_head, config.n_kv_head, config.head_dim
    observe("qkv", x)
    qkv = tf.reshape(linear(x, block.qkv), [-1, heads + 2 * kv, d])
    qkv = tf.transpose(qkv, [1, 0, 2])  # (H + 2K, T, d)
    turned = rotate(qkv[: heads + kv], cos, sin)
    queries = tf.reshape(turned[:heads], [kv, -1, d])  # (K, GT, d)
    new = Past(turned[heads:], qkv[heads + kv :])  # each (K, T, d)
    keys, values = new
    if past is not None:
        keys = tf.concat([past.keys, keys], axis=1)  # (K, S + T, d)
        values = tf.concat([past.values, values], axis=1)
    weights = tf.nn.softmax(tf.matmul(queries, keys, transpose_b=True) + mask)  # (K, GT, S + T)
    mixed = tf.reshape(tf.matmul(weights, values), [heads, -1, d])  # (H, T, d)
    mixed = tf.reshape(tf.transpose(mixed, [1, 0, 2]), [-1, heads * d])  # (T, Hd)
    observe("output", mixed)
    return linear(mixed, block.output), new


def feed_forward(
    config: Config, block: Block, x: tf.Tensor, observe: Callable[[str, tf.Tensor], None]
) -> tf.Tensor:
    """SwiGLU: the gate's SiLU times the up projection, brought down again."""
    observe("gate_up", x)
    both = linear(x, block.gate_up)  # (T, 2F)
    gate, up = both[:, : config.n_ff], both[:, config.n_ff :]
    hidden = gate * tf.sigmoid(gate) * up
    observe("down", hidden)
    return linear(hidden, block.down)


def forward(
    config: Config,
    weights: Weights,
    x: tf.Tensor,
    cos: tf.Tensor,
    sin: tf.Tensor,
    mask: tf.Tensor,
    rows: tf.Tensor | None = None,
    past: Sequence[Past] | None = None,
    observe: Observer | None = None,
) -> tuple[tf.Tensor, list[Past]]:
    """Logits (R, V) for embedded tokens x (T, D), and each layer's new keys and values.

    `cos` and `sin` are (T, d); `mask` is added to the scores, (1, GT, S + T). `rows` (R, T) holds
    a one-hot row for each token whose logits are wanted, because the head is a fifth of the work;
    without it all T are given. Without `past` this is the plain full pass, mask (1, GT, T).
    """
    news: list[Past] = []
    for i, block in enumerate(weights.blocks):

        def see(name: str, value: tf.Tensor, layer: int = i) -> None:
            if observe is not None:
                observe(f"{layer}.{name}", value)

        mixed, new = attention(
            config,
            block,
            rms_norm(x, block.input_norm, config.norm_eps),
            cos,
            sin,
            mask,
            None if past is None else past[i],
            see,
        )
        x = x + mixed
        x = x + feed_forward(config, block, rms_norm(x, block.post_norm, config.norm_eps), see)
        news.append(new)
    if rows is not None:
        x = tf.matmul(rows, x)  # (R, D)
    x = rms_norm(x, weights.final_norm, config.norm_eps)
    if observe is not None:
        observe("head", x)
    return linear(x, weights.head), news


def full_pass(
    config: Config, weights: Weights, x: np.ndarray, observe: Observer | None = None
) -> tf.Tensor:
    """Logits (T, V) of one whole text, embedded as x (T, D), with the causal mask."""
    cos, sin = rotary(config.head_dim, config.rope_theta, len(x))
    mask = causal_mask(0, 0, len(x), config.groups)
    return forward(config, weights, tf.constant(x), cos, sin, mask, observe=observe)[0]
