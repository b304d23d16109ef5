"""Finds running heads and page numbers that came along from printed pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from writer.voices.lines import Lines, ends_a_sentence

_MOST_CHARACTERS, _LEAST = 80, 3
# A page may end with a sentence, but of many not all do; headings and refrains never cut one.
_CUT_SHARE = 0.3


def running_heads(lines: Lines) -> Iterator[int]:
    """Short lines that come again and again, but for a number, in the middle of sentences."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line and len(line) <= _MOST_CHARACTERS and _may_be_head(line):
            groups[re.sub(r"\d+|\b[ivxlc]+\b", "#", line.casefold())].append(number)
    groups = {key: numbers for key, numbers in groups.items() if len(numbers) >= _LEAST}
    heads = {number for numbers in groups.values() for number in numbers}
    for numbers in groups.values():
        cut = [number for number in numbers if _cuts_a_sentence(lines, number, heads)]
        if len(cut) >= max(2, _CUT_SHARE * len(numbers)):
            yield from numbers
            for number in cut:  # so that the sentence is whole again
                yield from _blanks_before(lines, number)


def _may_be_head(line: str) -> bool:
    """It has a number, or its long words begin with capitals."""
    if any(character.isdigit() for character in line):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _cuts_a_sentence(lines: Lines, number: int, heads: set[int]) -> bool:
    before, after = number - 1, number + 1
    while before >= 0 and (not lines[before] or before in heads):
        before -= 1
    while after < len(lines) and (not lines[after] or after in heads):
        after += 1
    if before < 0 or after == len(lines):
        return False
    return not ends_a_sentence(lines[before]) and lines[after][0].islower()


def _blanks_before(lines: Lines, number: int) -> Iterator[int]:
    while number > 0 and not lines[number - 1]:
        number -= 1
        yield number
