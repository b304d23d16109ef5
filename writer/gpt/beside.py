"""A voice as low-rank matrices beside those of a pack's graph. Needs no TensorFlow.

The pack's matrices are balanced (`balance`): their columns are multiplied, and the rows of those
before them divided, by factors that are in no file. They are read off the pack by comparing it with
the model that it was made from, and then what was learned is balanced in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from writer.gpt.blocks import SIZE
from writer.gpt.checkpoint import Checkpoint, query_scale
from writer.gpt.lora import PREFIX, Adapter, check, joined_by
from writer.lm.bind import Weight


class Scales(NamedTuple):
    """How a matrix of the graph differs from the model's: each element times both."""

    rows: np.ndarray  # (out,)
    columns: np.ndarray  # (in,)


def beside(
    checkpoint: Checkpoint, bound: Mapping[str, Weight], adapter: Adapter
) -> dict[str, np.ndarray]:
    """What the graph's arguments `qkv_3_a`, `qkv_3_b` and so on are for this adapter.

    `bound` holds what the base's graph has bound in. Raises AdapterError where they do not fit.
    """
    check(adapter, checkpoint.config)
    scales_of = _gpt2_scales if checkpoint.config.family == "gpt2" else _scales
    found = {}
    for layer in range(checkpoint.config.n_layer):
        for field, scales in scales_of(checkpoint, bound, layer).items():
            a, b = _joined(adapter, joined_by(checkpoint.config, layer, field))
            found[f"{field}_{layer}_a"] = a * scales.columns
            found[f"{field}_{layer}_b"] = b * scales.rows[:, None]
    return found


def _joined(adapter: Adapter, modules: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The factors of all modules that a matrix joins, for one product: (mr, in) and (out, mr)."""
    downs, ups = (
        [adapter.factors[f"{PREFIX}{module}.lora_{kind}.weight"] for module in modules]
        for kind in "AB"
    )
    whole = np.zeros((sum(len(b) for b in ups), adapter.rank * len(ups)), np.float32)
    row = 0
    for number, b in enumerate(ups):
        start = number * adapter.rank
        whole[row : row + len(b), start : start + adapter.rank] = b
        row += len(b)
    return np.concatenate(downs), whole * np.float32(adapter.alpha / adapter.rank)


def _scales(checkpoint: Checkpoint, bound: Mapping[str, Weight], layer: int) -> dict[str, Scales]:
    config, tensors, at = checkpoint.config, checkpoint.tensors, f"model.layers.{layer}"
    kv, d = config.n_kv_head, config.head_dim

    def columns(name: str, field: str) -> np.ndarray:
        return _ratio(tensors[f"{at}.{name}.weight"], np.asarray(bound[f"{field}_{layer}"]))

    def rows(name: str, field: str, columns: np.ndarray) -> np.ndarray:
        return _rows(tensors[f"{at}.{name}.weight"] * columns, bound, f"{field}_{layer}")

    normed = columns("input_layernorm", "input_norm")
    normed_again = columns("post_attention_layernorm", "post_norm")
    values = rows("self_attn.v_proj", "qkv", normed)
    up = rows("mlp.up_proj", "gate_up", normed_again)
    qkv = np.ones(config.qkv_rows, np.float32)
    qkv[: config.n_head * d] = query_scale(config)
    qkv[-kv * d :] = values
    gate_up = np.concatenate([np.ones_like(up), up])
    # One value channel feeds the same place of every query head in its group.
    mixed = np.repeat(1 / values.reshape(kv, 1, d), config.groups, axis=1).ravel()
    ones = np.ones(config.n_embd, np.float32)
    return {
        "qkv": Scales(qkv, normed),
        "output": Scales(ones, mixed),
        "gate_up": Scales(gate_up, normed_again),
        "down": Scales(ones, 1 / up),
    }


def _gpt2_scales(
    checkpoint: Checkpoint, bound: Mapping[str, Weight], layer: int
) -> dict[str, Scales]:
    """The same for GPT-2, where nothing is moved before a GELU."""
    config, tensors, at = checkpoint.config, checkpoint.tensors, f"transformer.h.{layer}"
    d = config.n_embd
    normed, normed_again = (
        _ratio(tensors[f"{at}.{norm}.weight"], np.asarray(bound[f"{field}_{layer}"]))
        for norm, field in (("ln_1", "input_norm"), ("ln_2", "post_norm"))
    )
    original = tensors[f"{at}.attn.c_attn.weight"].T[-d:]
    values = _rows(original * normed, bound, f"qkv_{layer}")
    qkv = np.ones(config.qkv_rows, np.float32)
    qkv[:d] = query_scale(config)
    qkv[-d:] = values
    ones = np.ones(d, np.float32)
    return {
        "qkv": Scales(qkv, normed),
        "output": Scales(ones, 1 / values),
        "up": Scales(np.ones(config.n_ff, np.float32), normed_again),
        "down": Scales(ones, np.ones(config.n_ff, np.float32)),
    }


def _rows(original: np.ndarray, bound: Mapping[str, Weight], name: str) -> np.ndarray:
    """What the last rows of a bound matrix are times those of the model's, its columns alike."""
    balanced = _dense(bound, name)[-len(original) :]
    return _ratio((balanced * original).sum(axis=1), (original**2).sum(axis=1))


def _dense(bound: Mapping[str, Weight], name: str) -> np.ndarray:
    """A bound matrix in float32, with what its blocks are offset by."""
    weight, offsets = bound[name], bound.get(f"{name}_offsets")
    dense = weight if isinstance(weight, np.ndarray) else weight.dense()
    if offsets is None:
        return dense
    dense_offsets = offsets if isinstance(offsets, np.ndarray) else offsets.dense()
    return dense + np.repeat(dense_offsets, SIZE, axis=1)


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Elementwise; 1 where nothing can be told, because all of a channel's weights are zero."""
    known = (above != 0) & (below != 0)
    return np.divide(above, below, out=np.ones_like(above), where=known)
