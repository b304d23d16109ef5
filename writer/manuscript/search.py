"""Finding and replacing in texts, by words or by regular expressions.

The `regex` library is used, not `re`: it takes a time limit, and a careless expression can need
longer than a writer lives.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

SECONDS = 2.0  # for one text
MOST_MATCHES = 20_000
AROUND = 40  # characters of the line shown on either side


class SearchError(Exception):
    """What is sought cannot be; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought, and how."""

    pattern: str
    is_regex: bool = False
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text, what it becomes, and the line around it for the preview."""

    start: int
    end: int
    replacement: str
    before: str
    found: str
    after: str


def matches(query: Query, text: str, replacement: str = "") -> list[Match]:
    """Every place of the text where it is found, none of them empty. Raises SearchError.

    A replacement of a regular expression may name its groups: \\1, \\g<name>.
    """
    pattern = _compiled(query)
    template = replacement if query.is_regex else replacement.replace("\\", "\\\\")
    found: list[Match] = []
    try:
        for one in pattern.finditer(text, timeout=SECONDS):
            if one.end() == one.start():
                continue
            found.append(_match(text, one.start(), one.end(), one.expand(template)))
            if len(found) > MOST_MATCHES:
                raise SearchError("That is found in too many places. Look for something rarer.")
    except TimeoutError as error:
        raise SearchError("This expression takes too long. Make it simpler.") from error
    except (regex.error, IndexError) as error:
        raise SearchError(f"The replacement cannot be used: {error}.") from error
    return found


def replaced(text: str, chosen: list[Match]) -> str:
    """The text with these matches, which are in order, replaced."""
    pieces, end = [], 0
    for match in chosen:
        pieces += [text[end : match.start], match.replacement]
        end = match.end
    return "".join(pieces) + text[end:]


def _compiled(query: Query) -> regex.Pattern[str]:
    if not query.pattern:
        raise SearchError("There is nothing to look for yet.")
    pattern = query.pattern if query.is_regex else regex.escape(query.pattern, literal_spaces=True)
    if query.whole_words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    flags = regex.MULTILINE | (0 if query.match_case else regex.IGNORECASE)
    try:
        return regex.compile(pattern, flags)
    except (regex.error, OverflowError, RecursionError) as error:
        raise SearchError(f"This is no regular expression: {error}.") from error


def _match(text: str, start: int, end: int, replacement: str) -> Match:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(line_start, start - AROUND) : start]
    if start - AROUND > line_start:
        before = "…" + before
    after = text[end : min(line_end, end + AROUND)]
    return Match(start, end, replacement, before, text[start:end], after)
