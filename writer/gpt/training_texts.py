"""Turns a writer's texts into windows of tokens to train on, and others held out to measure on.

Needs no TensorFlow: texts that are no good are refused at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np

from writer.documents.words import count_words
from writer.lm.tokenizer import Tokenizer
from writer.voices.chapters import chapters
from writer.voices.texts import Prepared, TextError, prepared

HELD_OUT = 0.1  # of the words, more or less
_LEAST_HELD_OUT, _MOST_HELD_OUT = 0.05, 0.2  # beyond, single windows come nearer to it
HELD_OUT_EVERY = 10  # of so many windows in a row the last, where there are no chapters


@dataclass(frozen=True, slots=True)
class Windows:
    """Token ids, each row a window and the token after it: (windows, length + 1) int32."""

    training: np.ndarray
    held_out: np.ndarray


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that is learned from or held out."""

    text: str
    is_held_out: bool


@dataclass(frozen=True, slots=True)
class _Window:
    """The tokens of one, with the next, and the characters that it asks for in a text."""

    text: int
    ids: list[int]
    begin: int
    end: int
    is_held_out: bool


def read_texts(paths: Sequence[Path]) -> list[Prepared]:
    """The texts to learn from, without those that nothing is left of. Raises TextError."""
    texts = [text for text in prepared(paths) if text.words]
    if not texts:
        raise TextError("Nothing is left to learn from; `inkling voices texts` tells why.")
    return texts


def stretches(texts: Sequence[str]) -> list[list[Stretch]]:
    """What of each text is held out, about a tenth of the words; nothing where windows are to be.

    Of a text with chapters some of these are, of many texts without chapters whole ones.
    """
    found = [_held_out(chapters(text)) for text in texts]
    whole = [number for number, parts in enumerate(found) if not parts]
    held_out = _held_out([texts[number] for number in whole])
    for number, stretch in zip(whole, held_out, strict=bool(held_out)):
        found[number] = [stretch]
    return [_joined(parts) for parts in found]


def _held_out(parts: Sequence[str]) -> list[Stretch]:
    """Whole parts held out, evenly; nothing where that does not come near to a tenth."""
    passed = held = 0
    found = []
    for part in parts:
        words = count_words(part)
        passed += words
        is_held_out = HELD_OUT * passed - held >= words / 2
        held += words * is_held_out
        found.append(Stretch(part, is_held_out))
    return found if _LEAST_HELD_OUT <= held / max(1, passed) <= _MOST_HELD_OUT else []


def _joined(parts: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one kind as one, so that fewer tokens are left over at ends."""
    groups = groupby(parts, key=lambda part: part.is_held_out)
    return [Stretch("".join(part.text for part in group), held) for held, group in groups]


def windows(texts: Sequence[Prepared], tokenizer: Tokenizer, length: int) -> Windows:
    """Every text cut into windows of `length` tokens; those of the held-out stretches are held out.

    A text without such stretches has every tenth of its windows held out. Texts are not joined, so
    that none begins in the middle of another. What is left at the end of a stretch and shorter than
    a window is left out. Raises TextError for less than two windows.
    """
    training: list[np.ndarray] = []
    held_out: list[np.ndarray] = []
    for window in _cut(texts, tokenizer, length):
        (held_out if window.is_held_out else training).append(np.array(window.ids, np.int32))
    if not training or not held_out:
        raise TextError(
            f"The texts are too short: to learn from them takes {2 * length} words or so in one."
        )
    return Windows(np.stack(training), np.stack(held_out))


def held_out_places(
    texts: Sequence[Prepared], tokenizer: Tokenizer, length: int
) -> list[tuple[int, int, int]]:
    """What `windows` holds out of the texts: the text's number, first character and last, after it.

    These are the characters that no training window asks for.
    """
    return [
        (window.text, window.begin, window.end)
        for window in _cut(texts, tokenizer, length)
        if window.is_held_out
    ]


def _cut(texts: Sequence[Prepared], tokenizer: Tokenizer, length: int) -> list[_Window]:
    """All windows in order. Where none would be held out, the very last one is."""
    found: list[_Window] = []
    for number, parts in enumerate(stretches([text.text for text in texts])):
        of_text: list[_Window] = []
        begin = 0
        for part in parts:
            of_text += _of_stretch(number, begin, part, tokenizer, length)
            begin += len(part.text)
        if len(parts) != 1 and not any(window.is_held_out for window in of_text):
            every = _of_stretch(number, 0, Stretch(texts[number].text, False), tokenizer, length)
            of_text = [
                replace(window, is_held_out=place % HELD_OUT_EVERY == 0)
                for place, window in enumerate(every, 1)
            ]
        found += of_text
    if len(found) > 1 and not any(window.is_held_out for window in found):
        found[-1] = replace(found[-1], is_held_out=True)
    return found


def _of_stretch(
    text: int, begin: int, stretch: Stretch, tokenizer: Tokenizer, length: int
) -> list[_Window]:
    ids, ends = tokenizer.located(stretch.text)
    return [
        _Window(
            text,
            ids[start : start + length + 1],
            begin + ends[start],
            begin + ends[start + length],
            stretch.is_held_out,
        )
        for start in range(0, len(ids) - length, length)
    ]
