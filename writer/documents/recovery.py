"""Journals that were left behind: what to offer, what to put aside, what to forget at last."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from writer.documents.journal import Head, Journalled, read_journal
from writer.documents.save import DocumentError, read_document

KEPT_DAYS = 30
SUFFIX = ".journal"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Unsaved words. `on_disk` is what their file holds now, None without one."""

    journal: Path
    found: Journalled
    on_disk: str | None
    typed_at: float  # seconds since 1970


def left_behind(folder: Path, is_free: Callable[[Path], bool]) -> Iterator[LeftBehind]:
    """Every journal with words that are in no file, newest first.

    `is_free` tells whether no living window writes a journal. One whose words are all in their file
    is removed; one that cannot be read is left alone, for somebody who knows more.
    """
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=_changed, reverse=True):
        if not is_free(path):
            continue
        try:
            found = read_journal(path)
        except OSError as error:
            log.warning("the journal %s cannot be read: %s", path.name, error)
            continue
        if found is None:
            log.warning("the journal %s holds nothing that can be read", path.name)
            continue
        on_disk = _text_of(found.head)
        if on_disk == found.text or (on_disk is None and not found.text):
            path.unlink(missing_ok=True)
            continue
        yield LeftBehind(path, found, on_disk, _changed(path))


def put_aside(journal: Path) -> None:
    """Give a journal up, but keep it for 30 days. Raises OSError."""
    aside = journal.parent / "discarded"
    aside.mkdir(exist_ok=True, mode=0o700)
    journal.replace(aside / f"{time.strftime('%Y-%m-%d')} {journal.name}")


def forget_old(folder: Path) -> None:
    """Delete what was given up more than 30 days ago."""
    for path in (folder / "discarded").glob(f"*{SUFFIX}"):
        with suppress(OSError):
            if time.time() - _changed(path) > KEPT_DAYS * 86_400:
                path.unlink()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _text_of(head: Head) -> str | None:
    if not head.path:
        return None
    try:
        return read_document(Path(head.path), head.encoding).text
    except (DocumentError, LookupError):  # an encoding that this Python does not know
        return None
