"""Completions from a pack: prefix reuse, prefill in chunks, decoding, streaming.

Every `yield` is a place to stop: closing the generator cancels, and what is known by then is
remembered, so that the next completion goes on from there and nothing is computed twice.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from writer.lm.alternatives import Alternative, alternatives
from writer.lm.cache import Cache, common_prefix
from writer.lm.completion import Completion
from writer.lm.drafts import Drafts
from writer.lm.expected import mean_probabilities, read_expected, write_expected
from writer.lm.graph import CHUNK, Graph
from writer.lm.healing import MOST_BYTES, healed
from writer.lm.memory import Memory
from writer.lm.pack import PackError, read_pack
from writer.lm.piece import Piece
from writer.lm.recall import Recall
from writer.lm.sampling import Sampling, log_total
from writer.lm.statistics import Statistics, Watch
from writer.lm.threads import threads_for
from writer.lm.tokenizer import Tokenizer

# Completions take 10 KB each, logits 200 KB a row: those of the latest few completions.
_COMPLETIONS, _LOGITS = 200, 64
# Of the tokens before a suggestion so many are remembered with it, to know its place again.
_BEFORE = 8

Stop = TypeVar("Stop")


class Engine:
    """A loaded pack. Belongs to the thread that made it."""

    def __init__(
        self, folder: Path, threads: int | None = None, context_tokens: int = 2048
    ) -> None:
        self.info = read_pack(folder)
        self.tokenizer = Tokenizer(folder)
        try:
            threads = threads or threads_for(os.cpu_count() or 1)
            self.graph = Graph(self.info, context_tokens, threads)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise PackError(
                f"The model in {folder} cannot be loaded. Remove it and add it again."
            ) from error
        self.statistics = Statistics()
        self.passes = 0  # how often the model was run for completions
        self._cache = Cache(self.graph)
        self._logits: Memory[tuple[int, ...], np.ndarray] = Memory(_LOGITS)
        self._drafts = Drafts()
        self._recall = Recall(self.tokenizer)
        # The tokens of the latest pass with a draft, and the logits of its last ones.
        self._drafted: tuple[list[int], np.ndarray] | None = None
        self._completions: Memory[tuple[object, ...], Completion] = Memory(_COMPLETIONS)

    @property
    def context_tokens(self) -> int:
        """How many tokens of prompt and completion together the engine keeps."""
        return self.graph.capacity

    def count_tokens(self, text: str) -> int:
        """How many tokens this text is."""
        return len(self.tokenizer.encode(text))

    def complete(
        self, prompt: str, sampling: Sampling, max_tokens: int, healing: bool = True
    ) -> Iterator[Piece]:
        """Stream a continuation of the prompt in whole characters.

        Yields an empty piece after each chunk of prefill. With healing
        the prompt's last word or space may still become part of a longer token. `statistics` tells
        afterwards, or after closing the generator, what it took. Raises ValueError, at once, for a
        bias on what is no token.
        """
        self.statistics = Statistics()
        completion = self._completion(prompt, sampling, max_tokens, healing)
        return self._stream(completion, Watch(len(completion.context)))

    def alternatives(
        self, prompt: str, sampling: Sampling, max_tokens: int, count: int = 3
    ) -> Iterator[tuple[Alternative, ...]]:
        """Continuations of the prompt that begin with `count` different words, the likeliest first.

        Each is what decoding gives after its first token. Every yield before the last one is empty.
        There are fewer where the model has not so many to offer. Raises ValueError as `complete`.
        """
        self.statistics = Statistics()
        max_tokens = min(max_tokens, self.context_tokens // (2 * count))
        context, typed = self._context(prompt, count * (max_tokens + 1), healing=True)
        stem = self._begun(context, typed, sampling, max_tokens)
        return self._alternatives(stem, count, Watch(len(context)))

    def seen(self, prompt: str, max_tokens: int) -> tuple[str, int]:
        """What the model sees of this prompt, and how many tokens of context that makes.

        Letters of a word that may still go on are seen, as what the next token must begin with, but
        are no context yet.
        """
        context, typed = self._context(
            prompt, min(max_tokens, self.context_tokens // 2), healing=True
        )
        seen = b"".join(self.tokenizer.vocabulary[token] for token in context) + typed
        return seen.decode(errors="replace"), len(context)

    def learn(self, texts: Sequence[str]) -> Iterator[None]:
        """Recall these texts, and no others from now on; every step is a place to do other work.

        Drafts are looked up in them too. What completions recall changes with the last step only.
        """
        yield from self._recall.learn(texts)
        self._drafts.learn(self._recall.texts)
        self._completions.clear()

    def follow(self, document: str) -> Iterator[None]:
        """Recall the text that is being written as it is now, in steps as `learn`."""
        yield from self._recall.follow(document)
        self._completions.clear()

    def expect(self, prose: str) -> Iterator[None]:
        """Know how likely the model finds each token in prose, against which it recalls texts.

        Measured once, a pass a step, and kept in the pack. Steps are as those of `learn`.
        """
        expected = read_expected(self.info.folder, self.graph.vocab_size)
        if expected is None:
            ids = self.tokenizer.encode(prose)
            expected = yield from mean_probabilities(self._cache, ids, self.context_tokens)
            write_expected(self.info.folder, expected)
        self._recall.expect(expected)
        self._completions.clear()

    def set_strength(self, strength: float) -> None:
        """Speak so many times as strongly in the pack's voice: 0 is the plain model.

        What was computed at another strength is forgotten. A pack without a voice stays as it is.
        """
        if self.graph.has_voice and strength != self.graph.strength:
            self.graph.strength = strength
            self.forget()

    def forget(self) -> None:
        """Empty the cache and all memory, as if nothing had been asked before."""
        self._cache.clear()
        self._drafts.forget()
        self._drafted = None
        self._logits.clear()
        self._completions.clear()

    def log_probabilities(self, ids: list[int]) -> np.ndarray:
        """Natural log-probability of each token after the first, given those before: (len - 1,)."""
        self.forget()
        found = []
        for start in range(0, len(ids) - 1, CHUNK):
            chunk = ids[start : min(start + CHUNK, len(ids) - 1)]
            for at, row in enumerate(self._cache.feed(chunk, len(chunk)), start + 1):
                logits = self._recall.blended(row, ids[:at])
                found.append(float(logits[ids[at]]) - log_total(logits))
        return np.array(found)

    def _completion(
        self, prompt: str, sampling: Sampling, max_tokens: int, healing: bool
    ) -> Completion:
        """A new completion, or the one that was already made or begun of exactly this."""
        max_tokens = min(max_tokens, self.context_tokens // 2)
        context, typed = self._context(prompt, max_tokens, healing)
        key = (tuple(context), typed, sampling, max_tokens)
        completion = self._completions.get(key)
        if completion is None:
            completion = self._begun(context, typed, sampling, max_tokens)
            if sampling.is_deterministic:
                self._completions.put(key, completion)
        return completion

    def _begun(self, context: list[int], typed: bytes, sampling: Sampling, most: int) -> Completion:
        ends = self.info.end_tokens
        return Completion(context, typed, sampling, most, self.tokenizer, ends, self._recall)

    def _context(self, prompt: str, room: int, healing: bool) -> tuple[list[int], bytes]:
        """The ids to run, before which there is room for others, and the bytes that must follow."""
        if healing:
            ids, typed = healed(prompt, self.tokenizer)
        else:
            ids, typed = self.tokenizer.encode(prompt), b""
        return self._window(ids or list(self.info.end_tokens[:1]), room), typed

    def _stream(self, completion: Completion, watch: Watch) -> Iterator[Piece]:
        reason, shown = "cancelled", 0
        try:
            while True:
                if shown < len(completion.pieces):
                    shown += 1
                    if completion.produced:
                        watch.note_token()
                    yield completion.pieces[shown - 1]
                elif completion.finish_reason:
                    reason = completion.finish_reason
                    return
                else:
                    ids = completion.ids
                    logits = yield from self._logits_after(ids, watch, Piece(), completion.left - 1)
                    # Another stream of the same completion may have gone on meanwhile.
                    if completion.ids == ids and not completion.finish_reason:
                        completion.advance(logits)
        finally:
            self._read_ahead(completion.ids)
            self._drop_draft(completion.ids)
            self._drafts.remember(completion.ids[-len(completion.tokens) - _BEFORE :])
            self.statistics = watch.statistics(min(completion.produced, shown), reason)

    def _alternatives(
        self, stem: Completion, count: int, watch: Watch
    ) -> Iterator[tuple[Alternative, ...]]:
        reason = "cancelled"
        try:
            found = yield from alternatives(
                self._cache, stem, count, lambda ids: self._logits_after(ids, watch, ())
            )
            reason = "length"
            yield found
        finally:
            self._cache.dismiss()
            self.statistics = watch.statistics(0, reason)

    def _logits_after(
        self, ids: list[int], watch: Watch, stop: Stop, ahead: int = 0
    ) -> Generator[Stop, None, np.ndarray]:
        """The logits (vocab,) after these tokens, running those that have to be run.

        A pass for one token verifies a draft of up to `ahead` more.
        """
        key = tuple(ids)
        logits = self._logits.get(key)
        if logits is None:
            logits = self._read_ahead(ids)
        watch.note_prefill(self._cache.rewind(ids) if logits is None else len(ids), len(ids))
        while logits is None:
            start = self._cache.rewind(ids)  # anything may have been asked since the last chunk
            chunk = ids[start : start + CHUNK]
            most = min(ahead, self.context_tokens - len(ids)) if len(chunk) == 1 else 0
            draft = self._drafts.guess(ids, most) if most > 0 else []
            rows = self._cache.feed([*chunk, *draft], 1 + len(draft))
            if draft:
                self._drafted = ([*ids, *draft], rows)
            self.passes += 1
            if start + len(chunk) == len(ids):
                logits = rows[0].copy()
                self._logits.put(key, logits)
            if len(chunk) > 1:
                yield stop
        watch.note_logits()
        return logits

    def _read_ahead(self, ids: list[int]) -> np.ndarray | None:
        """Keep the logits after these tokens if the latest draft's pass gave them; else it ends."""
        if self._drafted is not None:
            run, rows = self._drafted
            place = len(ids) - (len(run) - len(rows) + 1)
            if 0 <= place < len(rows) and run[: len(ids)] == ids:
                logits = rows[place].copy()
                self._logits.put(tuple(ids), logits)
                return logits
            self._drop_draft(ids)
        return None

    def _drop_draft(self, ids: list[int]) -> None:
        """Cut what was guessed and not chosen off the cache."""
        if self._drafted is not None:
            run, rows = self._drafted
            if self._cache.ids == run:
                self._cache.cut(max(common_prefix(run, ids), len(run) - len(rows) + 1))
            self._drafted = None

    def _window(self, ids: list[int], room: int) -> list[int]:
        """The latest tokens that leave room for so many and for the letters they begin with.

        The start moves in strides of half the window, so that typing on does not shift every
        position and the cache stays good.
        """
        budget = max(self.context_tokens - room - MOST_BYTES, 1)
        if len(ids) <= budget:
            return list(ids)
        stride = max(budget // 2, 1)
        return ids[-(-(len(ids) - budget) // stride) * stride :]
