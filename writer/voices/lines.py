"""What the rules of cleaning share: they look at lines without the blanks around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

Lines = Sequence[str]
SHORT = 200  # characters; no heading, page number or entry of a list is longer

_END_OF_SENTENCE = re.compile(r"[.!?…,;:。！？，；：—–-][”’\"'»)\]*_]*$")


def blocks(lines: Lines) -> list[range]:
    """The numbers of the lines between blank lines."""
    groups = groupby(range(len(lines)), key=lambda number: bool(lines[number]))
    runs = [list(group) for is_text, group in groups if is_text]
    return [range(run[0], run[-1] + 1) for run in runs]


def runs(wanted: Sequence[bool], least: int) -> list[range]:
    """Where at least so many in a row are wanted."""
    found = []
    for is_wanted, group in groupby(range(len(wanted)), key=lambda number: wanted[number]):
        numbers = list(group)
        if is_wanted and len(numbers) >= least:
            found.append(range(numbers[0], numbers[-1] + 1))
    return found


def ends_a_sentence(line: str) -> bool:
    """Whether a mark at its end says that a sentence, or a part of it, ends there."""
    return bool(_END_OF_SENTENCE.search(line[-20:]))
