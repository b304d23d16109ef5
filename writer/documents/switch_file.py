"""For which documents suggestions are off, and until when, in a small file of the state folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from writer.documents.save import atomic_save

log = logging.getLogger(__name__)


def read_switch(store: Path) -> tuple[list[str], float]:
    """The documents and the time, in seconds since the epoch; none and 0 if they cannot be read."""
    try:
        data = json.loads(store.read_text(encoding="utf-8"))
        return [str(name) for name in data["documents"]], float(data["until"])
    except FileNotFoundError:
        return [], 0.0
    except (OSError, ValueError, KeyError, TypeError):
        log.warning("%s cannot be read; suggestions are on", store)
        return [], 0.0


def write_switch(store: Path, documents: Iterable[str], until: float) -> None:
    """Keep them; a file that cannot be written is only a pity."""
    data = json.dumps({"documents": sorted(documents), "until": until}, indent=1)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        atomic_save(store, data.encode(), private=True)
    except OSError as error:
        log.warning("%s cannot be written: %s", store, error)
