"""Walks the header of a GGUF file within bounds: its metadata, and where each tensor lies.

Format: the GGUF specification of the ggml project, versions 2 and 3. The `gguf` library's own
reader is not used, because version 0.19 of it can loop for ever on a damaged file, and because it
takes 2 s for what this does in 0.3 s.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np

from writer.gpt.config import CheckpointError

# Number kinds of the specification as `struct` and numpy spell them.
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q"}
_NUMBERS[12] = "d"
_STRING, _ARRAY = 8, 9
_MAX_ENTRIES, _MAX_TENSORS = 4096, 8192
_MAX_KEY, _MAX_STRING, _MAX_ARRAY = 65_535, 10_000_000, 4_000_000
_MAX_HEADER = 64 << 20


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """One tensor as it lies in the file: its rows of stored bytes, not yet decoded."""

    name: str
    kind: gguf.GGMLQuantizationType
    shape: tuple[int, ...]  # the slowest axis first, as numpy counts
    data: np.ndarray  # uint8, the last axis holding the bytes of one row


class _Cursor:
    """A place in the header that refuses to leave the file."""

    def __init__(self, data: np.memmap) -> None:
        self._data = data.data
        self.at = 0

    def take(self, size: int) -> memoryview:
        """Pass over `size` bytes and give them."""
        start = self.at
        if start + size > _MAX_HEADER:
            raise CheckpointError("The file's header is far too large to be right.")
        if start + size > len(self._data):
            raise CheckpointError("The file ends before its header does; it may be incomplete.")
        self.at = start + size
        return self._data[start : self.at]

    def number(self, form: str) -> int:
        """Read one little-endian integer."""
        return int(struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0])

    def string(self, limit: int) -> str:
        """Read one length-prefixed string."""
        size = self.number("Q")
        if size > limit:
            raise CheckpointError("The file's header holds a text far too long to be right.")
        return str(self.take(size), "utf-8", "replace")

    def value(self, kind: int, depth: int = 0) -> object:
        """Read one metadata value: a number, a text, or a list of either."""
        if kind in _NUMBERS:
            form = "<" + _NUMBERS[kind]
            return struct.unpack(form, self.take(struct.calcsize(form)))[0]
        if kind == _STRING:
            return self.string(_MAX_STRING)
        if kind != _ARRAY or depth > 0:
            raise CheckpointError("The file's header holds a kind of value that GGUF has not.")
        inner, count = self.number("I"), self.number("Q")
        if count > _MAX_ARRAY:
            raise CheckpointError("The file's header holds a list far too long to be right.")
        if inner in _NUMBERS:
            numbers = np.dtype("<" + _NUMBERS[inner])
            return np.frombuffer(self.take(numbers.itemsize * count), numbers).tolist()
        return [self.value(inner, depth + 1) for _ in range(count)]


def read_header(path: Path) -> tuple[dict[str, object], list[StoredTensor]]:
    """The metadata by key, and the tensors in the file's order.

    Raises CheckpointError where it is damaged.
    """
    if path.stat().st_size < 24:
        raise CheckpointError("The file is too short to be a GGUF model.")
    data = np.memmap(path, np.uint8, "r")
    cursor = _Cursor(data)
    if bytes(cursor.take(4)) != b"GGUF":
        raise CheckpointError("The file is not a GGUF model: it does not begin as one.")
    version = cursor.number("I")
    if version not in (2, 3):
        raise CheckpointError(f"The file is GGUF version {version}; versions 2 and 3 can be read.")
    tensors, entries = cursor.number("Q"), cursor.number("Q")
    if tensors > _MAX_TENSORS or entries > _MAX_ENTRIES:
        raise CheckpointError("The file's header announces more than any model has.")
    fields: dict[str, object] = {}
    for _ in range(entries):
        key = cursor.string(_MAX_KEY)
        if not key or key in fields:
            raise CheckpointError("The file's header names an entry twice, or not at all.")
        fields[key] = cursor.value(cursor.number("I"))
    listed = [_listed(cursor) for _ in range(tensors)]
    if len({name for name, _, _, _ in listed}) != tensors:
        raise CheckpointError("The file's list of tensors is damaged.")
    step = fields.get("general.alignment", gguf.GGUF_DEFAULT_ALIGNMENT)
    if not isinstance(step, int) or not 8 <= step <= 1 << 16 or step % 8:
        raise CheckpointError("The file's list of tensors is damaged.")
    end = 0
    for _, shape, kind, offset in sorted(listed, key=lambda entry: entry[3]):
        if offset < end or offset % step:
            raise CheckpointError("The file's tensors lie over one another.")
        end = offset + _stored_bytes(shape, kind)
    start = -(-cursor.at // step) * step
    return fields, [_located(data, start, *entry) for entry in listed]


def _listed(cursor: _Cursor) -> tuple[str, tuple[int, ...], int, int]:
    """One line of the list of tensors: name, shape, kind, offset."""
    name, dimensions = cursor.string(_MAX_KEY), cursor.number("I")
    if not name or not 1 <= dimensions <= 4:
        raise CheckpointError("The file's list of tensors is damaged.")
    shape = tuple(cursor.number("Q") for _ in range(dimensions))
    if any(not 1 <= size <= 1 << 32 for size in shape):
        raise CheckpointError("The file's list of tensors is damaged.")
    return name, shape[::-1], cursor.number("I"), cursor.number("Q")


def _stored_bytes(shape: tuple[int, ...], kind: int) -> int:
    """How many bytes a tensor takes in the file."""
    try:
        elements, size = gguf.GGML_QUANT_SIZES[gguf.GGMLQuantizationType(kind)]
    except (ValueError, KeyError) as error:
        raise CheckpointError(f"The file stores a tensor as kind {kind}, unknown here.") from error
    if shape[-1] % elements:
        raise CheckpointError("The file's list of tensors is damaged.")
    return math.prod(shape) // elements * size


def _located(
    data: np.memmap, start: int, name: str, shape: tuple[int, ...], kind: int, offset: int
) -> StoredTensor:
    """The tensor's bytes, by rows, if they lie in the file."""
    total = _stored_bytes(shape, kind)
    if start + offset + total > len(data):
        raise CheckpointError("A tensor lies outside the file; it may be incomplete.")
    stored = np.asarray(data[start + offset : start + offset + total])
    known = gguf.GGMLQuantizationType(kind)
    return StoredTensor(name, known, shape, stored.reshape(*shape[:-1], -1))
