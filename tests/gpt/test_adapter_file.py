from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tiny_packs import DATA, TINY_GGUF

from writer.gpt.adapter_file import CONFIG, FACTORS, read_adapter, write_adapter
from writer.gpt.checkpoint import fuse_llama
from writer.gpt.lora import Adapter, AdapterError, check, completed, fresh, merged
from writer.gpt.reading import read_checkpoint

SHA = "ab" * 32
Record, Factors = dict[str, Any], dict[str, np.ndarray]
SOME_B = "base_model.model.model.layers.0.mlp.down_proj.lora_B.weight"


@pytest.fixture
def adapter() -> Adapter:
    random = np.random.default_rng(0)
    start = fresh(read_checkpoint(TINY_GGUF).config, 2, 4.0, seed=0)
    factors = {n: f + random.normal(0, 0.1, f.shape) for n, f in start.factors.items()}
    return Adapter(2, 4.0, {n: f.astype(np.float32) for n, f in factors.items()})


def test_what_is_written_is_read(tmp_path: Path, adapter: Adapter) -> None:
    write_adapter(adapter, tmp_path / "a", "tiny", SHA)
    found = read_adapter(tmp_path / "a", "tiny", SHA)
    assert (found.rank, found.alpha) == (2, 4.0)
    assert found.factors.keys() == adapter.factors.keys()
    assert all((found.factors[n] == f).all() for n, f in adapter.factors.items())


def test_merging_adds_the_product_and_a_strength_of_zero_nothing(adapter: Adapter) -> None:
    base = read_checkpoint(TINY_GGUF)
    name = "model.layers.1.self_attn.k_proj"
    a, b = (adapter.factors[f"base_model.model.{name}.lora_{kind}.weight"] for kind in "AB")
    whole, nothing = merged(base, adapter, 1.5), merged(base, adapter, 0.0)
    expected = base.tensors[f"{name}.weight"] + 1.5 * 4.0 / 2 * b @ a
    np.testing.assert_allclose(whole.tensors[f"{name}.weight"], expected, rtol=1e-5, atol=1e-6)
    assert (fuse_llama(nothing).blocks[0].qkv == fuse_llama(base).blocks[0].qkv).all()


def test_gpt2_joins_queries_keys_and_values_itself_and_keeps_matrices_turned(
    tmp_path: Path,
) -> None:
    base = read_checkpoint(DATA / "tiny_gpt2")
    start, random = fresh(base.config, 2, 4.0, seed=0), np.random.default_rng(0)
    factors = {
        n: random.normal(0, 0.1, f.shape).astype(np.float32) for n, f in start.factors.items()
    }
    write_adapter(Adapter(2, 4.0, factors), tmp_path / "a", "tiny", SHA)
    record = json.loads((tmp_path / "a" / CONFIG).read_text())
    assert record["fan_in_fan_out"]
    assert set(record["target_modules"]) == {"c_attn", "c_proj", "c_fc"}
    found = read_adapter(tmp_path / "a", "tiny", SHA)
    name = "transformer.h.1.attn.c_attn"
    a, b = (factors[f"base_model.model.{name}.lora_{kind}.weight"] for kind in "AB")
    expected = base.tensors[f"{name}.weight"] + 2 * (b @ a).T
    assert (merged(base, found).tensors[f"{name}.weight"] == expected).all()


def without(_record: Record, factors: Factors) -> None:
    del factors[SOME_B]


def misshapen(_record: Record, factors: Factors) -> None:
    factors[SOME_B] = factors[SOME_B][:-1].copy()


def not_numbers(_record: Record, factors: Factors) -> None:
    factors[SOME_B][0, 0] = np.nan


def unknown(_record: Record, factors: Factors) -> None:
    factors["base_model.model.lm_head.lora_A.weight"] = np.zeros((2, 2), np.float32)


def dora(record: Record, _factors: Factors) -> None:
    record["use_dora"] = True


def patterns(record: Record, _factors: Factors) -> None:
    record |= {"rank_pattern": {"q_proj": 4}, "use_rslora": True, "bias": "all"}


def other_kind(record: Record, _factors: Factors) -> None:
    record["peft_type"] = "IA3"


def rank(record: Record, _factors: Factors) -> None:
    record["r"] = 0


def alpha(record: Record, _factors: Factors) -> None:
    record["lora_alpha"] = "much"


def other_base(record: Record, _factors: Factors) -> None:
    record["inkling_base_sha256"] = "cd" * 32


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (without, "has no"),
        (misshapen, "has shape"),
        (not_numbers, "no numbers"),
        (unknown, "lm_head"),
        (dora, "plain LoRA"),
        (patterns, "uses rank_pattern, use_rslora, bias;"),
        (other_kind, "IA3"),
        (rank, "rank"),
        (alpha, "alpha"),
        (other_base, "made for another model, tiny"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    tmp_path: Path, adapter: Adapter, spoil: Callable[[Record, Factors], None], reason: str
) -> None:
    folder = tmp_path / "a"
    write_adapter(adapter, folder, "tiny", SHA)
    record, factors = json.loads((folder / CONFIG).read_text()), load_file(folder / FACTORS)
    spoil(record, factors)
    (folder / CONFIG).write_text(json.dumps(record))
    save_file(factors, folder / FACTORS)
    with pytest.raises(AdapterError, match=reason):
        check(read_adapter(folder, "tiny", SHA), read_checkpoint(TINY_GGUF).config)


@pytest.mark.parametrize("name", [CONFIG, FACTORS])
def test_a_missing_or_cut_file_is_refused(tmp_path: Path, adapter: Adapter, name: str) -> None:
    folder = tmp_path / "a"
    write_adapter(adapter, folder, "tiny", SHA)
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(AdapterError, match="cannot be read"):
        read_adapter(folder, "tiny", SHA)
    (folder / name).unlink()
    with pytest.raises(AdapterError, match="no adapter"):
        read_adapter(folder, "tiny", SHA)


def test_modules_that_an_adapter_leaves_alone_are_completed_with_nothing(adapter: Adapter) -> None:
    base = read_checkpoint(TINY_GGUF)
    some = {name: f for name, f in adapter.factors.items() if "q_proj" in name or "v_proj" in name}
    whole = completed(Adapter(2, 4.0, some), base.config)
    check(whole, base.config)
    changed = merged(base, whole)
    for module, is_changed in (("self_attn.v_proj", True), ("mlp.down_proj", False)):
        name = f"model.layers.0.{module}.weight"
        assert (changed.tensors[name] != base.tensors[name]).any() == is_changed
    some.popitem()
    with pytest.raises(AdapterError, match="has no"):
        check(completed(Adapter(2, 4.0, some), base.config), base.config)
