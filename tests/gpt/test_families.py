from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_packs import golden, logits_of, relative_error, rms_error

NAMES = ("gpt2", "sinusoidal", "qwen2", "qwen3")
families = pytest.mark.parametrize("name", NAMES)


@families
def test_the_definition_equals_transformers(family_packs: Path, name: str) -> None:
    _, expected = golden(name)
    found = np.load(family_packs / name / "results.npz")["logits"][::12]
    assert relative_error(found, expected) < 1e-4


@families
def test_the_exported_graph_with_its_cache_equals_transformers(
    family_packs: Path, name: str
) -> None:
    ids, expected = golden(name)
    found = logits_of(family_packs / name / "float", ids, 64, 64, 3, 64, 40)
    assert relative_error(found[::12], expected) < 1e-4


@families
def test_balancing_changes_nothing_in_float(family_packs: Path, name: str) -> None:
    ids, expected = golden(name)
    found = logits_of(family_packs / name / "balanced", ids, 64, 64, 64, 64)
    assert relative_error(found[::12], expected) < 1e-4


@families
def test_int8_stays_close(family_packs: Path, name: str) -> None:
    ids, expected = golden(name)
    found = logits_of(family_packs / name / "int8", ids, 64, 64, 64, 64)
    assert rms_error(found[::12], expected) < 0.06
