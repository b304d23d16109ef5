"""Texts made ready to be learned from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from writer.documents.save import DocumentError, read_document
from writer.documents.words import count_words

SUFFIXES = (".txt", ".md")


class TextError(Exception):
    """A text cannot be learned from. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that is not learned from; the reason is a key, and the excerpt its beginning."""

    reason: str
    words: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text, cleaned. The language is "" where it cannot be told."""

    path: Path
    sha256: str  # of the text in UTF-8
    text: str
    words: int
    language: str
    left_out: tuple[LeftOut, ...]


def prepared(paths: Sequence[Path]) -> list[Prepared]:
    """Read texts, and those in folders. Raises TextError naming a bad one."""
    files: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
        files += inside if path.is_dir() else [path]
    return [_prepared(path) for path in files]


def _prepared(path: Path) -> Prepared:
    try:
        text = read_document(path).text
    except DocumentError as error:
        raise TextError(str(error)) from error
    if not text.strip():
        raise TextError(f"{path.name} is empty: there is nothing to learn from it.")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Prepared(path, sha256, text, count_words(text), "", ())
