"""The Qwen2 family as one function of its weights (2407.10671): Qwen2 and Qwen2.5.

A Llama with biases on queries, keys and values. It is traced for export (weights as arguments),
run for calibration and float reference, and trained. `layers` says what the letters in shapes
stand for.
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
    Rotary,
    attend,
    layer_observer,
    linear,
    rms_norm,
    rotate,
    swiglu,
)


class Block(NamedTuple):
    """Weights of one layer; matrices are (out, in). All of a query is already over sqrt(d)."""

    input_norm: tf.Tensor  # (D,)
    qkv: Matrix  # ((H + 2K)d, D)
    output: Matrix  # (D, Hd)
    post_norm: tf.Tensor  # (D,)
    gate_up: Matrix  # (2F, D)
    down: Matrix  # (D, F)
    qkv_bias: tf.Tensor  # ((H + 2K)d,)


def shapes(config: Config) -> dict[str, tuple[int, ...]]:
    """The shape of every field of a Block."""
    d, ff = config.n_embd, config.n_ff
    return {
        "input_norm": (d,),
        "qkv": (config.qkv_rows, d),
        "output": (d, config.n_head * config.head_dim),
        "post_norm": (d,),
        "gate_up": (2 * ff, d),
        "down": (d, ff),
        "qkv_bias": (config.qkv_rows,),
    }


class Weights(NamedTuple):
    """All weights after the token embedding, which is looked up outside the graph."""

    blocks: tuple[Block, ...]
    final_norm: tf.Tensor  # (D,)
    head: tf.Tensor  # (V, D)


def attention(
    config: Config,
    block: Block,
    x: tf.Tensor,
    turns: Rotary,
    mask: tf.Tensor,
    past: Past | None,
    observe: Observer,
) -> tuple[tf.Tensor, Past]:
    """Masked multi-head self-attention over the cached tokens and the new ones: (T, D)."""
    heads, kv, d = config.n_head, config.n_kv_head, config.head_dim
    observe("qkv", x)
    qkv = tf.reshape(linear(x, block.qkv, block.qkv_bias), [-1, heads + 2 * kv, d])
    qkv = tf.transpose(qkv, [1, 0, 2])  # (H + 2K, T, d)
    queries, keys, values = tf.split(qkv, [heads, kv, kv])
    new = Past(rotate(keys, turns), values)  # each (K, T, d)
    mixed = attend(rotate(queries, turns), new, mask, past)  # (T, Hd)
    observe("output", mixed)
    return linear(mixed, block.output), new


def forward(
    config: Config,
    weights: Weights,
    x: tf.Tensor,
    turns: Rotary,
    mask: tf.Tensor,
    rows: tf.Tensor | None = None,
    past: Sequence[Past] | None = None,
    observe: Observer | None = None,
) -> tuple[tf.Tensor, list[Past]]:
    """Logits (R, V) for embedded tokens x (T, D), and each layer's new keys and values.

    `mask` is added to the scores, (1, GT, S + T). `rows` (R, T) holds a one-hot row for each token
    whose logits are wanted, because the head is a fifth of the work; without it all T are given.
    Without `past` this is the plain full pass, mask (1, GT, T).
    """
    news: list[Past] = []
    for i, block in enumerate(weights.blocks):
        see, cached = layer_observer(observe, i), None if past is None else past[i]
        normed = rms_norm(x, block.input_norm, config.norm_eps)
        mixed, new = attention(config, block, normed, turns, mask, cached, see)
        x = x + mixed
        normed = rms_norm(x, block.post_norm, config.norm_eps)
        x = x + swiglu(normed, block.gate_up, block.down, see)
        news.append(new)
    if rows is not None:
        x = tf.matmul(rows, x)  # (R, D)
    x = rms_norm(x, weights.final_norm, config.norm_eps)
    if observe is not None:
        observe("head", x)
    return linear(x, weights.head), news
