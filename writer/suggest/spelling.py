"""Whether the word before the cursor is misspelt: then the writer goes back, not on.

Only English can be judged, and only where the text is English.
"""

from __future__ import annotations

import re
from functools import cache

from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NEARBY = 30  # words
_SHORTEST = 3


@cache
def known_words() -> frozenset[str]:
    """The words of English, in small letters. Takes a third of a second."""
    return frozenset(SpellChecker(language="en").word_frequency.dictionary)


def ends_misspelt(before: str, known: frozenset[str]) -> bool:
    """Whether the last whole word before the cursor looks misspelt.

    Names are not, nor is what stands in the text before, nor anything where most words are unknown.
    """
    if not known or before[-1:].isalnum():
        return False
    words = [word.replace("’", "'") for word in _WORD.findall(before[-400:])][-_NEARBY:]
    if not words or len(words[-1]) < _SHORTEST or not words[-1].islower():
        return False
    last, earlier = words[-1], [word.lower() for word in words[:-1]]
    if _is_known(last, known) or last in earlier or last in before[:-400].split():
        return False
    return 2 * sum(_is_known(word, known) for word in earlier) > len(earlier)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return word in known or word.split("'")[0] in known
