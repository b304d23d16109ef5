"""A journal of one text while it is typed: append-only, checksummed, synced in batches.

What was typed since the last save can be had back from it after a crash, a kill or a power cut.

The file is a line that names the format, then records: length and CRC-32 of the payload (little-
endian, 32 bits each), then the payload, whose first byte tells its kind:

    H  JSON: the text's file, if any, and how that file spells it
    T  the whole text, UTF-16-LE
    E  an edit: position and number of units removed (32 bits each), then what was put there

Positions count UTF-16 units, as Qt does. A record that is cut off or damaged ends the journal: what
stands before it is whole.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from writer.documents.save import Document, atomic_save

MAGIC = b"INKLING JOURNAL 1\n"
_RECORD, _EDIT = struct.Struct("<II"), struct.Struct("<II")
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Head:
    """Which text is journalled, and how its file spells it."""

    path: str = ""  # empty for a text that was never saved
    encoding: str = "utf-8"
    bom: str = ""  # hexadecimal
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """`removed` units at `position` gave way to `added`."""

    position: int
    removed: int
    added: str


@dataclass(frozen=True, slots=True)
class Journalled:
    """What a journal holds. `damaged` tells that its end could not be read."""

    head: Head
    text: str
    damaged: bool

    def document(self) -> Document:
        """The text, to be spelled as its file is."""
        head = self.head
        return Document(self.text, head.encoding, bytes.fromhex(head.bom), head.newline)


class Journal:
    """The file of one text's journal. Not for two threads at once. Every method raises OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def begin(self, head: Head, text: str) -> None:
        """Start anew from a whole text; the old journal stays until the new one is on the disk."""
        self.close()
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        start = MAGIC + _head_record(head) + _record(b"T" + _units(text))
        atomic_save(self.path, start, private=True)
        self._descriptor = os.open(
            self.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
        )

    def append(self, edits: Iterable[Edit]) -> None:
        """Add edits, and return once they are on the disk."""
        if self._descriptor is None:
            raise OSError("the journal has not begun")
        data = b"".join(_edit_record(edit) for edit in edits)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        os.fsync(self._descriptor)

    def end(self) -> None:
        """Remove the journal: all of the text is safe elsewhere."""
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let the file go, and leave it there."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def read_journal(path: Path) -> Journalled | None:
    """The text as far as the journal can be read; None if it holds no text at all.

    Raises OSError if the file cannot be read.
    """
    data = path.read_bytes()
    if not data.startswith(MAGIC):
        return None
    head, text, end = None, None, len(MAGIC)
    for payload, after in _records(data, end):
        kind, body = payload[:1], payload[1:]
        try:
            if kind == b"H":
                head = Head(**json.loads(body))
            elif kind == b"T":
                text = bytearray(body)
            elif kind == b"E" and text is not None:
                _apply(text, body)
            else:
                break
        except (ValueError, TypeError, struct.error):
            break
        end = after
    if head is None or text is None:
        return None
    return Journalled(head, _text(bytes(text)), damaged=end != len(data))


def _records(data: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    """Each whole record's payload, and where the next begins."""
    while at + _RECORD.size <= len(data):
        length, checksum = _RECORD.unpack_from(data, at)
        at += _RECORD.size
        payload = data[at : at + length]
        if length > _LARGEST or len(payload) < length or zlib.crc32(payload) != checksum:
            return
        at += length
        yield payload, at


def _apply(text: bytearray, body: bytes) -> None:
    """Do one edit. Raises ValueError where it does not fit the text."""
    position, removed = _EDIT.unpack_from(body)
    start, end = 2 * position, 2 * (position + removed)
    if end > len(text):
        raise ValueError("an edit outside the text")
    text[start:end] = body[_EDIT.size :]


def _record(payload: bytes) -> bytes:
    return _RECORD.pack(len(payload), zlib.crc32(payload)) + payload


def _head_record(head: Head) -> bytes:
    return _record(b"H" + json.dumps(asdict(head)).encode())


def _edit_record(edit: Edit) -> bytes:
    return _record(b"E" + _EDIT.pack(edit.position, edit.removed) + _units(edit.added))


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
