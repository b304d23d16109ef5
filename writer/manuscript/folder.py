"""The files of a manuscript's folder, and bringing its order in line with them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from writer.documents.save import DocumentError
from writer.manuscript.tree import Entry, Manuscript, Scene, Section

SUFFIXES = (".md", ".markdown", ".txt")
MOST_FILES = 5000
DEEPEST = 12
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Found:
    """The texts in a folder, sorted as a reader would, and what about them needs a word.

    `alike` are names that differ in case only: other machines take them for one file.
    """

    files: tuple[str, ...]
    unreadable: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


def texts_in(folder: Path) -> Found:
    """Look through a folder. Raises DocumentError where it cannot be read, or holds far too much.

    What is hidden is passed over, and so are links to folders, which could lead in a circle.
    """
    try:
        os.listdir(folder)
    except OSError as error:
        raise DocumentError(_not_opened(folder, error)) from error
    files: list[str] = []
    unreadable: list[str] = []

    def note(error: OSError) -> None:
        unreadable.append(_inside(folder, str(error.filename)))

    for top, folders, names in os.walk(folder, onerror=note):
        depth = len(Path(top).relative_to(folder).parts)
        folders[:] = [n for n in folders if not n.startswith(".") and depth < DEEPEST]
        files += [_inside(folder, os.path.join(top, n)) for n in names if _is_text(n)]
        if len(files) > MOST_FILES:
            raise DocumentError(
                f"{folder.name} holds more than {MOST_FILES} texts. Open the folder of one "
                "manuscript, not one that holds many."
            )
    files.sort(key=lambda file: (reading_order(file), file))
    return Found(tuple(files), tuple(sorted(unreadable)), tuple(_alike(files)))


def reading_order(file: str) -> list[list[Any]]:
    """A key to sort by in which 2 comes before 10, and what lies in a folder after it is named."""
    return [_natural(part) for part in PurePosixPath(file).parts]


def title_of(file: str) -> str:
    """What the tree calls a file: its name without its suffix."""
    return PurePosixPath(file).stem


def first_order(title: str, files: Iterable[str]) -> Manuscript:
    """The tree of a folder that has no order yet: its folders are parts and chapters."""
    return Manuscript(title, _entries([PurePosixPath(f).parts for f in files], ""))


def in_line(manuscript: Manuscript, files: Iterable[str]) -> Manuscript:
    """The tree with every file of the folder in it once.

    A file that is new follows the last one of its folder; scenes whose file is gone stay, for it
    may come back, and what is noted of them must not be lost.
    """
    known: set[str] = set()
    manuscript = Manuscript(manuscript.title, _once(manuscript.entries, known))
    for file in files:
        if file not in known:
            manuscript = _added(manuscript, file)
    return manuscript


def free_name(title: str, taken: Iterable[str]) -> str:
    """A file name for a new scene of this title that nothing else has, whatever its case."""
    kept = "".join("-" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in title)
    stem = kept.strip(" .")[:80].rstrip(" .") or "Scene"
    used = {name.casefold() for name in taken}
    name, number = f"{stem}.md", 2
    while name.casefold() in used:
        name, number = f"{stem} {number}.md", number + 1
    return name


def _once(entries: tuple[Entry, ...], known: set[str]) -> tuple[Entry, ...]:
    kept: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Section):
            kept.append(Section(entry.title, _once(entry.entries, known)))
        elif entry.file not in known:
            known.add(entry.file)
            kept.append(entry)
    return tuple(kept)


def _added(manuscript: Manuscript, file: str) -> Manuscript:
    folder = PurePosixPath(file).parent
    places = [
        place
        for place, entry in manuscript.walk()
        if isinstance(entry, Scene) and PurePosixPath(entry.file).parent == folder
    ]
    if places:
        *inside, last = places[-1]
        return manuscript.inserted((*inside, last + 1), Scene(file))
    (entry,) = _entries([PurePosixPath(file).parts], "")
    return manuscript.inserted((len(manuscript.entries),), entry)


def _entries(files: list[tuple[str, ...]], above: str) -> tuple[Entry, ...]:
    """The entries of these files, whose folder is `above`, in the order of the files."""
    folders: dict[str, list[tuple[str, ...]]] = {}
    order: list[tuple[str, bool]] = []
    for first, *rest in files:
        if not rest:
            order.append((first, False))
        elif first in folders:
            folders[first].append(tuple(rest))
        else:
            folders[first] = [tuple(rest)]
            order.append((first, True))
    return tuple(
        Section(name, _entries(folders[name], f"{above}{name}/"))
        if is_folder
        else Scene(above + name)
        for name, is_folder in order
    )


def _natural(text: str) -> list[Any]:
    """Words and numbers in turns, so that like is compared with like."""
    parts = _NUMBER.split(text.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)]


def _is_text(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)


def _inside(folder: Path, path: str) -> str:
    return Path(path).relative_to(folder).as_posix()


def _alike(files: list[str]) -> list[str]:
    seen: dict[str, str] = {}
    found: list[str] = []
    for file in files:
        other = seen.setdefault(file.casefold(), file)
        if other != file:
            found += [other, file] if other not in found else [file]
    return found


def _not_opened(folder: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        why = "you may not read there; ask for access or choose another folder"
    elif isinstance(error, NotADirectoryError):
        why = "it is a file, not a folder"
    elif isinstance(error, FileNotFoundError):
        why = "it is not there any more; choose another folder"
    else:
        why = error.strerror or str(error)
    return f"The folder {folder.name} could not be opened: {why}."
