"""The keys of `keystrokes.py` for either side: what each costs until the first ghost word.

Plain Python, because each side runs it in its own environment.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

# 60 words a minute; tokens are what a suggestion is made of; 2,400 characters are some 512 tokens.
SECONDS, TOKENS, BUDGET, SKIPPED, WARM = 0.2, 8, 2400, 5000, 20


def replay(
    path: str, keys: int, complete: Callable[[str], Iterator[str]]
) -> dict[str, float | list[float]]:
    """Type so many keys. `complete` streams a prompt's continuation in pieces of text.

    A suggestion that foretold the key stays and asks nothing. One that is not ready when the next
    key comes is given up. The times (ms) are those of the keys that asked.
    """
    text = Path(path).read_text(encoding="utf-8")[SKIPPED:]
    times, ghost = [], ""
    for number in range(-WARM, keys):
        at = BUDGET + WARM + number
        if len(ghost) > 1 and ghost[0] == text[at]:
            ghost = ghost[1:]
            continue
        stride = BUDGET // 2
        start = max(0, stride * -(-(at + 1 - BUDGET) // stride))
        begun, ghost, first = time.perf_counter(), "", 0.0
        for piece in complete(text[start : at + 1]):
            ghost += piece
            now = time.perf_counter() - begun
            first = first or (now if has_word(ghost) else 0.0)
            if now > SECONDS:
                break
        if number >= 0:
            times.append(1000 * (first or time.perf_counter() - begun))
    return {"keys": keys, "asked": len(times), "times": times}


def has_word(ghost: str) -> bool:
    """Whether a whole word can be shown: something, and a space or sign after it."""
    word = ghost.lstrip()
    return any(not character.isalnum() for character in word)
