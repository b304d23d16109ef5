from __future__ import annotations

from pathlib import Path

import numpy as np
from tiny_packs import golden, logits_of, relative_error, rms_error


def test_the_definition_equals_transformers(tiny_packs: Path) -> None:
    _, expected = golden()
    found = np.load(tiny_packs / "results.npz")["logits"][::6]
    assert relative_error(found, expected) < 1e-4


def test_the_exported_graph_with_its_cache_equals_transformers(tiny_packs: Path) -> None:
    ids, expected = golden()
    found = logits_of(tiny_packs / "float", ids, 64, 64, 3, 64, 40)
    assert relative_error(found[::6], expected) < 1e-4


def test_balancing_changes_nothing_in_float(tiny_packs: Path) -> None:
    ids, expected = golden()
    found = logits_of(tiny_packs / "balanced", ids, 64, 64, 64, 64)
    assert relative_error(found[::6], expected) < 1e-4
    names = set(np.load(tiny_packs / "results.npz")["names"])
    kinds = ("qkv", "output", "gate_up", "down")
    assert names == {"head"} | {f"{i}.{kind}" for i in range(2) for kind in kinds}


def test_int8_stays_close(tiny_pack: Path) -> None:
    ids, expected = golden()
    found = logits_of(tiny_pack, ids, 64, 64, 64, 64)
    assert rms_error(found[::6], expected) < 0.06


def test_matrices_in_blocks_compute_what_their_dense_forms_do(tiny_packs: Path) -> None:
    ids, _ = golden()
    expected = np.load(tiny_packs / "results.npz")["blocked_logits"]
    # What is left is the scales' rounding to bfloat16, a 512th at most of each.
    assert rms_error(logits_of(tiny_packs / "blocks-float", ids, 64, 64, 64), expected) < 0.015


def test_four_bit_blocks_lose_no_more_than_8_bit_activations_cost(tiny_packs: Path) -> None:
    ids, _ = golden()
    expected = np.load(tiny_packs / "results.npz")["blocked_logits"]
    found = logits_of(tiny_packs / "blocks", ids, 64, 64, 64)
    assert np.isfinite(found).all()
    assert rms_error(found, expected) < 0.06
    graph = (tiny_packs / "blocks" / "model.tflite").stat().st_size
    assert graph < (tiny_packs / "blocks-float" / "model.tflite").stat().st_size / 2
