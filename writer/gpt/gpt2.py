"""The GPT-2 family as one function of its weights: GPT-2, DistilGPT2, and a GPT of one's own.

"Language Models are Unsupervised Multitask Learners" (2019). Positions are vectors added to the
embedded tokens before they come here: learned ones, or the sines and cosines of the original
Transformer (1706.03762), which differ in nothing that follows. Layer norms before each half of a
layer, as many keys as queries, GELU (1606.08415) in its tanh form, biases everywhere. The paper's
sqrt(D) on embedded tokens is left out, as in GPT-2.

It is traced for export (weights as arguments), run for calibration and float reference, and
trained. `layers` says what the letters in shapes stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import tensorflow as tf

from writer.gpt.config import Config
from writer.gpt.layers import (
    Matrix,
    Observer,
    Past,
    attend,
    gelu,
    layer_norm,
    layer_observer,
    linear,
)


class Block(NamedTuple):
    """Weights of one layer; matrices are (out, in). Query rows are already over sqrt(d)."""

    input_norm: tf.Tensor  # (D,)
    input_norm_bias: tf.Tensor  # (D,)
    qkv: Matrix  # (3D, D)
    qkv_bias: tf.Tensor  # (3D,)
    output: Matrix  # (D, D)
    output_bias: tf.Tensor  # (D,)
    post_norm: tf.Tensor  # (D,)
    post_norm_bias: tf.Tensor  # (D,)
    up: Matrix  # (F, D)
    up_bias: tf.Tensor  # (F,)
    down: Matrix  # (D, F)
    down_bias: tf.Tensor  # (D,)


def shapes(config: Config) -> dict[str, tuple[int, ...]]:
    """The shape of every field of a Block."""
    d, ff = config.n_embd, config.n_ff
    return {
        "input_norm": (d,),
        "input_norm_bias": (d,),
        "qkv": (config.qkv_rows, d),
        "qkv_bias": (config.qkv_rows,),
        "output": (d, config.n_head * config.head_dim),
        "output_bias": (d,),
        "post_norm": (d,),
        "post_norm_bias": (d,),
        "up": (ff, d),
        "up_bias": (ff,),
        "down": (d, ff),
        "down_bias": (d,),
    }


class Weights(NamedTuple):
    """All weights after the token embedding, which is looked up outside the graph."""

    blocks: tuple[Block, ...]
    final_norm: tf.Tensor  # (D,)
    final_norm_bias: tf.Tensor  # (D,)
    head: tf.Tensor  # (V, D)


def attention(
    config: Config,
    block: Block,
    x: tf.Tensor,
    mask: tf.Tensor,
    past: Past | None,
    observe: Observer,
) -> tuple[tf.Tensor, Past]:
    """Masked multi-head self-attention over the cached tokens and the new ones: (T, D)."""
    heads, d = config.n_head, config.head_dim
    observe("qkv", x)
    qkv = tf.reshape(linear(x, block.qkv, block.qkv_bias), [-1, 3 * heads, d])
    queries, keys, values = tf.split(tf.transpose(qkv, [1, 0, 2]), 3)  # each (H, T, d)
    new = Past(keys, values)
    mixed = attend(queries, new, mask, past)  # (T, D)
    observe("output", mixed)
    return linear(mixed, block.output, block.output_bias), new


def feed_forward(block: Block, x: tf.Tensor, observe: Observer) -> tf.Tensor:
    """Up, GELU, and down again: (T, D)."""
    observe("up", x)
    hidden = gelu(linear(x, block.up, block.up_bias))  # (T, F)
    observe("down", hidden)
    return linear(hidden, block.down, block.down_bias)


def forward(
    config: Config,
    weights: Weights,
    x: tf.Tensor,
    _turns: None,
    mask: tf.Tensor,
    rows: tf.Tensor | None = None,
    past: Sequence[Past] | None = None,
    observe: Observer | None = None,
) -> tuple[tf.Tensor, list[Past]]:
    """Logits (R, V) for tokens embedded with their positions, x (T, D), and each layer's new keys.

    Nothing is turned here. `mask` is added to the scores, (1, T, S + T). `rows` (R, T) holds a
    one-hot row for each token whose logits are wanted, because the head is a third of the work;
    without it all T are given. Without `past` this is the plain full pass, mask (1, T, T).
    """
    news: list[Past] = []
    for i, block in enumerate(weights.blocks):
        see, cached = layer_observer(observe, i), None if past is None else past[i]
        normed = layer_norm(x, block.input_norm, block.input_norm_bias, config.norm_eps)
        mixed, new = attention(config, block, normed, mask, cached, see)
        x = x + mixed
        normed = layer_norm(x, block.post_norm, block.post_norm_bias, config.norm_eps)
        x = x + feed_forward(block, normed, see)
        news.append(new)
    if rows is not None:
        x = tf.matmul(rows, x)  # (R, D)
    x = layer_norm(x, weights.final_norm, weights.final_norm_bias, config.norm_eps)
    if observe is not None:
        observe("head", x)
    return linear(x, weights.head), news
