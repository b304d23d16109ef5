"""The families of GPT by name, and what is done with any of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import NamedTuple

import numpy as np
import tensorflow as tf

from writer.gpt import gpt2, llama, qwen2, qwen3
from writer.gpt.checkpoint import Arrays
from writer.gpt.config import Config
from writer.gpt.gpt2_checkpoint import Gpt2Arrays
from writer.gpt.layers import Observer, Rotary
from writer.lm.positions import causal_mask, rotary

# Each module has Block, Weights, shapes and forward.
FAMILIES: Mapping[str, ModuleType] = {
    "llama": llama,
    "qwen2": qwen2,
    "qwen3": qwen3,
    "gpt2": gpt2,
}


def as_tensors(config: Config, arrays: Arrays[np.ndarray] | Gpt2Arrays) -> NamedTuple:
    """The weights as TensorFlow constants, in the family's own Weights."""
    family = FAMILIES[config.family]
    blocks = tuple(
        family.Block(*(tf.constant(getattr(block, name)) for name in family.Block._fields))
        for block in arrays.blocks
    )
    top = (tf.constant(getattr(arrays, name)) for name in family.Weights._fields[1:])
    return family.Weights(blocks, *top)


def full_pass(
    config: Config, weights: NamedTuple, x: np.ndarray, observe: Observer | None = None
) -> tf.Tensor:
    """Logits (T, V) of one whole text, embedded as x (T, D), with the causal mask."""
    turns = None
    if config.positions == "rotary":
        turns = Rotary(*rotary(config.head_dim, config.rope_theta, len(x)))
    mask = causal_mask(0, 0, len(x), config.groups)
    forward = FAMILIES[config.family].forward
    return forward(config, weights, tf.constant(x), turns, mask, observe=observe)[0]
