"""Which part of the text the model sees, and how the gap at the cursor is closed.

The window's start is sticky: it moves in strides and only to a boundary, so that typing leaves the
beginning of the prompt as it was and the model's cache of it serves again.
"""

from __future__ import annotations

from dataclasses import dataclass

# Characters before the cursor; about 600 tokens of English.
BUDGET = 3000
# Characters after the cursor: enough to see what a suggestion would repeat.
SUFFIX = 200


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the model is asked to continue.

    `owed` is white space at the end of the text that is left out of `text`, because a model that
    has to begin after a space misspells; its answer begins with that space instead.
    """

    text: str
    owed: str


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


def prompt_for(before: str) -> Prompt:
    """The prompt for a text that ends at the cursor: without spaces at its end."""
    text = before.rstrip(" \t\u00a0")
    return Prompt(text, before[len(text) :])


def settle_spacing(prompt: Prompt, completion: str) -> str | None:
    """The completion as it must be inserted at the cursor; None while that cannot be known.

    White space that the text already ends with is not inserted again.
    """
    if not prompt.owed:
        return completion
    rest = completion.lstrip(" \t\u00a0")
    if rest == "":
        return None
    # After a typed space, a completion that goes on inside the last word would be wrong.
    return rest if rest != completion or prompt.text == "" or prompt.text.endswith("\n") else ""
