"""Whether what is written can be kept: room, permission, and a text saved and read again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from writer import paths
from writer.documents.importing import imported
from writer.documents.journal import Edit, Head, Journal, read_journal
from writer.documents.save import Document, DocumentError, read_document, write_document
from writer.health.finding import Finding

ENOUGH_BYTES = 1 << 30  # fetching and preparing the default model takes some 500 MB
TEXT = "Der Fluß, the naïve café, 墨水, 😀\n"


def folders() -> Iterator[Finding]:
    """Every folder of Inkling's, and a text kept in one of them."""
    for name, folder in (
        ("settings", paths.config_folder()),
        ("models", paths.packs_folder()),
        ("cache", paths.cache_folder()),
        ("state", paths.state_folder()),
        ("logs", paths.log_folder()),
    ):
        yield _folder(name, folder)
    yield _keeping(existing(paths.state_folder()))
    yield _reading()


def keep_text(folder: Path) -> Path:
    """Save a text and journal an edit of it, read both again, and give the text's file.

    Raises OSError, or ValueError if they come back changed.
    """
    file = folder / "a text.md"
    write_document(file, Document(TEXT))
    if read_document(file).text != TEXT:
        raise ValueError("A text came back changed.")
    journal = Journal(folder / "a.journal")
    try:
        journal.begin(Head(), TEXT)
        journal.append([Edit(0, 0, "x")])
        found = read_journal(folder / "a.journal")
    finally:
        journal.close()
    if found is None or found.document().text != "x" + TEXT:
        raise ValueError("What was typed came back changed after an end without saving.")
    return file


def existing(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next(f for f in (folder, *folder.parents) if f.exists())


def _folder(name: str, folder: Path) -> Finding:
    """Whether files can be made here, or where the folder would be made."""
    here = existing(folder)
    free = shutil.disk_usage(here).free
    value = f"{folder}, {free / 1e9:.1f} GB free"
    try:
        with tempfile.TemporaryFile(dir=here) as file:
            file.write(b"x" * 4096)
    except OSError as error:
        problem = f"Nothing can be written in {here}: {error.strerror}."
        return Finding(name, value, problem + " Make room there, or make it yours to write in.")
    if name == "models" and free < ENOUGH_BYTES:
        return Finding(name, value, "That is little room to add a model. Free a gigabyte first.")
    return Finding(name, value)


def _reading() -> Finding:
    """Whether the program that reads other programs' documents runs."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text("<p>The <em>first</em> page.</p>", encoding="utf-8")
            found = imported(page)
    except (DocumentError, OSError) as error:
        problem = f"Documents of other programs cannot be read: {error}."
        return Finding("reading", "no documents", problem)
    as_it_should = "The *first* page." in found
    problem = "" if as_it_should else "A document came back changed. Install Inkling again."
    return Finding("reading", "documents of other programs", problem)


def _keeping(here: Path) -> Finding:
    try:
        with tempfile.TemporaryDirectory(dir=here, prefix=".inkling-doctor-") as folder:
            keep_text(Path(folder))
    except (OSError, ValueError) as error:
        return Finding("keeping", str(here), f"A text could not be kept in {here}: {error}")
    return Finding("keeping", "a text and its journal come back as they were")
