"""Which words of a paragraph are to be looked up, and which of them are unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

# Letters with their marks, apostrophes inside. Scripts without spaces have no such words.
_WORD = regex.compile(
    r"(?V1)[\p{L}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
    r"[\p{M}]*(?:['’]?[\p{L}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}]][\p{M}]*)*"
)
# Addresses, file names, code, and words with digits or underlines in them.
_NO_PROSE = regex.compile(r"`[^`\n]*`|\S*(?:://|@|\\|[\d_])\S*|\bwww\.\S+|\S+\.\w{2,4}/\S*")


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words to look up, each with its position; apostrophes are straight."""
    skipped = [match.span() for match in _NO_PROSE.finditer(text)]
    for match in _WORD.finditer(text):
        if not any(start <= match.start() < end for start, end in skipped):
            yield match.start(), match[0].replace("’", "'")


def unknown(text: str, knows: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Position and length of every word that is not known."""
    found = []
    for start, word in words(text):
        single = len(word) == 1
        shouted = word.isupper() and (knows(word.capitalize()) or knows(word.lower()))
        if not (single or shouted or knows(word)):
            found.append((start, len(word)))
    return found
