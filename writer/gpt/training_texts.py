"""Turns a writer's texts into windows of tokens to train on, and others held out to measure on.

Needs no TensorFlow: a text that is no good is refused at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from writer.documents.save import DocumentError, read_document
from writer.lm.tokenizer import Tokenizer

SUFFIXES = (".txt", ".md")
MAX_CHARACTERS = 50_000_000  # some hundred novels; weeks of training here
# Of ten windows in a row the last is held out, so that it comes from every part of every text.
HELD_OUT_EVERY = 10


class TrainingTextError(Exception):
    """A text cannot be learned from. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class TrainingText:
    """One text as it was read."""

    path: Path
    sha256: str  # of the text in UTF-8
    text: str

    @property
    def words(self) -> int:
        """How many words there are between spaces."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Windows:
    """Token ids, each row a window and the token after it: (windows, length + 1) int32."""

    training: np.ndarray
    held_out: np.ndarray


def read_texts(paths: Sequence[Path]) -> list[TrainingText]:
    """Read text files, and those in folders. Raises TrainingTextError naming a bad one."""
    texts: list[TrainingText] = []
    total = 0
    for path in _files(paths):
        text = _read(path)
        total += len(text.text)
        if total > MAX_CHARACTERS:
            raise TrainingTextError(
                f"With {path.name} the texts have more than {MAX_CHARACTERS // 1_000_000} million "
                "characters, which would take weeks. Choose fewer texts."
            )
        twin = next((known for known in texts if known.sha256 == text.sha256), None)
        if twin is not None:
            raise TrainingTextError(
                f"{path.name} holds the same text as {twin.path.name}. Leave one of them out."
            )
        texts.append(text)
    return texts


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
        if not found:
            raise TrainingTextError(f"There is no text ({', '.join(SUFFIXES)}) in {path}.")
        files += found
    return files


def _read(path: Path) -> TrainingText:
    if path.suffix.lower() not in SUFFIXES:
        raise TrainingTextError(
            f"{path.name} is not a plain text. Save it as {' or '.join(SUFFIXES)} and give that."
        )
    try:
        text = read_document(path).text
    except DocumentError as error:
        raise TrainingTextError(str(error)) from error
    if not text.strip():
        raise TrainingTextError(f"{path.name} is empty: there is nothing to learn from it.")
    return TrainingText(path, hashlib.sha256(text.encode()).hexdigest(), text)


def windows(texts: Sequence[TrainingText], tokenizer: Tokenizer, length: int) -> Windows:
    """Every text cut into windows of `length` tokens; each tenth window of a text is held out.

    Texts are not joined, so that none begins in the middle of another. What is left at a text's end
    and shorter than a window is left out. Raises TrainingTextError for less than two windows.
    """
    training: list[np.ndarray] = []
    held_out: list[np.ndarray] = []
    cut = [np.array(tokenizer.encode(text.text), np.int32) for text in texts]
    for number, start, is_held_out in _starts([len(ids) for ids in cut], length):
        window = cut[number][start : start + length + 1]
        (held_out if is_held_out else training).append(window)
    if not training or not held_out:
        raise TrainingTextError(
            f"The texts are too short: to learn from them takes {2 * length} words or so in one."
        )
    return Windows(np.stack(training), np.stack(held_out))


def held_out_places(
    texts: Sequence[TrainingText], tokenizer: Tokenizer, length: int
) -> list[tuple[int, int, int]]:
    """What `windows` holds out of the texts: the text's number, first character and last, after it.

    These are the characters that no training window asks for.
    """
    ends = [tokenizer.located(text.text)[1] for text in texts]
    return [
        (number, ends[number][start], ends[number][start + length])
        for number, start, is_held_out in _starts([len(of_text) for of_text in ends], length)
        if is_held_out
    ]


def _starts(counts: Sequence[int], length: int) -> list[tuple[int, int, bool]]:
    """For every window of texts of so many tokens its text, its start, and whether it is held out.

    Where none would be, the very last one is.
    """
    starts = [
        (text, start, number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1)
        for text, count in enumerate(counts)
        for number, start in enumerate(range(0, count - length, length))
    ]
    if len(starts) > 1 and not any(is_held_out for _text, _start, is_held_out in starts):
        starts[-1] = (*starts[-1][:2], True)
    return starts
