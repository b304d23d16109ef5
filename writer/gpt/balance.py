"""Moves scale between activations and weights before rounding to int8 (SmoothQuant, 2211.10438).

A few activation channels are hundreds of times larger than the rest and would take all the levels
of an 8-bit activation. Dividing a channel by s and multiplying its weight column by s changes no
product; s = max|activation|^alpha / max|weight|^(1 - alpha). The division costs nothing at run
time: it goes into the norm before, or into the rows of the matrix before.

Weights kept in 4-bit blocks allow one factor a block only, but that costs them no exactness, so
there all the scale of the activations goes into the weights.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from writer.gpt.blocks import SIZE, Blocks
from writer.gpt.checkpoint import MATRICES, Arrays, BlockArrays, M
from writer.gpt.config import Config

# Chosen on Doyle's prose, by kind of matrix.
ALPHA = {"qkv": 0.5, "output": 0.5, "gate_up": 0.5, "down": 0.5, "head": 0.5}


def factors(activations: np.ndarray, weights: np.ndarray, alpha: float) -> np.ndarray:
    """The s of each channel, from its largest activation and its largest weight."""
    return (
        np.maximum(activations, 1e-5) ** alpha / np.maximum(weights, 1e-5) ** (1 - alpha)
    ).astype(np.float32)


def largest(matrix: np.ndarray) -> np.ndarray:
    """The largest magnitude in each column of a matrix (out, in)."""
    return np.abs(matrix).max(axis=0)


def balanced(
    config: Config,
    arrays: Arrays[np.ndarray],
    maxima: Mapping[str, np.ndarray],
    alpha: Mapping[str, float] = ALPHA,
) -> Arrays[np.ndarray]:
    """Weights that compute the same with calmer activations.

    `maxima` holds the largest magnitude of each input channel as `llama.forward` names them:
    "3.qkv", "3.output", "3.gate_up", "3.down" for layer 3, and "head".
    """
    blocks = tuple(
        _balanced_block(
            config, block, {kind: maxima[f"{i}.{kind}"] for kind in alpha if kind != "head"}, alpha
        )
        for i, block in enumerate(arrays.blocks)
    )
    return Arrays(blocks, *_balanced_head(arrays, maxima["head"], alpha["head"]))


def _balanced_head(
    arrays: Arrays[M], maxima: np.ndarray, alpha: float
) -> tuple[np.ndarray, np.ndarray]:
    head = factors(maxima, largest(arrays.head), alpha)
    return arrays.final_norm / head, arrays.head * head


def _balanced_block(
    config: Config,
    block: BlockArrays[np.ndarray],
    maxima: Mapping[str, np.ndarray],
    alpha: Mapping[str, float],
) -> BlockArrays[np.ndarray]:
    qkv = factors(maxima["qkv"], largest(block.qkv), alpha["qkv"])
    gate_up = factors(maxima["gate_up"], largest(block.gate_up), alpha["gate_up"])
    down = factors(maxima["down"], largest(block.down), alpha["down"])

    # One value channel feeds the same place of every query head in its group.
    shape = (config.n_kv_head, config.groups, config.head_dim)
    shared = factors(
        maxima["output"].reshape(shape).max(axis=1),
        largest(block.output).reshape(shape).max(axis=1),
        alpha["output"],
    )  # (K, d)
    output = np.repeat(shared[:, None], config.groups, axis=1).ravel()

    value_rows = np.ones(config.qkv_rows, np.float32)
    value_rows[-shared.size :] = shared.ravel()
    up_rows = np.ones(2 * config.n_ff, np.float32)
    up_rows[config.n_ff :] = down
    return BlockArrays(
        input_norm=block.input_norm / qkv,
        qkv=block.qkv * qkv / value_rows[:, None],
        output=block.output * output,
        post_norm=block.post_norm / gate_up,
        gate_up=block.gate_up * gate_up / up_rows[:, None],
        down=block.down * down,
    )


def balanced_blocks(
    config: Config,
    arrays: Arrays[Blocks],
    maxima: Mapping[str, np.ndarray],
    sizes: Mapping[str, np.ndarray],
) -> Arrays[Blocks]:
    """The same for weights in 4-bit blocks.

    `sizes` holds how large each block of 32 input channels usually is, under the names that
    `maxima` has; the maxima serve the head, which becomes int8.
    """
    blocks = tuple(
        _blockwise(config, block, {kind: sizes[f"{i}.{kind}"] for kind in MATRICES})
        for i, block in enumerate(arrays.blocks)
    )
    return Arrays(blocks, *_balanced_head(arrays, maxima["head"], ALPHA["head"]))


def _blockwise(
    config: Config, block: BlockArrays[Blocks], sizes: Mapping[str, np.ndarray]
) -> BlockArrays[Blocks]:
    qkv, gate_up, down = (_relative(sizes[kind]) for kind in ("qkv", "gate_up", "down"))
    # One value channel feeds the same place of every query head in its group.
    heads = (config.n_kv_head, config.groups, -1)
    shared = np.ones((config.n_kv_head, max(config.head_dim // SIZE, 1)), np.float32)
    output = np.ones(config.n_head * config.head_dim // SIZE, np.float32)
    if config.head_dim % SIZE == 0:
        shared = _relative(sizes["output"].reshape(heads).max(axis=1))
        output = np.repeat(shared[:, None], config.groups, axis=1).ravel()

    value_rows = np.ones((config.qkv_rows, 1), np.float32)
    per_value = config.n_kv_head * config.head_dim
    value_rows[-per_value:, 0] = np.repeat(1 / shared.ravel(), per_value // shared.size)
    up_rows = np.ones((2 * config.n_ff, 1), np.float32)
    up_rows[config.n_ff :, 0] = np.repeat(1 / down, SIZE)
    return BlockArrays(
        input_norm=block.input_norm / np.repeat(qkv, SIZE),
        qkv=block.qkv.times(qkv * value_rows),
        output=block.output.times(output),
        post_norm=block.post_norm / np.repeat(gate_up, SIZE),
        gate_up=block.gate_up.times(gate_up * up_rows),
        down=block.down.times(down),
    )


def _relative(sizes: np.ndarray) -> np.ndarray:
    """Sizes over their geometric mean, so that the scales they multiply stay about as they are."""
    logarithms = np.log(np.maximum(sizes, 1e-5))
    return np.exp(logarithms - logarithms.mean()).astype(np.float32)
