"""Moves scale between activations and weights before rounding to int8 (SmoothQuant, 2211.10438).

A few activation channels are hundreds of times larger than the rest and would take all the levels
of an 8-bit activation. Dividing a channel by s and multiplying its weight column by s changes no
product; s = rms(activation)^alpha / rms(weight)^(1 - alpha). The paper takes the largest values
instead; but rounding errors of the weights meet the activations' mean squares and the other way
round. The division costs nothing at run time: it goes into the norm before, or into the rows of the
matrix before.

Weights kept in 4-bit blocks allow one factor a block only, but that costs them no exactness, so
there all the scale of the activations goes into the weights.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from writer.gpt.blocks import SIZE, Blocks
from writer.gpt.checkpoint import MATRICES, Arrays, BlockArrays, M
from writer.gpt.config import Config
from writer.gpt.gpt2_checkpoint import Gpt2Arrays

# How close a token's step is to its largest peak alone; lower blurs who is largest.
SHARPNESS = 8
# Chosen on Doyle's prose, by kind of matrix.
ALPHA = {"qkv": 0.5, "output": 0.5, "gate_up": 0.5, "down": 0.5, "head": 0.5}


def factors(activations: np.ndarray, weights: np.ndarray, alpha: float) -> np.ndarray:
    """The s of each channel, from the sizes of its activations and of its weights."""
    return (
        np.maximum(activations, 1e-5) ** alpha / np.maximum(weights, 1e-5) ** (1 - alpha)
    ).astype(np.float32)


def columns(matrix: np.ndarray) -> np.ndarray:
    """The root mean square of each column of a matrix (out, in): (in,)."""
    return np.asarray(np.sqrt(np.einsum("oi,oi->i", matrix, matrix) / len(matrix)))


def balanced(
    config: Config,
    arrays: Arrays[np.ndarray] | Gpt2Arrays,
    sizes: Mapping[str, np.ndarray],
    alpha: Mapping[str, float] = ALPHA,
) -> Arrays[np.ndarray] | Gpt2Arrays:
    """Weights that compute the same with calmer activations.

    `sizes` holds the root mean square of each input channel as the family's `forward` names them:
    "3.qkv", "3.output", "3.gate_up", "3.down" for layer 3, and "head".
    """
    if isinstance(arrays, Gpt2Arrays):
        return _balanced_gpt2(config, arrays, sizes, alpha)
    blocks = tuple(
        _balanced_block(
            config, block, {kind: sizes[f"{i}.{kind}"] for kind in alpha if kind != "head"}, alpha
        )
        for i, block in enumerate(arrays.blocks)
    )
    return Arrays(blocks, *_balanced_head(arrays, sizes["head"], alpha["head"]))


def _balanced_gpt2(
    config: Config,
    arrays: Gpt2Arrays,
    sizes: Mapping[str, np.ndarray],
    alpha: Mapping[str, float],
) -> Gpt2Arrays:
    """The same for GPT-2, but for what enters `down`: a GELU's scale cannot be moved before it."""
    blocks = []
    for i, block in enumerate(arrays.blocks):
        qkv = factors(sizes[f"{i}.qkv"], columns(block.qkv), alpha["qkv"])
        output = factors(sizes[f"{i}.output"], columns(block.output), alpha["output"])
        up = factors(sizes[f"{i}.up"], columns(block.up), alpha["gate_up"])
        value_rows = np.ones(config.qkv_rows, np.float32)
        value_rows[-output.size :] = output
        blocks.append(
            block._replace(
                input_norm=block.input_norm / qkv,
                input_norm_bias=block.input_norm_bias / qkv,
                qkv=block.qkv * qkv / value_rows[:, None],
                qkv_bias=block.qkv_bias / value_rows,
                output=block.output * output,
                post_norm=block.post_norm / up,
                post_norm_bias=block.post_norm_bias / up,
                up=block.up * up,
            )
        )
    head = factors(sizes["head"], columns(arrays.head), alpha["head"])
    return Gpt2Arrays(
        tuple(blocks), arrays.final_norm / head, arrays.final_norm_bias / head, arrays.head * head
    )


def _balanced_head(
    arrays: Arrays[M], sizes: np.ndarray, alpha: float
) -> tuple[np.ndarray, np.ndarray]:
    head = factors(sizes, columns(arrays.head), alpha)
    return arrays.final_norm / head, arrays.head * head


