from __future__ import annotations

import numpy as np
import pytest

from writer.gpt.balance import block_factors


def cost(factors: np.ndarray, peaks: np.ndarray, weights: np.ndarray) -> float:
    """The error that rounding to 8 bits adds, relative to each token's output."""
    steps = (peaks / factors).max(axis=1) ** 2
    return float((steps / (peaks**2 @ weights)).sum() * (factors**2 @ weights))


@pytest.mark.parametrize("seed", range(5))
def test_factors_cost_less_than_none_or_the_usual_ones(seed: int) -> None:
    rng = np.random.default_rng(seed)
    peaks = rng.lognormal(rng.normal(0, 1, 18), 0.5, (400, 18)).astype(np.float32)
    peaks[rng.integers(400), 3] = 2000  # one token with a huge activation
    peaks[:, 7] *= 20  # one block that is always large
    weights = rng.lognormal(0, 0.5, 18).astype(np.float32)
    found = block_factors(peaks, weights)
    assert np.prod(found.astype(np.float64)) == pytest.approx(1, rel=1e-3)
    for other in (np.ones(18), peaks.mean(axis=0), peaks.max(axis=0)):
        assert cost(found, peaks, weights) < 0.9 * cost(other, peaks, weights)


def test_dead_blocks_get_finite_factors() -> None:
    peaks = np.ones((50, 4), np.float32)
    peaks[:, 2] = 0
    found = block_factors(peaks, np.ones(4, np.float32))
    assert np.isfinite(found).all()
    assert (found > 0).all()
    assert np.isfinite(block_factors(np.zeros((5, 3), np.float32), np.ones(3, np.float32))).all()
