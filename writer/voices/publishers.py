"""Finds what publishers and libraries put around a text: licences, title and copyright pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.documents.words import count_words
from writer.voices.lines import Lines, blocks, ends_a_sentence

# They lie within so many words of an end of the text; longer blocks are none of them.
_EDGE_WORDS, _LICENCE_WORDS, _LONG_BLOCK = 1_500, 6_000, 150
_LONG_TEXT = 2_000  # characters, should the words be endless
_TITLE_WORDS, _TITLE_BLOCKS = 12, 8

_GUTENBERG = re.compile(
    r"\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG|\*(END)\*THE SMALL PRINT", re.IGNORECASE
)
_LIBRARY = re.compile(
    r"project gutenberg|standard ?ebooks|distributed proofread|creative commons|\bcc0\b"
    r"|^(?:produced|e-?text prepared) by\b|^\[illustration\b.*\]$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"#* ?(?:imprint|colophon|uncopyright|copyright(?: page)?|transcriber[’']?s’? notes?)[:.]?",
    re.IGNORECASE,
)
_SECTION_WORDS, _GAP = 400, 5  # in one; lines between blocks that follow one another
_COPYRIGHT = re.compile(
    r"\bisbn(?:-1[03])?\W{1,3}\d[\d\W]{8,}|all rights reserved"
    r"|(?:copyright|©|\(c\))\W{0,4}(?:19|20)\d\d\b|^©"
    r"|no part of this (?:book|publication|work) may be|library of congress"
    r"|版权所有|著作権|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados",
    re.IGNORECASE,
)
# Said beside a copyright only: a story may begin with such words.
_IMPRINT = re.compile(
    r"^(?:this|the following) is a work of fiction|any resemblance to|^copyright\b"
    r"|^(?:first )?published (?:in|by)|^first (?:edition|printing)|^(?:www\.|https?://)\S+$"
    r"|^(?:printed|typeset|cover|edited|translated|illustrated)\b.* (?:by|in)\b|^\d+(?: \d+){5,}$",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.’'-]*|and|&|de|du|van|von)"
_BYLINE = re.compile(rf"(?:(?:A Novel|A Story|Written) )?(?:by|By|BY)(?: {_NAME}){{1,6}}$")
_BY = re.compile(r"(?:(?:A Novel|A Story|Written) )?(?:by|By|BY)$")


def licences(lines: Lines) -> Iterator[int]:
    """What lies outside of Project Gutenberg's marks, and what libraries say of themselves."""
    marks = [(n, _GUTENBERG.search(line)) for n, line in enumerate(lines) if line.startswith("*")]
    edges = {number: (mark[1] or "").upper() == "START" for number, mark in marks if mark}
    begun = 0
    for number, is_start in edges.items():
        yield number
        if is_start and _words(lines, range(begun, number)) <= _LICENCE_WORDS:
            yield from range(begun, number)  # from the beginning, or the end of another book
        begun = number
    if edges and not edges[begun] and _words(lines, range(begun, len(lines))) <= _LICENCE_WORDS:
        yield from range(begun, len(lines))
    near = [block for block in _at_the_edges(lines) if edges.keys().isdisjoint(block)]
    said = [bool(_LIBRARY.search(_joined(lines, block))) for block in near]
    for place, block in enumerate(near):
        if said[place]:
            yield from block
        elif _SECTION.fullmatch(_joined(lines, block)):
            for part in near[place : _end_of_section(lines, near, place, said)]:
                yield from part


def _end_of_section(lines: Lines, near: list[range], place: int, said: list[bool]) -> int:
    """After the last block of the section titled there that tells of a library, else `place`."""
    end = place
    words = 0
    for at in range(place + 1, len(near)):
        words += _words(lines, near[at])
        is_apart = near[at].start - near[at - 1].stop > _GAP
        if is_apart or words > _SECTION_WORDS or _SECTION.fullmatch(_joined(lines, near[at])):
            break
        if said[at]:
            end = at + 1
    return end


def front_matter(lines: Lines) -> Iterator[int]:
    """Copyright pages at either end, and a title page at the beginning."""
    edges = _at_the_edges(lines)
    sure = {block for block in edges if _COPYRIGHT.search(_joined(lines, block))}
    if sure:
        sure |= {block for block in edges if _IMPRINT.search(_joined(lines, block))}
    for block in sure:
        yield from block
    end = 0
    for place, block in enumerate(blocks(lines)):
        if block in sure:
            end = block.stop
        elif not all(_is_title(lines[number]) for number in block):
            break
        elif place < _TITLE_BLOCKS:
            end = max(end, *(_end_of_byline(lines, number) for number in block))
    yield from range(end)


def _words(lines: Lines, numbers: range) -> int:
    return sum(count_words(lines[number]) for number in numbers)


def _joined(lines: Lines, block: range) -> str:
    return " ".join(lines[number] for number in block)[:_LONG_TEXT]


def _at_the_edges(lines: Lines) -> list[range]:
    """Short blocks not far from the beginning or the end, in order."""
    every = blocks(lines)
    near: set[range] = set()
    for ordered in (every, every[::-1]):
        passed = 0
        for block in ordered:
            words = _words(lines, block)
            if words <= _LONG_BLOCK:
                near.add(block)
            passed += words
            if passed > _EDGE_WORDS:
                break
    return [block for block in every if block in near]


def _is_title(line: str) -> bool:
    return count_words(line) <= _TITLE_WORDS and not ends_a_sentence(line.rstrip("."))


def _end_of_byline(lines: Lines, number: int) -> int:
    """Where a line that names the author ends, 0 where it is none; something stands before it."""
    if not any(lines[:number]):
        return 0
    if _BYLINE.match(lines[number].strip("*_ ")):
        return number + 1
    if not _BY.match(lines[number].strip("*_ ")):
        return 0
    following = (n for n in range(number + 1, min(number + 4, len(lines))) if lines[n])
    named = next(following, None)
    return named + 1 if named is not None and _is_title(lines[named]) else 0
