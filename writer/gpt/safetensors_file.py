"""Walks a safetensors file within bounds; its tensors are views of it until they are asked for.

Format: eight bytes with the size of a JSON header, the header, then the tensors without gaps. The
safetensors library accepts names given twice and numbers that are none, and gives no bfloat16 to
numpy; nothing else of it is needed.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from writer.gpt.config import CheckpointError
from writer.gpt.tokenizer_file import parsed_json

_MAX_HEADER, _MAX_TENSORS = 25_000_000, 8192
_SIZES = {"F32": 4, "F16": 2, "BF16": 2}


class Stored(NamedTuple):
    """One tensor as it lies in the file."""

    kind: str
    shape: tuple[int, ...]
    data: np.ndarray  # uint8

    def floats(self) -> np.ndarray:
        """Its values in float32, or a view of the file."""
        return _floats(self.data, self.kind).reshape(self.shape)


def read_header(path: Path) -> dict[str, Stored]:
    """Every tensor by name, none of them decoded. Raises CheckpointError."""
    size = path.stat().st_size
    if size < 10:
        raise CheckpointError(f"{path.name} is too short to hold tensors.")
    data = np.memmap(path, np.uint8, "r")
    (length,) = struct.unpack("<Q", data[:8].tobytes())
    if length > min(_MAX_HEADER, size - 8):
        raise CheckpointError(f"{path.name} ends before its header does; it may be incomplete.")
    header = parsed_json(_utf8(data[8 : 8 + length].tobytes(), path.name), path.name)
    header.pop("__metadata__", None)
    if len(header) > _MAX_TENSORS:
        raise CheckpointError(f"{path.name} announces more tensors than any model has.")
    entries = {name: _entry(name, stated, path.name) for name, stated in header.items()}
    body, end, tensors = data[8 + length :], 0, {}
    for name, (kind, shape, start, stop) in sorted(entries.items(), key=lambda e: e[1][2:]):
        if start != end or stop > len(body):
            raise CheckpointError(
                f"{path.name} has tensors outside it, or over one another; it may be incomplete."
            )
        tensors[name] = Stored(kind, shape, body[start:stop])
        end = stop
    if end != len(body):
        raise CheckpointError(f"{path.name} holds more than its header says.")
    return tensors


def _utf8(data: bytes, name: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise CheckpointError(f"{name} has a damaged header.") from error


def _entry(name: str, stated: Any, file: str) -> tuple[str, tuple[int, ...], int, int]:
    """One tensor's kind, shape and place, if they agree with each other."""
    try:
        kind, shape, (start, stop) = stated["dtype"], stated["shape"], stated["data_offsets"]
        whole = all(type(n) is int and 0 <= n < 1 << 40 for n in (*shape, start, stop))
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(f"{file} has a damaged header.") from error
    if not isinstance(kind, str) or kind not in _SIZES:
        raise CheckpointError(f"{file} stores {name} as {kind}; F32, F16 and BF16 are known here.")
    if not whole or len(shape) > 8 or math.prod(shape) * _SIZES[kind] != stop - start:
        raise CheckpointError(f"{file} states sizes of {name} that contradict each other.")
    return kind, tuple(shape), start, stop


def _floats(stored: np.ndarray, kind: str) -> np.ndarray:
    if kind == "BF16":  # the upper half of a float32
        return (stored.view("<u2").astype(np.uint32) << 16).view(np.float32)
    floats = stored.view("<f4" if kind == "F32" else "<f2")
    return np.asarray(floats, np.float32)
