from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from writer.lm.bind import FourBit, packed, quantized


@given(st.integers(1, 5), st.integers(1, 40), st.integers(0, 2**31))
def test_packed_levels_come_back(rows: int, pairs: int, seed: int) -> None:
    levels = np.random.default_rng(seed).integers(-8, 8, (rows, 2 * pairs)).astype(np.int8)
    stored = packed(levels)
    assert stored.shape == (rows, pairs)
    low, high = stored & 15, stored >> 4
    # A half of 8 to 15 is the two's complement of a negative level.
    found = np.stack([low, high], axis=-1).reshape(rows, -1).astype(np.int8)
    np.testing.assert_array_equal(np.where(found > 7, found - 16, found), levels)


def test_a_scale_serves_its_own_block_only() -> None:
    levels = np.tile(np.array([[1, -8, 7, 2]], np.int8), (2, 1))
    scales = np.array([[1, 0.5], [2, 4]], np.float32)
    expected = [[1, -8, 3.5, 1], [2, -16, 28, 8]]
    np.testing.assert_array_equal(FourBit(levels, scales).dense(), expected)


def test_int8_rounds_to_the_nearest_level_of_each_row() -> None:
    matrix = np.random.default_rng(1).normal(size=(7, 40)).astype(np.float32)
    matrix[3] = 0
    values, scales = quantized(matrix)
    assert np.abs(values * scales[:, None] - matrix).max() <= scales.max() / 2 + 1e-6
