"""Low-rank adapters on every linear layer (LoRA, 2106.09685). Needs no TensorFlow.

The graph joins q, k, v and gate, up into one matrix each; an adapter has a pair of factors for each
of them apart, as the model's file has them, under the names that PEFT gives them, so that other
tools read it. GPT-2's file joins q, k, v itself, and keeps its matrices (in, out).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from writer.gpt.checkpoint import Checkpoint, expected_shapes
from writer.gpt.config import Config

PREFIX = "base_model.model."
# For each matrix of the graph, the modules that it joins.
_LLAMA = {
    "qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "output": ("self_attn.o_proj",),
    "gate_up": ("mlp.gate_proj", "mlp.up_proj"),
    "down": ("mlp.down_proj",),
}
_GPT2 = {
    "qkv": ("attn.c_attn",),
    "output": ("attn.c_proj",),
    "up": ("mlp.c_fc",),
    "down": ("mlp.c_proj",),
}


class AdapterError(Exception):
    """An adapter does not fit. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """What fine-tuning learned: for each module the factors A (r, in) and B (out, r).

    A module's weight becomes W + strength * alpha / rank * B A.
    """

    rank: int
    alpha: float
    factors: Mapping[str, np.ndarray]  # float32, by PEFT's names


def modules_of(config: Config) -> Mapping[str, tuple[str, ...]]:
    """For each matrix of the graph, the modules that it joins, as a layer names them."""
    return _GPT2 if config.family == "gpt2" else _LLAMA


def module_names(config: Config) -> Iterator[tuple[int, str, str]]:
    """Layer, matrix of the graph and the module's full name, for every module with factors."""
    at = "transformer.h" if config.family == "gpt2" else "model.layers"
    for layer in range(config.n_layer):
        for field, modules in modules_of(config).items():
            for module in modules:
                yield layer, field, f"{at}.{layer}.{module}"


def joined_by(config: Config, layer: int, field: str) -> list[str]:
    """The full names of the modules that a layer's matrix joins, in the order of its rows."""
    return [name for i, matrix, name in module_names(config) if (i, matrix) == (layer, field)]


def factor_shapes(config: Config, rank: int) -> dict[str, tuple[int, int]]:
    """The shape of every factor by its name, A before B."""
    weights = expected_shapes(config)
    shapes = {}
    for _, _, module in module_names(config):
        rows, columns = weights[f"{module}.weight"]
        if config.family == "gpt2":
            rows, columns = columns, rows
        shapes[f"{PREFIX}{module}.lora_A.weight"] = (rank, columns)
        shapes[f"{PREFIX}{module}.lora_B.weight"] = (rows, rank)
    return shapes


def fresh(config: Config, rank: int, alpha: float, seed: int) -> Adapter:
    """An adapter that changes nothing yet: A uniform within 1 / sqrt(in), as PEFT does, B zero."""
    random = np.random.default_rng(seed)
    factors = {
        name: random.uniform(-1, 1, shape).astype(np.float32) / np.float32(shape[1] ** 0.5)
        if ".lora_A." in name
        else np.zeros(shape, np.float32)
        for name, shape in factor_shapes(config, rank).items()
    }
    return Adapter(rank, alpha, factors)


def completed(adapter: Adapter, config: Config) -> Adapter:
    """The adapter with factors that change nothing for the modules it leaves alone."""
    factors = dict(adapter.factors)
    shapes = factor_shapes(config, adapter.rank)
    for _, _, module in module_names(config):
        names = [f"{PREFIX}{module}.lora_{kind}.weight" for kind in "AB"]
        if not any(name in factors for name in names):
            factors |= {name: np.zeros(shapes[name], np.float32) for name in names}
    return replace(adapter, factors=factors)


def check(adapter: Adapter, config: Config) -> None:
    """Raise AdapterError for a factor that is missing, unknown, of a wrong shape or no number."""
    wanted = factor_shapes(config, adapter.rank)
    for name, shape in wanted.items():
        if name not in adapter.factors:
            raise AdapterError(f"The adapter has no {name}.")
        found = adapter.factors[name]
        if found.shape != shape:
            raise AdapterError(f"The adapter's {name} has shape {found.shape}, not {shape}.")
        if not np.isfinite(found).all():
            raise AdapterError(f"The adapter's {name} has values that are no numbers.")
    for name in adapter.factors:
        if name not in wanted:
            raise AdapterError(f"The adapter changes {name}, which this model does not have.")


def merged(checkpoint: Checkpoint, adapter: Adapter, strength: float = 1.0) -> Checkpoint:
    """The model with the adapter added into its weights; what was in 4-bit blocks is no more.

    Raises AdapterError where they do not fit.
    """
    check(adapter, checkpoint.config)
    scale = np.float32(strength * adapter.alpha / adapter.rank)
    tensors = dict(checkpoint.tensors)
    for _, _, module in module_names(checkpoint.config):
        a, b = (adapter.factors[f"{PREFIX}{module}.lora_{kind}.weight"] for kind in "AB")
        change = scale * (b @ a)
        is_turned = checkpoint.config.family == "gpt2"
        tensors[f"{module}.weight"] = tensors[f"{module}.weight"] + (
            change.T if is_turned else change
        )
    return replace(checkpoint, tensors=tensors, blocks={})
