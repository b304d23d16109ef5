"""The tree of a manuscript: parts and chapters that hold scenes, as frozen values.

A place in the tree is a tuple of indices from the top down; () is the manuscript itself. Every
change gives a new tree. Files are named by their path inside the folder, with forward slashes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

STATUSES = ("", "idea", "draft", "revised", "done")

Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One file, and what the writer notes of it; its words are in the file alone."""

    file: str
    synopsis: str = ""
    status: str = ""  # one of STATUSES


@dataclass(frozen=True, slots=True)
class Section:
    """A part or a chapter, by what it holds."""

    title: str
    entries: tuple[Entry, ...] = ()


Entry = Scene | Section


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The whole of it."""

    title: str
    entries: tuple[Entry, ...] = ()

    def walk(self) -> Iterator[tuple[Place, Entry]]:
        """Every entry with its place, in reading order."""
        yield from _walk(self.entries, ())

    def scenes(self) -> list[Scene]:
        """The scenes in reading order."""
        return [entry for _, entry in self.walk() if isinstance(entry, Scene)]

    def at(self, place: Place) -> Entry:
        """The entry there. Raises IndexError."""
        holders = self.children(place[:-1])
        return holders[place[-1]]

    def children(self, place: Place) -> tuple[Entry, ...]:
        """What the section there holds. Raises IndexError; a scene holds nothing."""
        entries = self.entries
        for index in place:
            entry = entries[index]
            entries = entry.entries if isinstance(entry, Section) else ()
        return entries

    def place_of(self, file: str) -> Place | None:
        """Where the scene of this file is."""
        for place, entry in self.walk():
            if isinstance(entry, Scene) and entry.file == file:
                return place
        return None

    def with_entry(self, place: Place, entry: Entry) -> Manuscript:
        """The tree with another entry there."""
        holders = list(self.children(place[:-1]))
        holders[place[-1]] = entry
        return self._with_children(place[:-1], tuple(holders))

    def inserted(self, place: Place, entry: Entry) -> Manuscript:
        """The tree with one entry more, which is at this place then."""
        held = self.children(place[:-1])
        index = place[-1]
        return self._with_children(place[:-1], (*held[:index], entry, *held[index:]))

    def without(self, place: Place) -> Manuscript:
        """The tree without that entry, and without what it holds."""
        held = self.children(place[:-1])
        index = place[-1]
        return self._with_children(place[:-1], (*held[:index], *held[index + 1 :]))

    def moved(self, source: Place, target: Place) -> tuple[Manuscript, Place]:
        """The tree with an entry put before what is at `target` now, and where it is then.

        A section stays where it is when it would go into itself.
        """
        if target[: len(source)] == source:
            return self, source
        entry = self.at(source)
        grown = self.inserted(target, entry)
        left = _shifted(source, target, 1)
        return grown.without(left), _shifted(target, left, -1)

    def _with_children(self, place: Place, entries: tuple[Entry, ...]) -> Manuscript:
        return replace(self, entries=_replaced(self.entries, place, entries))


def above(manuscript: Manuscript, place: Place) -> Place | None:
    """Where an entry goes that is moved up by one, also out of or into a section; None at the top.

    To be used with `moved`.
    """
    if not place:
        return None
    if place[-1] == 0:
        return place[:-1] or None
    before = (*place[:-1], place[-1] - 1)
    return _into(manuscript, place, before, len(manuscript.children(before)))


def below(manuscript: Manuscript, place: Place) -> Place | None:
    """Where an entry goes that is moved down by one; None at the bottom."""
    if not place:
        return None
    if place[-1] == len(manuscript.children(place[:-1])) - 1:
        return (*place[:-2], place[-2] + 1) if len(place) > 1 else None
    after = (*place[:-1], place[-1] + 1)
    return _into(manuscript, place, after, 0) if _takes(manuscript, place, after) else _past(after)


def _past(place: Place) -> Place:
    return (*place[:-1], place[-1] + 1)


def _takes(manuscript: Manuscript, place: Place, neighbour: Place) -> bool:
    """Whether the neighbour is a section and what is moved is a scene: only then it goes in."""
    into, moved = manuscript.at(neighbour), manuscript.at(place)
    return isinstance(into, Section) and isinstance(moved, Scene)


def _into(manuscript: Manuscript, place: Place, neighbour: Place, index: int) -> Place:
    return (*neighbour, index) if _takes(manuscript, place, neighbour) else neighbour


def _walk(entries: tuple[Entry, ...], place: Place) -> Iterator[tuple[Place, Entry]]:
    for index, entry in enumerate(entries):
        yield (*place, index), entry
        if isinstance(entry, Section):
            yield from _walk(entry.entries, (*place, index))


def _replaced(
    entries: tuple[Entry, ...], place: Place, children: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    if not place:
        return children
    index, section = place[0], entries[place[0]]
    assert isinstance(section, Section)
    changed = replace(section, entries=_replaced(section.entries, place[1:], children))
    return (*entries[:index], changed, *entries[index + 1 :])


def _shifted(place: Place, change: Place, by: int) -> Place:
    """Where a place is once an entry was put at (by=1) or taken from (by=-1) the place `change`."""
    depth = len(change) - 1
    if len(place) > depth and place[:depth] == change[:depth] and place[depth] >= change[depth]:
        return (*place[:depth], place[depth] + by, *place[depth + 1 :])
    return place
