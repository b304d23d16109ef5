"""A suggestion as a value: what is offered, and how much of it the writer has used."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from writer.suggest.boundaries import next_clause, next_sentence, next_word


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Text offered at the cursor. `used` counts the characters already typed or taken.

    `likelihood` is how probable the model finds each of its words, on average. One that `is_copied`
    repeats a text word for word.
    """

    text: str
    used: int = 0
    likelihood: float = 0.0
    is_copied: bool = False

    @property
    def remaining(self) -> str:
        """What the ghost text shows."""
        return self.text[self.used :]

    @property
    def is_exhausted(self) -> bool:
        """Whether all of it has been used."""
        return self.used >= len(self.text)

    def extended(self, piece: str, likelihood: float = 0.0, is_copied: bool = False) -> Suggestion:
        """The same with more text at its end: what is shown only ever grows."""
        text = self.text + piece
        return replace(self, text=text, likelihood=likelihood, is_copied=is_copied)

    def advanced(self, typed: str) -> Suggestion | None:
        """The suggestion after these characters were typed; None if they are not its next ones."""
        if not typed or not self.remaining.startswith(typed):
            return None
        return replace(self, used=self.used + len(typed))

    def next_word(self) -> str:
        """What taking a word takes: one word with its leading space and trailing punctuation."""
        return next_word(self.remaining)

    def next_clause(self) -> str:
        """What taking a clause takes."""
        return next_clause(self.remaining)

    def next_sentence(self) -> str:
        """What taking a sentence takes."""
        return next_sentence(self.remaining)

    def next_part(self, size: int) -> str:
        """What is taken at a time: a word for size 0, a clause for 1, a sentence for more."""
        return (self.next_word, self.next_clause, self.next_sentence)[min(size, 2)]()


def each_word(text: str, log_probability: float) -> float:
    """The geometric mean of its words' probabilities."""
    return math.exp(log_probability / max(len(text.split()), 1))
