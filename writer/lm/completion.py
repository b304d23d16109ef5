"""One completion in the making, apart from the model.

All of its state is here: where it is kept, it can be streamed again, or go on where it was stopped.
"""

from __future__ import annotations

import numpy as np

from writer.lm.bans import PhraseFilter
from writer.lm.piece import Piece
from writer.lm.sampling import Sampler, Sampling, log_probability
from writer.lm.tokenizer import Tokenizer

# Banned phrases may take a completion back so often; then it ends where it stands.
_MOST_ROLLBACKS = 256


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
    ) -> None:
        self.context = context
        self.tokens: list[int] = []
        self.pieces: list[Piece] = []
        self.finish_reason = ""
        self._typed = typed
        self._max_tokens = max_tokens
        self._vocabulary, self._end_tokens = tokenizer.vocabulary, end_tokens
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
    def produced(self) -> int:
        """How many tokens go beyond what was typed."""
        left, inside = len(self._typed), 0
        for token in self.tokens:
            left -= len(self._vocabulary[token])
            if left < 0 or inside >= len(self._typed):
                break
            inside += 1
        return len(self.tokens) - inside

    def advance(self, logits: np.ndarray) -> None:
        """Choose the token after `ids` from their logits (vocab,), and add a piece."""
        typed = self._typed[len(self._typed) - self._text.skipping :]
        agreeing = self._vocabulary.agreeing(typed) if typed else None
        token = self._sampler.choose(
            logits,
            [] if typed else self.ids,  # penalties are not for what the writer typed
            agreeing,
            self._barred.get(len(self.tokens), ()),
        )
        if token is None or token in self._end_tokens:
            self._finish("stop")
            return
        self.tokens.append(token)
        began = self._filter.push(self._text.push(token))
        if began is not None:
            self._roll_back(self._text.character_start(began))
            return
        self.pieces.append(Piece(self._filter.release(), log_probability(logits, token, agreeing)))
        if self.produced >= self._max_tokens:
            self._finish("length")

    def _roll_back(self, count: int) -> None:
        """Go back to the first `count` tokens, and never go on from there as before."""
        self._barred = {n: ids for n, ids in self._barred.items() if n <= count}
        self._barred.setdefault(count, set()).add(self.tokens[count])
        del self.tokens[count:]
        self._text.roll_back(count)
        self._filter.roll_back(count)
        self.pieces.append(Piece())
        self._rollbacks += 1
        if self._rollbacks == _MOST_ROLLBACKS:
            self._finish("stop")

    def _finish(self, reason: str) -> None:
        self.finish_reason = reason
        self.pieces.append(Piece(self._filter.rest()))
