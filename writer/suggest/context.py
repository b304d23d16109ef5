"""Which part of the text the model sees, and that no gap at the cursor becomes two.

The window's start is sticky: it moves in strides and only to a boundary, so that typing leaves the
beginning of the prompt as it was and the model's cache of it serves again.
"""

from __future__ import annotations

# Characters before the cursor; about 1,500 tokens of English.
BUDGET = 7000
# Characters after the cursor: enough to see what a suggestion would repeat.
SUFFIX = 200
_SPACES = " \t\u00a0"


def window_start(caret: int, budget: int = BUDGET) -> int:
    """The earliest position of the window before `caret`: a multiple of half the budget."""
    stride = budget // 2
    return max(0, stride * -(-(caret - budget) // stride))


def from_boundary(text: str, budget: int = BUDGET) -> str:
    """A window's text without the piece of a paragraph, sentence or word that it begins with.

    Looks only at the first quarter of the budget, so that what is typed at the end never matters.
    """
    nearby = text[: budget // 4]
    for mark in ("\n", ". ", " "):
        found = nearby.find(mark)
        if found >= 0:
            return text[found + len(mark) :]
    return text


def without_second_space(before: str, completion: str) -> str:
    """The completion as it must be inserted: with no space where the text ends with one."""
    return completion.lstrip(_SPACES) if before.endswith(tuple(_SPACES)) else completion
