"""Completions with the time that every piece took, so that one reading serves several replays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from writer.lm.piece import Piece
from writer.lm.sampling import Sampling


class Completes(Protocol):
    """What is needed of an engine, or of a peer that is compared with it."""

    @property
    def passes(self) -> int:
        """How often the model has been run so far."""

    def complete(self, prompt: str, sampling: Sampling, max_tokens: int) -> Iterator[Piece]:
        """Stream a continuation."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A piece, how long it was waited for, and whether the model was run for it.

    `is_last` comes without text.
    """

    piece: Piece
    milliseconds: float
    passes: int
    is_last: bool = False


class Recorder:
    """Asks the engine for what it has not heard yet, and remembers what that took."""

    def __init__(
        self,
        engine: Completes,
        max_tokens: int,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._engine, self._max_tokens, self._clock = engine, max_tokens, clock
        self._streams: dict[str, Iterator[Piece]] = {}
        self._heard: dict[str, list[Timed]] = {}

    def piece(self, prompt: str, number: int) -> Timed:
        """The piece of this number of the greedy completion of a prompt."""
        heard = self._heard.setdefault(prompt, [])
        while len(heard) <= number:
            if heard and heard[-1].is_last:
                return heard[-1]
            heard.append(self._listen(prompt))
        return heard[number]

    def _listen(self, prompt: str) -> Timed:
        begun, passes = self._clock(), self._engine.passes
        if prompt not in self._streams:
            self._streams[prompt] = self._engine.complete(prompt, Sampling(), self._max_tokens)
        piece = next(self._streams[prompt], None)
        milliseconds = 1000 * (self._clock() - begun)
        passes = self._engine.passes - passes
        return Timed(piece or Piece(), milliseconds, passes, is_last=piece is None)
