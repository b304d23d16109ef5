"""The graph's cache stays what it should be, whatever sizes its passes have."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from writer.lm.graph import CHUNK, Graph
from writer.lm.pack import read_pack


def check_a_small_capacity(pack: Path) -> None:
    """The first pass of 64 tokens takes more memory than was allocated, and moves the cache."""
    info = read_pack(pack)
    small, large = Graph(info, CHUNK, threads=1), Graph(info, 4 * CHUNK, threads=1)
    random = np.random.default_rng(0)
    for _ in range(6):
        first = int(random.integers(1, 4))
        ids = [int(token) for token in random.integers(0, small.vocab_size, CHUNK)]
        for graph in (small, large):
            graph.truncate(0)
            graph.forward(ids[:first])
        found, expected = (graph.forward(ids[first:], 2) for graph in (small, large))
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-3)


def test_a_context_of_a_single_chunk_answers_as_a_longer_one(tiny_packs: Path) -> None:
    check_a_small_capacity(tiny_packs / "float")


@pytest.mark.model
def test_a_real_model_of_a_single_chunk_answers_as_a_longer_one(real_pack: Path) -> None:
    check_a_small_capacity(real_pack)
