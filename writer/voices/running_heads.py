"""Finds running heads and page numbers that came along from printed pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from writer.voices.lines import Lines, ends_a_sentence

_MOST_CHARACTERS, _LEAST = 80, 3
# A page may end with a sentence, but of many not all do; headings and refrains never cut one.
_CUT_SHARE = 0.1


def running_heads(lines: Lines) -> Iterator[int]:
    """Short lines that recur, but for a rising number, and cut sentences in two."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line and len(line) <= _MOST_CHARACTERS and _may_be_head(line):
            groups[re.sub(r"\d+", "#", line.casefold())].append(number)
    repeated = [numbers for numbers in groups.values() if len(numbers) >= _LEAST]
    heads = {number for numbers in repeated for number in numbers}
    for numbers in repeated:
        cut = [number for number in numbers if _cuts_a_sentence(lines, number, heads)]
        if len(cut) >= max(2, _CUT_SHARE * len(numbers)):
            yield from _rising(lines, numbers)
            for number in cut:  # so that the sentence is whole again
                yield from _blanks_before(lines, number)


def _rising(lines: Lines, numbers: list[int]) -> list[int]:
    """Those whose first numbers rise, in the longest such row: a chapter's number is not of it."""
    counts = [int(re.sub(r"^\D*(\d{0,9}).*", r"0\1", lines[number])) for number in numbers]
    if not any(counts):
        return numbers
    ends: list[int] = []  # of the best row of each length so far, the place of its last
    before: list[int] = []
    for place, count in enumerate(counts):
        length = bisect_left(ends, count, key=counts.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    row, place = [], ends[-1]
    while place >= 0:
        row.append(numbers[place])
        place = before[place]
    return row[::-1]


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
