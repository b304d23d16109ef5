from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_packs import TINY_GGUF

from writer.gpt.config import CheckpointError
from writer.gpt.gguf_header import read_header
from writer.gpt.reading import read_checkpoint

WHOLE = TINY_GGUF.read_bytes()
quickly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_the_header_says_what_the_gguf_library_reads() -> None:
    fields, tensors = read_header(TINY_GGUF)
    reader = gguf.GGUFReader(TINY_GGUF)
    for name, field in reader.fields.items():
        if not name.startswith("GGUF."):
            assert fields[name] == field.contents(), name
    assert [t.name for t in tensors] == [t.name for t in reader.tensors]
    for found, expected in zip(tensors, reader.tensors, strict=True):
        assert found.kind == expected.tensor_type
        assert found.shape == tuple(int(size) for size in expected.shape[::-1])
        np.testing.assert_array_equal(found.data.ravel(), expected.data.view(np.uint8).ravel())


@quickly
@given(length=st.integers(0, len(WHOLE) - 1))
def test_an_incomplete_file_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "short.gguf"
    path.write_bytes(WHOLE[:length])
    with pytest.raises(CheckpointError):
        read_checkpoint(path)


@quickly
@given(place=st.integers(0, 12_000), value=st.integers(0, 255))
def test_a_damaged_header_is_refused_or_read_but_never_fails_otherwise(
    tmp_path: Path, place: int, value: int
) -> None:
    path = tmp_path / "damaged.gguf"
    path.write_bytes(WHOLE[:place] + bytes([value]) + WHOLE[place + 1 :])
    try:
        read_checkpoint(path)
    except CheckpointError as error:
        assert str(error)
