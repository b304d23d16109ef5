"""Completions from a pack: prefix reuse, prefill in chunks, decoding, streaming.

Every `yield` is a place to stop: closing the generator cancels, and what the cache holds by then
is remembered, so that the next completion goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from writer.lm.graph import CHUNK, Graph
from writer.lm.pack import PackError, read_pack
from writer.lm.sampling import Sampler, Sampling
from writer.lm.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the latest completion cost. `finish_reason` is stop, length or cancelled."""

    tokens: int = 0
    prefill_tokens: int = 0
    reused_tokens: int = 0
    first_token_ms: float = 0.0
    tokens_per_second: float = 0.0
    finish_reason: str = "cancelled"


class Engine:
    """A loaded pack. Belongs to the thread that made it."""

    def __init__(self, folder: Path, threads: int = 2, context_tokens: int = 1024) -> None:
        self.info = read_pack(folder)
        self.tokenizer = Tokenizer(folder)
        try:
            self.graph = Graph(self.info, context_tokens, threads)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise PackError(
                f"The model in {folder} cannot be loaded. Remove it and add it again."
            ) from error
        self.statistics = Statistics()
        self._cached: list[int] = []

    @property
    def context_tokens(self) -> int:
        """How many tokens of prompt and completion together the engine keeps."""
        return self.graph.capacity

    def count_tokens(self, text: str) -> int:
        """How many tokens this text is."""
        return len(self.tokenizer.encode(text))

    def complete(self, prompt: str, sampling: Sampling, max_tokens: int) -> Iterator[str]:
        """Stream a continuation of the prompt in whole characters.

        Yields "" after each chunk of prefill and for a token that completes no character.
        `statistics` tells afterwards, or after closing the generator, what it took.
        """
        begun = time.perf_counter()
        self.statistics = Statistics()
        max_tokens = min(max_tokens, self.context_tokens // 2)
        context = self._window(
            self.tokenizer.encode(prompt) or list(self.info.end_tokens[:1]), max_tokens
        )
        reused = reusable_prefix(self._cached, context)
        self._truncate(reused)
        logits = np.empty(0)
        for start in range(reused, len(context), CHUNK):
            logits = self._feed(context[start : start + CHUNK])
            yield ""
        prefilled = time.perf_counter()
        sampler, text = Sampler(sampling, self.tokenizer.vocabulary), self.tokenizer.stream()
        produced, reason, first_ms = 0, "length", 0.0
        try:
            while produced < max_tokens:
                token = sampler.choose(logits, context)
                if token is None or token in self.info.end_tokens:
                    reason = "stop"
                    break
                context.append(token)
                produced += 1
                first_ms = first_ms or (time.perf_counter() - begun) * 1000
                last, reason = reason, "cancelled"
                yield text.push(token)
                reason = last
                if produced < max_tokens:
                    logits = self._feed([token])
        finally:
            seconds = time.perf_counter() - prefilled
            self.statistics = Statistics(
                tokens=produced,
                prefill_tokens=len(context) - produced - reused,
                reused_tokens=reused,
                first_token_ms=first_ms,
                tokens_per_second=produced / seconds if seconds > 0 else 0.0,
                finish_reason=reason,
            )

    def forget(self) -> None:
        """Empty the cache, as if nothing had been asked before."""
        self._truncate(0)

    def log_probabilities(self, ids: list[int]) -> np.ndarray:
        """Natural log-probability of each token after the first, given those before: (len - 1,)."""
        self.forget()
        found = []
        for start in range(0, len(ids) - 1, CHUNK):
            chunk = ids[start : min(start + CHUNK, len(ids) - 1)]
            logits = self._feed(chunk, len(chunk)).astype(np.float64)
            targets = ids[start + 1 : start + 1 + len(chunk)]
            logits -= logits.max(axis=1, keepdims=True)
            totals = np.log(np.exp(logits).sum(axis=1))
            found.append(logits[np.arange(len(chunk)), targets] - totals)
        return np.concatenate(found)

    def _feed(self, ids: list[int], wanted: int = 1) -> np.ndarray:
        """Run tokens; the logits of the last one (vocab,), or of all where more are wanted."""
        logits = self.graph.forward(ids, wanted)
        self._cached += ids
        return logits[0] if wanted == 1 else logits

    def _truncate(self, length: int) -> None:
        self.graph.truncate(length)
        del self._cached[length:]

    def _window(self, ids: list[int], max_tokens: int) -> list[int]:
        """The latest tokens that leave room for the completion.

        The start moves in strides of half the window, so that typing on does not shift every
        position and the cache stays good.
        """
        budget = self.context_tokens - max_tokens
        if len(ids) <= budget:
            return list(ids)
        stride = max(budget // 2, 1)
        return ids[-(-(len(ids) - budget) // stride) * stride :]


def reusable_prefix(cached: list[int], wanted: list[int]) -> int:
    """How many cached tokens serve again. Never all that are wanted: the last must give logits."""
    count = 0
    for ours, theirs in zip(cached, wanted[:-1], strict=False):
        if ours != theirs:
            break
        count += 1
    return count
