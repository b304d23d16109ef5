"""When another program changes the file of an open text: see it by content, and keep both."""

from __future__ import annotations

import time
from pathlib import Path

from writer.documents.save import Document, DocumentError, atomic_save, encode


def changed_outside(path: Path, ours: Document) -> bytes | None:
    """What the file holds if that is not what we read or wrote last; None if it is, or is gone.

    A new date alone is no change. Raises OSError where the file cannot be read.
    """
    try:
        theirs = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return None if theirs == encode(ours) else theirs
    except DocumentError:
        return theirs


def keep_other_version(path: Path, theirs: bytes) -> Path:
    """Put another program's text beside the file, under a name of its own. Raises OSError."""
    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    number, other = 1, path.with_name(f"{path.stem} (other version {stamp}){path.suffix}")
    while other.exists():
        number += 1
        other = path.with_name(f"{path.stem} (other version {stamp}, {number}){path.suffix}")
    atomic_save(other, theirs)
    return other
