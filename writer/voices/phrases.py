"""The names and turns of phrase in a text that come again and again, to show what was learned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_MOST = 30
_LETTER, _CAPITAL = r"[^\W\d_]", "[A-ZÀ-ÖØ-ÞŒŠŽΑ-ΩА-Я]"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|St|Prof|Sir|Lady|Lord|Miss|Captain|Colonel|Aunt|Uncle)\b\.?"
_NAME = re.compile(rf"(?P<title>{_TITLE} )?{_CAPITAL}{_LETTER}+(?: {_CAPITAL}{_LETTER}+){{0,2}}")
# What stands before a word inside a sentence.
_INSIDE = re.compile(r"(?:[^\W\d_]|[,;:—–-])[\s—–-]\Z")
_SENTENCE = re.compile(r"[^.!?…\n“”\"]+")
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")
_LENGTHS = (6, 5, 4)
_OFTEN = 3


def names_in(text: str) -> tuple[str, ...]:
    """What is written with a capital inside sentences, twice at least; the commonest first."""
    inside = Counter[str]()
    for found in _NAME.finditer(text):
        name = found.group()
        if not found["title"] and not _INSIDE.search(
            text, max(found.start() - 2, 0), found.start()
        ):
            name = name.partition(" ")[2]  # any word may begin a sentence
        inside[name] += 1
    del inside[""]
    return _chosen(inside, 2)


def phrases_in(text: str) -> tuple[str, ...]:
    """Runs of four to six words that come three times at least; the most striking first."""
    counts = Counter[str]()
    for sentence in _SENTENCE.finditer(text):
        words = _WORD.findall(sentence.group())
        for length in _LENGTHS:
            counts.update(" ".join(part) for part in _runs(words, length))
    striking = Counter(
        {run: count * (run.count(" ") - 1) for run, count in counts.items() if count >= _OFTEN}
    )
    return _chosen(striking, 1)


def _runs(words: list[str], length: int) -> Iterator[list[str]]:
    return (words[i : i + length] for i in range(len(words) - length + 1))


def _chosen(counts: Counter[str], least: int) -> tuple[str, ...]:
    """The first ones of which none is part of another."""
    chosen: list[str] = []
    for one, count in counts.most_common(4 * _MOST):
        if count < least or len(chosen) == _MOST:
            break
        if not any(f" {one} " in f" {other} " or f" {other} " in f" {one} " for other in chosen):
            chosen.append(one)
    return tuple(chosen)