def _balanced_block(
    config: Config,
    block: BlockArrays[np.ndarray],
    sizes: Mapping[str, np.ndarray],
    alpha: Mapping[str, float],
) -> BlockArrays[np.ndarray]:
    qkv = factors(sizes["qkv"], columns(block.qkv), alpha["qkv"])
    gate_up = factors(sizes["gate_up"], columns(block.gate_up), alpha["gate_up"])
    down = factors(sizes["down"], columns(block.down), alpha["down"])

    # One value channel feeds the same place of every query head in its group.
    shape = (config.n_kv_head, config.groups, config.head_dim)
    shared = factors(
        _together(sizes["output"].reshape(shape)),
        _together(columns(block.output).reshape(shape)),
        alpha["output"],
    )  # (K, d)
    output = np.repeat(shared[:, None], config.groups, axis=1).ravel()

    value_rows = np.ones(config.qkv_rows, np.float32)
    value_rows[-shared.size :] = shared.ravel()
    up_rows = np.ones(2 * config.n_ff, np.float32)
    up_rows[config.n_ff :] = down
    return block._replace(
        input_norm=block.input_norm / qkv,
        qkv=block.qkv * qkv / value_rows[:, None],
        qkv_bias=None if block.qkv_bias is None else block.qkv_bias / value_rows,
        output=block.output * output,
        post_norm=block.post_norm / gate_up,
        gate_up=block.gate_up * gate_up / up_rows[:, None],
        down=block.down * down,
    )


def _together(sizes: np.ndarray) -> np.ndarray:
    """The root mean square over a group of query heads: (K, G, d) to (K, d)."""
    return np.asarray(np.sqrt((sizes**2).mean(axis=1)))


def balanced_blocks(
    config: Config,
    arrays: Arrays[Blocks],
    sizes: Mapping[str, np.ndarray],
    peaks: Mapping[str, np.ndarray],
) -> Arrays[Blocks]:
    """The same for weights in 4-bit blocks.

    `peaks` holds the largest magnitude of each token in each block of 32 input channels
    (tokens, in / 32), under the names that `sizes` has; those serve the head, which becomes
    int8.
    """
    blocks = tuple(
        _blockwise(config, block, {kind: peaks[f"{i}.{kind}"] for kind in MATRICES})
        for i, block in enumerate(arrays.blocks)
    )
    return Arrays(blocks, *_balanced_head(arrays, sizes["head"], ALPHA["head"]))


def _blockwise(
    config: Config, block: BlockArrays[Blocks], peaks: Mapping[str, np.ndarray]
) -> BlockArrays[Blocks]:
    qkv = block_factors(peaks["qkv"], energies(block.qkv))
    gate_up = block_factors(peaks["gate_up"], energies(block.gate_up))
    down = block_factors(peaks["down"], energies(block.down))
    # One value channel feeds the same place of every query head in its group.
    kv, groups, d = config.n_kv_head, config.groups, config.head_dim
    shared = np.ones((kv, max(d // SIZE, 1)), np.float32)
    output = np.ones(config.n_head * d // SIZE, np.float32)
    if d % SIZE == 0:
        heads = (-1, kv, groups, d // SIZE)
        together = peaks["output"].reshape(heads).max(axis=2).reshape(-1, shared.size)
        weight = energies(block.output).reshape(heads[1:]).sum(axis=1).ravel()
        shared = block_factors(together, weight).reshape(shared.shape)
        output = np.repeat(shared[:, None], groups, axis=1).ravel()

    value_rows = np.ones((config.qkv_rows, 1), np.float32)
    value_rows[-kv * d :, 0] = np.repeat(1 / shared.ravel(), kv * d // shared.size)
    up_rows = np.ones((2 * config.n_ff, 1), np.float32)
    up_rows[config.n_ff :, 0] = np.repeat(1 / down, SIZE)
    bias = block.qkv_bias
    return block._replace(
        input_norm=block.input_norm / np.repeat(qkv, SIZE),
        qkv=block.qkv.times(qkv * value_rows),
        qkv_bias=None if bias is None else bias * value_rows[:, 0],
        output=block.output.times(output),
        post_norm=block.post_norm / np.repeat(gate_up, SIZE),
        gate_up=block.gate_up.times(gate_up * up_rows),
        down=block.down.times(down),
    )


def energies(matrix: Blocks) -> np.ndarray:
    """The sum of squares of all weights that a block of inputs meets: (in / 32,)."""
    return (matrix.dense() ** 2).sum(axis=0).reshape(-1, SIZE).sum(axis=1)


def block_factors(peaks: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The s of each block of inputs that makes rounding to 8 bits cost least: (blocks,).

    A token's step is its largest peak over s, and adds step^2 times the sum of s^2 * weights to
    the squared error. That, relative to the token's own output and summed over tokens, is least
    where each block's share of the second sum equals its share of the first, which is found by
    going that way in small steps. Peaks are (tokens, blocks), weights (blocks,).
    """
    relative = peaks / np.sqrt((peaks**2 @ weights)[:, None] + 1e-12)
    # What slept through the calibration may wake in another text.
    relative = np.maximum(relative, 0.01 * relative.mean() + 1e-6)
    logs = np.log(relative.mean(axis=0))
    for rate in np.linspace(1.0, 0.05, 100):
        steps = (relative / np.exp(logs)) ** SHARPNESS
        totals = steps.sum(axis=1, keepdims=True)
        errors = totals ** (2 / SHARPNESS)
        first = (steps / totals * errors).sum(axis=0) / errors.sum()
        second = np.exp(2 * logs) * weights
        logs += rate * (first - second / second.sum()) * len(logs) / 4
    return np.exp(logs - logs.mean()).astype(np.float32)
