"""Fixtures: packs of the tiny random Llama, made once by child processes that hold TensorFlow.

TensorFlow and LiteRT clash in one process, so no test imports the former.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from writer.lm.engine import Engine

DATA = Path(__file__).parent / "data"
TINY_GGUF = DATA / "tiny_llama.gguf"


@pytest.fixture(scope="session")
def tiny_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packs `float` and `balanced`, and results.npz."""
    folder = tmp_path_factory.mktemp("tiny")
    command = [sys.executable, str(DATA / "build_tiny.py"), str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def family_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For each other family a folder with the packs `float`, `balanced` and `int8`, and results."""
    folder = tmp_path_factory.mktemp("families")
    command = [sys.executable, str(DATA / "build_families.py"), str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def tiny_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An int8 pack of the tiny Llama, made as the app makes packs."""
    pack = tmp_path_factory.mktemp("packs") / "tiny"
    command = [sys.executable, "-m", "writer", "prepare", str(TINY_GGUF), str(pack)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return pack


def relative_error(found: np.ndarray, expected: np.ndarray) -> float:
    """The largest difference, over the largest value."""
    return float(np.abs(found - expected).max() / np.abs(expected).max())


def rms_error(found: np.ndarray, expected: np.ndarray) -> float:
    """The root mean square of the difference, over that of the values."""
    return float(np.sqrt(np.mean((found - expected) ** 2) / np.mean(expected**2)))


def logits_of(pack: Path, ids: list[int], *chunks: int) -> np.ndarray:
    """Logits (len, vocab) from the pack, fed in pieces of these sizes, then one at a time."""
    graph = Engine(pack, threads=1, context_tokens=512).graph
    sizes = list(chunks) + [1] * (len(ids) - sum(chunks))
    rows, start = [], 0
    for size in sizes:
        rows.append(graph.forward(ids[start : start + size], size))
        start += size
    return np.concatenate(rows)


def golden(name: str = "llama") -> tuple[list[int], np.ndarray]:
    """Token ids, and some of the logits that transformers gives for them."""
    data = np.load(DATA / f"tiny_{name}.npz")
    return [int(i) for i in data["ids"]], data["logits"]
