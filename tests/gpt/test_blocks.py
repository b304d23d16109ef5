from __future__ import annotations

import gguf
import numpy as np
import pytest

from writer.gpt.blocks import SMALLEST_SCALE, Blocks, representable, stacked, unpacked

KINDS = (gguf.GGMLQuantizationType.Q4_0, gguf.GGMLQuantizationType.Q4_1)


def stored_matrix(kind: gguf.GGMLQuantizationType) -> np.ndarray:
    """Bytes of a matrix (48, 96); Q4_0 of it has negative scales, and its first row is zero."""
    matrix = np.random.default_rng(3).normal(0.1, 1, (48, 96)).astype(np.float32)
    matrix[0] = 0
    return gguf.quants.quantize(matrix, kind)


def blocks_of(kind: gguf.GGMLQuantizationType) -> Blocks:
    found = unpacked(stored_matrix(kind), kind)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_unpacked_blocks_are_what_the_gguf_library_decodes(
    kind: gguf.GGMLQuantizationType,
) -> None:
    expected = gguf.quants.dequantize(stored_matrix(kind), kind)
    found = blocks_of(kind)
    np.testing.assert_allclose(found.dense(), expected, atol=1e-6)
    assert found.levels.min() >= -8
    assert found.levels.max() <= 7
    assert found.scales.min() >= 0


def test_other_kinds_are_left_to_the_library() -> None:
    kind = gguf.GGMLQuantizationType.Q8_0
    assert unpacked(gguf.quants.quantize(np.ones((2, 32), np.float32), kind), kind) is None


@pytest.mark.parametrize("kind", KINDS)
def test_scales_a_kernel_can_take_cost_less_than_a_256th(kind: gguf.GGMLQuantizationType) -> None:
    blocks = blocks_of(kind)
    found = representable(blocks)
    np.testing.assert_array_equal(found.scales, found.scales.astype(np.float16))
    assert (found.scales.view(np.uint32) & 0xFFFF == 0).all()  # bfloat16 too
    assert found.scales.min() >= SMALLEST_SCALE
    lost = np.abs(found.dense() - blocks.dense())
    allowed = np.maximum(np.repeat(blocks.scales, 32, axis=1) * 8 / 256, SMALLEST_SCALE / 2)
    assert (lost <= allowed).all()


def test_a_scale_that_nearly_vanished_keeps_its_levels_in_range() -> None:
    tiny = blocks_of(KINDS[1]).times(np.float32(1e-4))
    found = representable(tiny)
    assert np.abs(found.dense() - tiny.dense()).max() <= SMALLEST_SCALE / 2 + 1e-9


def test_factors_rows_and_stacking_act_on_the_matrix() -> None:
    blocks = blocks_of(KINDS[1])
    dense, order = blocks.dense(), np.array([5, 1, 7])
    np.testing.assert_array_equal(blocks.rows(order).dense(), dense[order])
    factors = np.array([0.5, 2, 4], np.float32)
    np.testing.assert_allclose(blocks.times(factors).dense(), dense * np.repeat(factors, 32))
    both = stacked([blocks, blocks.rows(order)])
    np.testing.assert_array_equal(both.dense(), np.concatenate([dense, dense[order]]))
