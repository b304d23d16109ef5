"""Locks between windows: only a living process holds one; when it ends, it is free at once."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile


def lock_at(path: Path) -> QLockFile:
    """The lock in this file. Only a living process keeps it, however old it is."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock


def lock_of_document(state_folder: Path, document: Path) -> QLockFile:
    """The lock that the one window which may write this document holds."""
    name = hashlib.sha256(str(document.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return lock_at(state_folder / "locks" / f"{name[:32]}.lock")


def is_taken(lock: QLockFile) -> bool:
    """Try to take a lock; True if another living process holds it.

    Where no lock can be made at all, as in a full or read-only home, nobody is kept from writing.
    """
    return not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError
