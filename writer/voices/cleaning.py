"""Tells a writer's prose from what else their files hold: pure rules over lines.

A rule names lines; nothing is rewritten, and what is kept keeps its order. Where it is in doubt,
it keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from writer.voices.contents import contents
from writer.voices.lines import SHORT, Lines, blocks, runs
from writer.voices.publishers import front_matter, licences
from writer.voices.running_heads import running_heads

_MOST_ROUNDS = 50
_KEY = re.compile(r"\w[\w .-]{0,40}:(?:\s|$)")
_FENCE = re.compile(r"`{3,}[^`]*$|~{3,}\w+$")
_GRID = re.compile(r"\+[-=:+]{3,}\+$")
_RULED = re.compile(r"-{2,}(?: +-{2,})+$")
_SEPARATOR = re.compile(r"(?=.*\|)(?=.*--)[|: -]+$")
_CODE = re.compile(
    r"^(?:def|class|import|from|const|let|var|function|public|private|return|#include)\b.*[(=;:{<]"
    r"|[{}]$|=>|[!=]=|::|\w\([^()]*\)[;:{]$|^</?\w+[^<>]*>.*>$|\w = .*;$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole lines of a text, and why they are left out; those without a reason are kept."""

    text: str
    reason: str


def pieces(text: str) -> list[Piece]:
    """The text cut into pieces that make it up when joined.

    What is kept, joined, is clean: it comes back as one piece.
    """
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    reasons = [""] * len(lines)
    for _ in range(_MOST_ROUNDS):  # what is left out may uncover more
        kept = [number for number, reason in enumerate(reasons) if not reason]
        found = _left_out([lines[number].strip() for number in kept])
        if not found:
            break
        for at, reason in found.items():
            reasons[kept[at]] = reason
    grouped = groupby(zip(lines, reasons, strict=True), key=lambda pair: pair[1])
    return [Piece("".join(line for line, _ in group), reason) for reason, group in grouped]


def _left_out(lines: Lines) -> dict[int, str]:
    """The numbers of the lines that are no prose, each with the first rule's reason.

    Blank lines after them go too.
    """
    found: dict[int, str] = {}
    for reason, rule in _RULES:
        for number in rule(lines):
            found.setdefault(number, reason)
    for number in range(1, len(lines)):
        if not lines[number] and number - 1 in found:
            found.setdefault(number, found[number - 1])
    return found


def _metadata(lines: Lines) -> Iterator[int]:
    """A YAML header, as static sites and note-taking programs write it."""
    if len(lines) < 2 or lines[0] != "---" or not _KEY.match(lines[1]):
        return
    for number, line in enumerate(lines[1:200], 1):
        if line in ("---", "..."):
            yield from range(number + 1)
            return


def _tables(lines: Lines) -> Iterator[int]:
    """Tables of Markdown, and columns between tabs."""
    for block in blocks(lines):
        barred = ["|" in lines[number][:SHORT] for number in block]
        for run in runs(barred, 2):
            if any(_SEPARATOR.match(lines[block[at]]) for at in run):
                yield from block[run[0] : run[-1] + 1]
        is_ruled = any(_RULED.match(lines[number]) for number in block[:3])
        if is_ruled or _GRID.match(lines[block[0]]):
            yield from block
        for run in runs([lines[number].count("\t") >= 2 for number in block], 3):
            yield from block[run[0] : run[-1] + 1]


def _code(lines: Lines) -> Iterator[int]:
    """Fenced blocks, and blocks whose lines read like a program."""
    begun: int | None = None
    for number, line in enumerate(lines):
        if begun is None and _FENCE.match(line):
            begun = number
        elif begun is not None and line and not line.strip(lines[begun][0]):
            yield from range(begun, number + 1)
            begun = None
    for block in blocks(lines):
        marked = sum(bool(_CODE.search(lines[number][:SHORT])) for number in block)
        if len(block) >= 3 and marked >= 0.6 * len(block):
            yield from block


_RULES: tuple[tuple[str, Callable[[Lines], Iterator[int]]], ...] = (
    ("front matter", _metadata),
    ("boilerplate", licences),
    ("contents", contents),
    ("code", _code),
    ("table", _tables),
    ("running head", running_heads),
    ("front matter", front_matter),
)
