"""When to offer something, how much, and what better not."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What may follow the cursor on its line without a suggestion being in the way.
_CLOSING = re.compile(r"[\s\"'”’»)\]}*_.,;:!?…]*\Z")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|\Z)|[。！？]+[」』）]*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Col|Capt|Lt|Jr|Sr|vs|etc)|\b[A-Z])\.\Z"
)


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


def may_ask(place: Place, explicit: bool) -> bool:
    """Whether to ask the model here. On the writer's own request nearly always."""
    if place.has_selection:
        return False
    if explicit:
        return True
    line = place.before.rsplit("\n", 1)[-1]
    return bool(place.before.strip()) and not place.is_mid_line and not is_heading(line)


def is_heading(line: str) -> bool:
    """Whether a line is a Markdown heading: the writer's own to name."""
    return bool(re.match(r"#{1,6}(\s|\Z)", line))


def first_sentence(text: str) -> str | None:
    """The text up to the end of its first sentence or line; None if neither has come yet."""
    limit = len(text)
    stripped = len(text) - len(text.lstrip())
    line_end = text.find("\n", stripped)
    if line_end >= 0:
        limit = line_end
    for match in _SENTENCE_END.finditer(text[:limit]):
        at_text_end = match.end() == len(text)
        if at_text_end or _ABBREVIATION.search(text[: match.end()]):
            continue  # more letters may follow, as in "3.5" or an ellipsis
        return text[: match.end()]
    return text[:limit] if line_end >= 0 else None


def whole_words(text: str) -> str:
    """The text without a last word that may be half of one."""
    if not text or not text[-1].isalnum():
        return text
    cut = re.sub(r"[^\s]+\Z", "", text)
    return cut.rstrip()


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


def is_loop(before: str, text: str) -> bool:
    """Whether the text repeats what stands just before it, or repeats itself."""
    words, recent = text.split(), before[-400:].split()
    if len(words) >= 4 and " ".join(words[:8]) in " ".join(recent):
        return True
    return bool(re.search(r"(\b\S+(?:\s+\S+){0,3})(?:\s+\1\b){2,}", text))
