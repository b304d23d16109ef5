"""Where to offer something, and what better not."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What may follow the cursor on its line without a suggestion being in the way.
_CLOSING = re.compile(r"[\s\"'”’»)\]}*_.,;:!?…。！？，、」』）]*\Z")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """The text around the cursor, bounded, and what the writer is doing there."""

    before: str
    after: str
    has_selection: bool = False

    @property
    def rest_of_line(self) -> str:
        """What follows the cursor up to the line's end."""
        return self.after.split("\n", 1)[0]

    @property
    def is_mid_line(self) -> bool:
        """Whether more than closing punctuation follows on the line."""
        return not _CLOSING.match(self.rest_of_line)

    @property
    def is_inside_word(self) -> bool:
        """Whether the cursor stands right after a letter, so that a word may still go on."""
        return self.before[-1:].isalnum()


def may_ask(place: Place, explicit: bool) -> bool:
    """Whether to ask the model here. On the writer's own request nearly always."""
    if place.has_selection:
        return False
    if explicit:
        return True
    if place.is_inside_word and place.after[:1].isalnum():
        return False  # letters on both sides: the writer mends a word
    return bool(place.before.strip()) and not is_heading(place.before.rsplit("\n", 1)[-1])


def is_heading(line: str) -> bool:
    """Whether a line is a Markdown heading: the writer's own to name."""
    return bool(re.match(r"#{1,6}(\s|\Z)", line))


def without_overlap(text: str, after: str) -> str:
    """The text cut where it would begin to repeat what follows the cursor."""
    follows = after.strip()
    if len(follows) < 3:
        return text
    for start in range(len(text)):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue  # inside a word: "bathe" does not repeat "the"
        tail = text[start:].strip()
        if tail and len(tail) >= 3 and (follows.startswith(tail) or tail.startswith(follows)):
            return text[:start].rstrip()
    return text


def joined_to(text: str, after: str) -> str:
    """The text with a space at its end where it would otherwise run into the word that follows."""
    runs_into = text[-1:].isalnum() and after[:1].isalnum() and text.isascii()
    return text + " " if runs_into else text


def is_worth_a_look(text: str) -> bool:
    """Whether taking it saves more than looking at it costs: more than a letter or a mark."""
    letters = sum(letter.isalnum() for letter in text)
    return letters > 1 or (letters == 1 and not text.isascii())


def repeats(before: str, text: str) -> bool:
    """Whether the text says again what stands just before it."""
    words, recent = text.split(), before[-400:].split()
    return len(words) >= 4 and " ".join(words[:8]) in " ".join(recent)


def without_loop(text: str) -> str:
    """The text cut where it comes to three words in a row that it has said already."""
    words = list(_WORD.finditer(text))
    said = set()
    for three in zip(words, words[1:], words[2:], strict=False):
        key = tuple(word.group().casefold() for word in three)
        if key in said:
            return text[: three[0].start()].rstrip()
        said.add(key)
    return text
