"""Searching the files of a manuscript, and replacing in them so that nothing can be lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from writer.documents.save import Document, DocumentError, read_document, write_document
from writer.manuscript.search import MOST_MATCHES, Match, Query, SearchError, matches, replaced


@dataclass(frozen=True, slots=True)
class FileMatches:
    """What was found in one file, in the text that it held then."""

    file: str
    document: Document
    matches: tuple[Match, ...]

    def change(self, folder: Path, chosen: Iterable[int]) -> Change:
        """The change that replaces the chosen matches, by their numbers."""
        wanted = [self.matches[number] for number in sorted(chosen)]
        text = replaced(self.document.text, wanted)
        return Change(folder / self.file, self.document, replace(self.document, text=text))


@dataclass(frozen=True, slots=True)
class Change:
    """What a file holds before and after."""

    path: Path
    before: Document
    after: Document

    def reversed(self) -> Change:
        """The change that undoes this one."""
        return Change(self.path, self.after, self.before)


def search(
    folder: Path, files: Iterable[str], query: Query, replacement: str = ""
) -> tuple[list[FileMatches], list[str]]:
    """What is found, and a sentence for each file that cannot be read. Raises SearchError."""
    found: list[FileMatches] = []
    unread: list[str] = []
    total = 0
    for file in files:
        try:
            document = read_document(folder / file)
        except DocumentError as error:
            unread.append(str(error))
            continue
        in_file = matches(query, document.text, replacement)
        total += len(in_file)
        if total > MOST_MATCHES:
            raise SearchError("That is found in too many places. Look for something rarer.")
        if in_file:
            found.append(FileMatches(file, document, tuple(in_file)))
    return found, unread


def carry_out(change: Change, keep: Callable[[Path, str], None]) -> None:
    """Write a change, once `keep` has kept the text before it. Raises DocumentError.

    A file that holds something else by now is left alone.
    """
    name = change.path.name
    if read_document(change.path, change.before.encoding) != change.before:
        raise DocumentError(
            f"Another program changed {name} since it was searched; nothing in it was replaced."
        )
    try:
        keep(change.path, change.before.text)
    except (sqlite3.Error, OSError) as error:
        raise DocumentError(
            f"No version of {name} could be kept ({error}); nothing in it was replaced."
        ) from error
    write_document(change.path, change.after)
