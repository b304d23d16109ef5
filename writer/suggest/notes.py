"""What the writer tells the model of a text: a note on the whole, and entries for what it names.

They stand before the text, which begins further on to make room for them. All of it moves as seldom
as can be, so that the model's cache of the beginning serves again: an entry comes with the first
mention of one of its keywords that is over, stays while that is in the window, and goes
behind those that are there already.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from writer.suggest.context import BUDGET, from_boundary

# Of the budget, for the note and the entries together.
SHARE = 0.3
SEPARATOR = "\n\n***\n\n"
# A Chinese character takes a model for English about as many tokens as five Latin letters.
_WIDE_COST = 5
_WIDE = re.compile("[\u2e80-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be known where one of its keywords is mentioned."""

    keywords: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """All that a writer keeps for the model beside one text."""

    note: str = ""
    entries: tuple[Entry, ...] = ()

    @classmethod
    def from_data(cls, data: object) -> Notes:
        """From what `as_data` gave. Raises ValueError for anything else."""
        try:
            made = _notes_of(data)
        except (KeyError, TypeError) as error:
            raise ValueError("these are no notes") from error
        return made

    def as_data(self) -> dict[str, Any]:
        """In lists and dictionaries, for a file."""
        entries = [{"keywords": list(e.keywords), "text": e.text} for e in self.entries]
        return {"note": self.note, "entries": entries}


def brought_in(entries: tuple[Entry, ...], text: str) -> tuple[Entry, ...]:
    """The entries that a text mentions, in the order of their first mention."""
    folded = text.casefold()
    found = [(_mention(entry, folded), entry) for entry in entries if entry.text.strip()]
    return tuple(entry for at, entry in sorted(found, key=lambda pair: pair[0]) if at < math.inf)


def prompt_with(notes: Notes, before: str, budget: int = BUDGET) -> str:
    """What the model is to see of the notes and of the text before the cursor.

    Without notes that is the text itself. Where they do not all have room, the end of the note is
    left out, and entries that are mentioned late. The budget is in Latin characters.
    """
    pieces: list[str] = []
    left = SHARE * budget
    for text in (notes.note, *(e.text for e in brought_in(notes.entries, before))):
        piece = text.strip()
        if pieces and _cost(piece) > left:
            continue
        piece = _beginning(piece, left)
        left -= _cost(piece)
        pieces.append(piece)
    head = "\n\n".join(piece for piece in pieces if piece)
    if not head:
        return before
    return head + SEPARATOR + _end(before, budget - _cost(head) - _cost(SEPARATOR))


def _mention(entry: Entry, folded: str) -> float:
    """Where the first of its keywords that is no part of a longer word stands; inf if none does.

    One that ends the text may become a longer word with the next letter.
    """
    words = (word.strip().casefold() for word in entry.keywords)
    return min((_place(word, folded) for word in words if word), default=math.inf)


def _place(word: str, folded: str) -> float:
    # No regular expression: one that ignores case takes fifty times as long.
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        runs_on = _is_spaced(word[-1]) and (end == len(folded) or _is_spaced(folded[end]))
        if not runs_on and not (at and _is_spaced(word[0]) and _is_spaced(folded[at - 1])):
            return at
        at = folded.find(word, at + 1)
    return math.inf


def _is_spaced(letter: str) -> bool:
    """Whether it is a letter of a script in which words have spaces between them."""
    return (letter.isalnum() or letter == "_") and not _WIDE.match(letter)


def _cost(text: str) -> int:
    """How much of the budget a text takes."""
    return len(text) + (_WIDE_COST - 1) * len(_WIDE.findall(text))


def _beginning(text: str, budget: float) -> str:
    """As many whole words of a text as the budget has room for."""
    if _cost(text) <= budget:
        return text
    end, left = 0, budget
    while (left := left - _cost(text[end])) >= 0:
        end += 1
    cut = text[:end]
    return re.sub(r"\w+\Z", "", cut) if _is_spaced(text[end]) else cut


def _end(text: str, budget: float) -> str:
    """The end of a text, begun at one of few places so that it moves seldom."""
    stride, start = max(int(budget) // 4, 1), 0
    while start < len(text) and _cost(text[start:]) > budget:
        start += stride
    return from_boundary(text[start:], int(budget)) if start else text


def _notes_of(data: Any) -> Notes:
    entries = tuple(
        Entry(tuple(_text(word) for word in entry["keywords"]), _text(entry["text"]))
        for entry in data["entries"]
    )
    return Notes(_text(data["note"]), entries)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
