"""The files opened lately, newest first, in one small file of the state folder."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from writer.documents.save import atomic_save

KEPT = 12

log = logging.getLogger(__name__)


def read_recent(store: Path) -> list[Path]:
    """The files in the list that are still there; none if the list cannot be read."""
    try:
        names = json.loads(store.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        log.warning("the list of recent files in %s cannot be read", store)
        return []
    paths = [Path(name) for name in names if isinstance(name, str)] if names else []
    return [path for path in paths if path.is_file()][:KEPT]


def note_recent(store: Path, path: Path) -> list[Path]:
    """Put a file at the head of the list; a list that cannot be written is only a pity."""
    path = path.absolute()
    recent = [path, *(other for other in read_recent(store) if other != path)][:KEPT]
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        atomic_save(store, json.dumps([str(p) for p in recent], indent=1).encode(), private=True)
    except OSError as error:
        log.warning("the list of recent files in %s cannot be written: %s", store, error)
    return recent
