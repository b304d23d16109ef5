"""Whether a model writes what it was trained on, word for word.

Words are compared without their case and the marks between them. The extraction test is that of
Carlini et al. (2202.07646): a training text is extractable where the model, given 50 tokens of it,
goes on as it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from writer.evaluation.next_word import WORD

GRAM = 8
# So many words of a training page in a row, right from its prompt on, are extracted.
EXTRACTED_WORDS = 20


@dataclass(frozen=True, slots=True)
class Copied:
    """What of some samples stands in the training texts."""

    longest: str
    longest_words: int
    share_of_grams: float


class Corpus:
    """The words of texts, indexed by word. Nothing runs on from one text to the next."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._number: dict[str, int] = {}
        ids: list[int] = []
        for text in texts:
            ids += [self._number.setdefault(word, len(self._number) + 1) for word in words(text)]
            ids.append(0)
        self._ids = np.array(ids, np.int64)
        self._order = np.argsort(self._ids, kind="stable")
        self._starts = np.searchsorted(self._ids[self._order], np.arange(len(self._number) + 2))

    def run(self, said: Sequence[str]) -> int:
        """How many of these words, from the first on, stand in a row somewhere in the texts."""
        for length, word in enumerate(said):
            number = self._number.get(word, -1)
            if number < 0:
                return length
            if not length:
                places = self._order[self._starts[number] : self._starts[number + 1]]
            # A text's last word is followed by a 0, so that no place lies beyond the end.
            places = places[self._ids[places + length] == number]
            if not len(places):
                return length
        return len(said)


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [match.group().lower().replace("’", "'") for match in WORD.finditer(text)]


def copied(samples: Iterable[str], corpus: Corpus) -> Copied:
    """The longest run of words that the samples share with the corpus, and the share of 8-grams."""
    longest, most, grams, in_corpus = "", 0, 0, 0
    for sample in samples:
        places = list(WORD.finditer(sample))
        said = words(sample)
        for at in range(len(said)):
            run = corpus.run(said[at:])
            if run > most:
                most, longest = run, sample[places[at].start() : places[at + run - 1].end()]
            if at + GRAM <= len(said):
                grams += 1
                in_corpus += run >= GRAM
    return Copied(longest, most, in_corpus / max(grams, 1))


def is_extracted(continuation: str, following: str) -> bool:
    """Whether a continuation begins with the 20 words that follow in the text."""
    expected = words(following)[:EXTRACTED_WORDS]
    return len(expected) == EXTRACTED_WORDS and words(continuation)[:EXTRACTED_WORDS] == expected
