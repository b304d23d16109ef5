"""For which documents suggestions are off, in a small file of the state folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from writer.documents.save import atomic_save

log = logging.getLogger(__name__)


def read_switched_off(store: Path) -> list[str]:
    """The documents' paths; none if they cannot be read."""
    try:
        names = json.loads(store.read_text(encoding="utf-8"))
        return [str(name) for name in names]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError):
        log.warning("%s cannot be read; suggestions are on", store)
        return []


def write_switched_off(store: Path, documents: Iterable[str]) -> None:
    """Keep them; a file that cannot be written is only a pity."""
    data = json.dumps(sorted(documents), indent=1)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        atomic_save(store, data.encode(), private=True)
    except OSError as error:
        log.warning("%s cannot be written: %s", store, error)
