"""The writer's own words, one a line in a plain file."""

from __future__ import annotations

from pathlib import Path

from writer.documents.save import atomic_save


def read_words(file: Path) -> frozenset[str]:
    """The words in the file; what is no UTF-8 in it is passed over. Raises OSError."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return frozenset()
    return frozenset(word for line in lines if (word := line.strip()))


def add_word(file: Path, word: str) -> frozenset[str]:
    """Add a word, beside what others may have added meanwhile, and give all. Raises OSError."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        data = b""
    if word not in read_words(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        gap = b"" if not data or data.endswith(b"\n") else b"\n"
        atomic_save(file, data + gap + word.encode("utf-8") + b"\n", private=True)
    return read_words(file)
