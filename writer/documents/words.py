"""Counting words, in scripts with spaces and without."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

# A word begins and ends with a letter or digit and may hold apostrophes and hyphens; a character
# of Chinese or Japanese counts as one.
_UNSPACED = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_LETTERS = rf"(?:(?!{_UNSPACED})\w)+"
WORD = re.compile(rf"{_UNSPACED}|{_LETTERS}(?:['’‑-]{_LETTERS})*")
_SPACED_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")  # the same and faster, where all have spaces
# The same where marks follow their letters, which `re` takes for no part of a word.
_MARKED = rf"(?:(?!{_UNSPACED})[\p{{L}}\p{{N}}_][\p{{M}}\u200c\u200d]*)+"
_MARKED_WORD = regex.compile(rf"{_UNSPACED}|{_MARKED}(?:['’‑-]{_MARKED})*")
_JOINED = re.compile(r"[\u0300-\u036f\u0590-\u1cff\u200d\ufe00-\ufe0f\U0001f000-\U0001ffff]")
_WITHOUT_SPACES = re.compile(_UNSPACED)
# Silent reading of prose: English 238 words a minute (Brysbaert 2019), Chinese some 260 of its
# words, which are 390 characters.
WORDS_A_MINUTE, CHARACTERS_A_MINUTE = 238, 390


@dataclass(frozen=True, slots=True)
class Counts:
    """What a text amounts to; `unspaced` are the words that are characters of Chinese or Japanese.

    Characters are those a reader sees: an emoji is one, and so is a letter with its accents.
    """

    words: int = 0
    characters: int = 0
    letters: int = 0  # characters that are no white space
    unspaced: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.characters + other.characters,
            self.letters + other.letters,
            self.unspaced + other.unspaced,
        )

    def __sub__(self, other: Counts) -> Counts:
        return Counts(
            self.words - other.words,
            self.characters - other.characters,
            self.letters - other.letters,
            self.unspaced - other.unspaced,
        )

    @property
    def reading_minutes(self) -> float:
        """How long it takes to read."""
        spaced = self.words - self.unspaced
        return spaced / WORDS_A_MINUTE + self.unspaced / CHARACTERS_A_MINUTE


def count(text: str) -> Counts:
    """Count a text; line ends are no characters."""
    seen = text
    if not text.isascii() and _JOINED.search(text):  # as in Unicode Standard Annex 29
        seen = regex.sub(r"\X", lambda cluster: cluster[0][0], text)
    unspaced = 0 if text.isascii() else len(_WITHOUT_SPACES.findall(text))
    characters = len(seen) - seen.count("\n")
    return Counts(count_words(text), characters, sum(map(len, seen.split())), unspaced)


def count_words(text: str) -> int:
    """How many words a reader would count."""
    if not text.isascii():
        if _JOINED.search(text):
            return len(_MARKED_WORD.findall(text))
        if _WITHOUT_SPACES.search(text):
            return len(WORD.findall(text))
    return len(_SPACED_WORD.findall(text))
