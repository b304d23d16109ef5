"""What a writer notes for the model beside a text: a small file each, in our own folder."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

from writer.documents.save import atomic_save

log = logging.getLogger(__name__)


def read_notes(folder: Path, document: Path) -> object:
    """The notes for this document as they were written; None if there are none to be read."""
    file = _file(folder, document)
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        log.warning("the notes in %s cannot be read", file)
        return None
    return stored.get("notes") if isinstance(stored, dict) else None


def write_notes(folder: Path, document: Path, notes: object) -> None:
    """Keep the notes for this document, whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps({"document": str(document), "notes": notes}, indent=1)
    atomic_save(_file(folder, document), data.encode(), private=True)


def _file(folder: Path, document: Path) -> Path:
    name = str(document).encode("utf-8", "surrogateescape")  # it need not be UTF-8
    return folder / f"{hashlib.sha256(name).hexdigest()[:32]}.json"
