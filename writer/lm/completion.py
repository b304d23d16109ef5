"""One completion in the making, apart from the model.

All of its state is here: where it is kept, it can be streamed again, or go on where it was stopped.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from writer.lm.bans import PhraseFilter
from writer.lm.penalties import REMOVED
from writer.lm.piece import Piece
from writer.lm.recall import BegunWord, Recall
from writer.lm.sampling import Sampler, Sampling, log_total
from writer.lm.tokenizer import Tokenizer

# Banned phrases may take a completion back so often; then it ends where it stands.
_MOST_ROLLBACKS = 256


# A word of letters, in UTF-8, with the one space before it.
_WORD = re.compile(rb" ?(?:[A-Za-z]|[\x80-\xff])+")


class Step(NamedTuple):
    """A token, and its log-probabilities: among those that were allowed, and among all."""

    token: int
    log_probability: float
    own: float


class Completion:
    """What is chosen after a context, token by token, and the text that may be shown of it.

    It begins with the bytes `typed`, of which it shows nothing. `pieces` is the text so far, one
    piece a choice, many without text. `finish_reason` is "" until it ends with stop or length.
    """

    def __init__(
        self,
        context: list[int],
        typed: bytes,
        sampling: Sampling,
        max_tokens: int,
        tokenizer: Tokenizer,
        end_tokens: tuple[int, ...],
        recall: Recall,
    ) -> None:
        self.context = context
        self.tokens: list[int] = []
        self.log_probabilities: list[float] = []  # of the tokens
        self._own: list[float] = []  # the same among all tokens, whatever letters were typed
        self.pieces: list[Piece] = []
        self.finish_reason = ""
        self.typed = typed
        self._max_tokens = max_tokens
        self._tokenizer, self._end_tokens, self._recall = tokenizer, end_tokens, recall
        self._vocabulary = tokenizer.vocabulary
        self._sampler = Sampler(sampling, tokenizer.vocabulary)
        self._text = tokenizer.stream(skipped=len(typed))
        self._filter = PhraseFilter(sampling.banned)
        self._barred: dict[int, set[int]] = {}  # by the number of the token
        self._rollbacks = 0

    @property
    def ids(self) -> list[int]:
        """The context and what was chosen after it."""
        return self.context + self.tokens

    @property
    def text(self) -> str:
        """What may be shown so far."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def spelt(self) -> str:
        """All that was chosen, the letters typed with it; half a character stays half."""
        data = b"".join(self._vocabulary[token] for token in self.tokens)
        return data.decode("utf-8", "surrogateescape")

    @property
    def produced(self) -> int:
        """How many tokens go beyond what was typed."""
        left, inside = len(self.typed), 0
        for token in self.tokens:
            left -= len(self._vocabulary[token])
            if left < 0 or inside >= len(self.typed):
                break
            inside += 1
        return len(self.tokens) - inside

    @property
    def left(self) -> int:
        """How many tokens may still be chosen."""
        return self._max_tokens - self.produced

    def advance(self, logits: np.ndarray) -> None:
        """Choose the token after `ids` from their logits (vocab,), and add a piece."""
        context, allowed, barred = self._terms()
        own, logits, allowed = self._recalled(logits, allowed)
        token = self._sampler.choose(logits, context, allowed, barred)
        if token is None or token in self._end_tokens:
            self._finish("stop")
        else:
            log_probability = float(logits[token]) - log_total(logits, allowed)
            self.take(Step(token, log_probability, float(own[token]) - log_total(own)))

    def likeliest(self, logits: np.ndarray, count: int) -> list[Step]:
        """The likeliest tokens that may follow and show."""
        context, allowed, barred = self._terms()
        own, logits, allowed = self._recalled(logits, allowed)
        weighed = self._sampler.weighed(logits, context, allowed, {*barred, *self._end_tokens})
        order = [int(token) for token in np.argsort(-weighed, kind="stable")[:count]]
        total, of_all = log_total(logits, allowed), log_total(own)
        return [
            Step(token, float(logits[token]) - total, float(own[token]) - of_all)
            for token in order
            if weighed[token] > REMOVED and self._vocabulary[token]
        ]

    def opened_with(self, step: Step) -> Completion:
        """Another one that is like this so far and goes on with this token."""
        another = Completion(
            self.context,
            self.typed,
            self._sampler.sampling,
            self._max_tokens,
            self._tokenizer,
            self._end_tokens,
            self._recall,
        )
        for taken in map(Step, self.tokens, self.log_probabilities, self._own):
            another.take(taken)
        another.take(step)
        return another

    def take(self, step: Step) -> None:
        """Go on with this token, and add a piece."""
        self.tokens.append(step.token)
        self.log_probabilities.append(step.log_probability)
        self._own.append(step.own)
        began = self._filter.push(self._text.push(step.token))
        if began is not None:
            self._roll_back(self._text.character_start(began))
            return
        self.pieces.append(Piece(self._filter.release(), step.log_probability))
        if self.produced >= self._max_tokens:
            self._finish("length")

    @property
    def _unspelt(self) -> bytes:
        """What of the letters typed the tokens do not spell yet."""
        return self.typed[len(self.typed) - self._text.skipping :]

    def _terms(self) -> tuple[list[int], np.ndarray | None, Collection[int]]:
        """For the next choice: the context, the ids allowed if not all, and those barred."""
        unspelt = self._unspelt
        barred = self._barred.get(len(self.tokens), ())
        if not unspelt:
            return self.ids, None, barred
        return [], self._vocabulary.agreeing(unspelt), barred  # no penalties on what was typed

    def _recalled(
        self, logits: np.ndarray, allowed: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
        """Logits with what is recalled after the context, and of a word begun, and ids allowed."""
        own = self._recall.blended(logits, self.ids)
        spelt = b"".join(self._vocabulary[token] for token in self.tokens)
        if not _WORD.fullmatch(self.typed) or not _WORD.fullmatch(spelt or self.typed):
            return own, own, allowed
        word = BegunWord(self.tokens, sum(self._own), self._unspelt)
        return own, *self._recall.begun(own, word, allowed)

    def _roll_back(self, count: int) -> None:
        """Go back to the first `count` tokens, and never go on from there as before."""
        self._barred = {n: ids for n, ids in self._barred.items() if n <= count}
        self._barred.setdefault(count, set()).add(self.tokens[count])
        del self.tokens[count:], self.log_probabilities[count:], self._own[count:]
        self._text.roll_back(count)
        self._filter.roll_back(count)
        self.pieces.append(Piece())
        self._rollbacks += 1
        if self._rollbacks == _MOST_ROLLBACKS:
            self._finish("stop")

    def _finish(self, reason: str) -> None:
        self.finish_reason = reason
        self.pieces.append(Piece(self._filter.rest()))
