"""Several continuations of one text that begin with different words, decoded as one batch.

A pass takes one token of each. They stand side by side in the cache, behind the text they share,
and each is kept from seeing the others' rows.
"""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass

import numpy as np

from writer.lm.cache import Cache
from writer.lm.completion import Completion, Step
from writer.lm.graph import CHUNK

# First tokens to decode for each alternative at most, as two may come to the same word, and how
# many to know after each way, as some may be banned.
_TRIED, _KNOWN = 4, 64
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Alternative:
    """A continuation's text, and the natural log-probability of its tokens, as in `Piece`."""

    text: str
    log_probability: float


class Continuation:
    """One of the batch: what goes on after the context, and which rows of the cache it has."""

    def __init__(self, completion: Completion) -> None:
        self.completion = completion
        self.rows: list[int] = []
        self._opening = completion.ids
        self._shared = len(completion.context)

    @property
    def is_lost(self) -> bool:
        """Whether a banned phrase took back the token it began with."""
        return self.completion.ids[: len(self._opening)] != self._opening

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return not self.completion.finish_reason and not self.is_lost

    @property
    def next_token(self) -> int:
        """The first token that has no row."""
        return self.completion.ids[self._shared + len(self.rows)]

    @property
    def alternative(self) -> Alternative:
        """What it comes to."""
        return Alternative(self.completion.text, sum(self.completion.log_probabilities))

    def push(self, row: int, logits: np.ndarray) -> None:
        """Note the next token's row, and choose another token where that was the last."""
        self.rows.append(row)
        if self._shared + len(self.rows) == len(self.completion.ids):
            self.completion.advance(logits)
            # After a banned phrase the last token that is left has to give its logits again.
            del self.rows[max(len(self.completion.ids) - self._shared - 1, 0) :]


def alternatives(
    cache: Cache,
    stem: Completion,
    count: int,
    logits_after: Callable[[list[int]], Generator[tuple[()], None, np.ndarray]],
) -> Generator[tuple[()], None, tuple[Alternative, ...]]:
    """Up to `count` of them, the likeliest first. Every yield is a place to stop.

    The ways to go on from the stem are tried from the likeliest, and those that only repeat the
    letters typed are followed to where they go beyond. `logits_after` gives the logits (vocab,).
    """
    number, tried = itertools.count(), 0
    ways: list[tuple[float, int, Completion, Step | None]]
    ways = [(0.0, next(number), stem, None)]
    found: dict[str, Alternative] = {}
    while True:
        batch: dict[str, Continuation] = {}
        while ways and tried < _TRIED * count and len(found) + len(batch) < count:
            surprise, _, shorter, step = heapq.heappop(ways)
            way = shorter if step is None else shorter.opened_with(step)
            if len(way.tokens) < len(shorter.tokens) + (step is not None):
                continue  # a banned phrase took it back
            if way.produced:
                tried += 1
                word = first_word(way)
                if word not in found and word not in batch:
                    batch[word] = Continuation(way)
                continue
            logits = yield from logits_after(way.ids)
            for step in way.likeliest(logits, _KNOWN):
                heapq.heappush(ways, (surprise - step.log_probability, next(number), way, step))
        if not batch:
            return tuple(sorted(found.values(), key=lambda one: -one.log_probability))
        yield from decoded(cache, stem.ids, list(batch.values()))
        for one in batch.values():
            if not one.is_lost:
                found.setdefault(first_word(one.completion), one.alternative)


def first_word(completion: Completion) -> str:
    """The first word that goes beyond the letters typed, whatever its case; or signs, if none."""
    text, typed = completion.spelt, len(completion.typed.decode("utf-8", "surrogateescape"))
    beyond = (word.group() for word in _WORD.finditer(text) if word.end() > typed)
    return next(beyond, text[typed:].strip(" ")).casefold()


def decoded(
    cache: Cache, shared: list[int], batch: list[Continuation]
) -> Generator[tuple[()], None, None]:
    """Bring all of them to their end; every yield is a place to stop, or to use the cache."""
    guest = object()
    while going_on := [continuation for continuation in batch if continuation.is_open]:
        if cache.guest is not guest or cache.free < len(going_on):
            for continuation in batch:
                continuation.rows.clear()
            yield from _held(cache, shared)
        tokens = [continuation.next_token for continuation in going_on]
        rows, logits = cache.feed_apart(guest, tokens, [one.rows for one in going_on])
        for continuation, row, after in zip(going_on, rows, logits, strict=True):
            continuation.push(row, after)
        yield ()


def _held(cache: Cache, ids: list[int]) -> Generator[tuple[()], None, None]:
    """Make the cache hold exactly these tokens."""
    while (start := cache.rewind([*ids, -1])) < len(ids):
        cache.feed(ids[start : start + CHUNK])
        yield ()
