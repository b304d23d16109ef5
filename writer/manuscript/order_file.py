"""The order of a manuscript in one small file of its folder, which people can read and edit."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from writer.documents.save import DocumentError, atomic_save, not_saved
from writer.manuscript.tree import STATUSES, Entry, Manuscript, Scene, Section

NAME = "manuscript.json"
LARGEST = 10_000_000  # bytes
DEEPEST = 20


class OrderError(DocumentError):
    """The file is there and is no order; the message is a sentence."""


def read_order(folder: Path) -> Manuscript | None:
    """The order kept in a folder, None if there is none. Raises OrderError with a sentence."""
    file = folder / NAME
    try:
        if file.stat().st_size > LARGEST:
            raise OrderError(f"{NAME} is far too large to be the order of a manuscript.")
        data = json.loads(file.read_text(encoding="utf-8"))
        return _manuscript(data, folder.name)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OrderError(f"{NAME} could not be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise OrderError(f"{NAME} is damaged: {_where(error)}.") from error


def write_order(folder: Path, manuscript: Manuscript) -> bytes:
    """Keep the order, whole or not at all, and give the bytes. Raises DocumentError."""
    data = order_bytes(manuscript)
    try:
        atomic_save(folder / NAME, data)
    except OSError as error:
        raise DocumentError(not_saved(folder / NAME, error)) from error
    return data


def order_bytes(manuscript: Manuscript) -> bytes:
    """The file's bytes: JSON, an entry a line or a few."""
    data = {
        "format": 1,
        "title": manuscript.title,
        "entries": [_data(entry) for entry in manuscript.entries],
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _data(entry: Entry) -> dict[str, object]:
    if isinstance(entry, Section):
        return {"title": entry.title, "entries": [_data(held) for held in entry.entries]}
    noted = {"status": entry.status, "synopsis": entry.synopsis}
    return {"file": entry.file, **{name: value for name, value in noted.items() if value}}


def _manuscript(data: Any, title: str) -> Manuscript:
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise ValueError("it has no list of entries")
    if data.get("format") != 1:
        raise ValueError("it was written by a newer Inkling")
    named = data.get("title")
    return Manuscript(named if isinstance(named, str) else title, _entries(data["entries"], 0))


def _entries(data: list[Any], depth: int) -> tuple[Entry, ...]:
    if depth > DEEPEST:
        raise ValueError(f"its parts lie more than {DEEPEST} deep in each other")
    return tuple(_entry(one, depth) for one in data)


def _entry(data: Any, depth: int) -> Entry:
    if not isinstance(data, dict):
        raise ValueError("an entry is neither a scene nor a part")
    if "file" not in data:
        title, held = data.get("title"), data.get("entries")
        if not isinstance(title, str) or not isinstance(held, list):
            raise ValueError("an entry has neither a file nor a title with entries")
        return Section(title, _entries(held, depth + 1))
    file, synopsis, status = data["file"], data.get("synopsis", ""), data.get("status", "")
    if not isinstance(file, str) or not _is_inside(file):
        raise ValueError(f"{file!r} is no file in its folder")
    if not isinstance(synopsis, str):
        raise ValueError(f"the synopsis of {file} is no text")
    return Scene(file, synopsis, status if status in STATUSES else "")


def _is_inside(file: str) -> bool:
    """Whether a path stays in its folder, on every system."""
    path = PurePosixPath(file)
    outside = path.is_absolute() or ".." in path.parts or "\\" in file or ":" in file
    return bool(path.parts) and "\0" not in file and not outside


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno} is no JSON"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    if isinstance(error, RecursionError):
        return "its parts lie too deep in each other"
    return str(error)
