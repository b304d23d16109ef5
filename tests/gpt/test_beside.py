"""What stands beside a balanced matrix is what merging would have added to the model's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_packs import DATA, TINY_GGUF

from writer.gpt.balance import balanced
from writer.gpt.beside import beside
from writer.gpt.checkpoint import Arrays, Checkpoint, fuse
from writer.gpt.gpt2_checkpoint import Gpt2Arrays
from writer.gpt.lora import Adapter, fresh, merged, modules_of
from writer.gpt.reading import read_checkpoint
from writer.lm.bind import Weight, quantized


def learned(checkpoint: Checkpoint, random: np.random.Generator) -> Adapter:
    start = fresh(checkpoint.config, 3, 6.0, seed=0)
    factors = {name: random.normal(0, 0.1, f.shape) for name, f in start.factors.items()}
    return Adapter(3, 6.0, {name: f.astype(np.float32) for name, f in factors.items()})


def bound(arrays: Arrays[np.ndarray] | Gpt2Arrays, rounded: bool) -> dict[str, Weight]:
    """The arguments of a pack's graph, as `bind` and `weights_of` have them."""
    found: dict[str, Weight] = {}
    for i, block in enumerate(arrays.blocks):
        for field, value in block._asdict().items():
            if value is not None:
                whole = value.ndim == 2 and rounded
                found[f"{field}_{i}"] = quantized(value) if whole else value
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("rounded", "error"), [(False, 1e-5), (True, 5e-3)])
@pytest.mark.parametrize(
    "source", [TINY_GGUF, DATA / "tiny_qwen2", DATA / "tiny_qwen3", DATA / "tiny_gpt2"]
)
def test_it_adds_to_a_balanced_matrix_what_merging_adds_to_the_plain_one(
    source: Path, rounded: bool, error: float, seed: int
) -> None:
    random = np.random.default_rng(seed)
    checkpoint = read_checkpoint(source)
    config, adapter = checkpoint.config, learned(checkpoint, random)
    plain, whole = fuse(checkpoint), fuse(merged(checkpoint, adapter))
    fields = modules_of(config)
    sizes = {
        f"{i}.{field}": random.lognormal(0, 2, getattr(plain.blocks[i], field).shape[1])
        for i in range(config.n_layer)
        for field in fields
    }
    calm = balanced(config, plain, sizes | {"head": random.lognormal(0, 2, config.n_embd)})
    parts = beside(checkpoint, bound(calm, rounded), adapter)
    for i in range(config.n_layer):
        for field in fields:
            before, after = (getattr(arrays.blocks[i], field) for arrays in (plain, calm))
            expected = (getattr(whole.blocks[i], field) - before) * (after / before)
            found = parts[f"{field}_{i}_b"] @ parts[f"{field}_{i}_a"]
            assert np.sqrt(np.mean((found - expected) ** 2) / np.mean(expected**2)) < error
