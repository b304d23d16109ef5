"""What changed between two texts: by paragraphs, and inside a changed paragraph by words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\s+|[^\s]+")


class Kind(Enum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the old text, the new text or both."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """All of both texts in pieces: SAME and REMOVED join to `old`, SAME and ADDED to `new`."""
    pieces: list[Piece] = []
    for tag, removed, added in _opcodes(_paragraphs(old), _paragraphs(new)):
        if tag == "replace":
            pieces += _inside(removed, added)
        else:
            pieces += _pieces(tag, removed, added)
    return [piece for piece in pieces if piece.text]


def _inside(old: str, new: str) -> Iterator[Piece]:
    for tag, removed, added in _opcodes(_WORDS.findall(old), _WORDS.findall(new)):
        yield from _pieces(tag, removed, added)


def _pieces(tag: str, removed: str, added: str) -> list[Piece]:
    if tag == "equal":
        return [Piece(Kind.SAME, removed)]
    return [Piece(Kind.REMOVED, removed), Piece(Kind.ADDED, added)]


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag, "".join(old[a:b]), "".join(new[c:d])


def _paragraphs(text: str) -> list[str]:
    return text.splitlines(keepends=True)
