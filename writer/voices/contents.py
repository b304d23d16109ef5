"""Finds tables of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.documents.words import count_words
from writer.voices.lines import SHORT, Lines, ends_a_sentence, runs

_TITLE = re.compile(
    r"(?:table of contents|contents|inhalt|inhaltsverzeichnis|sommaire|table des matières|índice"
    r"|indice|目\s*录|目\s*錄|目\s*次|содержание|оглавление)[.:]?$",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"^[#>*+\s_-]+|[*_\s]+$|\[([^\[\]]*)\]\([^()]*\)")
# The number of the page, after dots, blanks or a tab; a bar where the list is a table.
_PAGE = re.compile(
    r"(?:\.{2,}|…|(?:\. ){2,}|\t|  +|\||,)[\s.]*(?:\d{1,4}|[ivxlc]{1,7})\s*\|?$", re.IGNORECASE
)
_LEAST, _MOST, _MOST_WORDS = 3, 500, 15  # entries, and words in one


def contents(lines: Lines) -> Iterator[int]:
    """The lines of tables of contents: a title with entries, or entries with their pages."""
    for number, line in enumerate(lines):
        if len(line) <= SHORT and _TITLE.match(_bare(line)):
            end = _end_of_entries(lines, number + 1)
            if end is not None:
                yield from range(number, end)
    filled = [number for number, line in enumerate(lines) if line]
    for run in runs([_has_leader(lines[number]) for number in filled], _LEAST):
        yield from range(filled[run[0]], filled[run[-1]] + 1)


def _bare(line: str) -> str:
    return _MARKUP.sub(r"\1", line).strip()


def _has_leader(line: str) -> bool:
    """A page number after dots or a tab: what stands so is a list, whatever is written above."""
    return len(line) <= SHORT and bool(
        re.search(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|\t)\s*(?:\d{1,4}|[ivxlc]{1,7})$", line)
    )


def _end_of_entries(lines: Lines, start: int) -> int | None:
    """Where the list ends that begins here, None where it is no list."""
    entries: list[int] = []
    keys: list[str] = []
    for number in range(start, len(lines)):
        line = lines[number]
        if not line:
            continue
        if not _is_entry(line) or len(entries) == _MOST:
            break
        key = _key(line)
        if keys and (key in keys or _begins_again(keys[0], key)):
            return entries[-1] + 1 if len(entries) >= _LEAST else None
        entries.append(number)
        keys.append(key)
    # The first chapter's own heading may have been taken along: only what is marked is sure.
    marked = [n for n in entries if _PAGE.search(lines[n]) or "](" in lines[n]]
    if len(marked) >= max(_LEAST, len(entries) // 3):
        return marked[-1] + 1
    sure = entries[:-2]
    return sure[-1] + 1 if len(sure) >= _LEAST else None


def _is_entry(line: str) -> bool:
    if len(line) > SHORT or count_words(line) > _MOST_WORDS:
        return False
    return bool(_PAGE.search(line)) or not ends_a_sentence(line) or len(line) < 8


def _key(line: str) -> str:
    """What an entry and its chapter's heading have in common."""
    bare = _PAGE.sub("", _bare(line)).casefold()
    words = re.sub(r"\W+", " ", bare).split()
    return " ".join(words[1:] if words[:1] == ["chapter"] and len(words) > 1 else words)


def _begins_again(first: str, key: str) -> bool:
    """A heading of two lines, number and title, has either in the first entry."""
    return bool(key) and (first.startswith(key + " ") or first.endswith(" " + key))
