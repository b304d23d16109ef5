"""The one object on the one QThread: it holds the engine and streams completions.

The window cancels by writing `wanted` directly; a queued signal would wait behind the work that it
should end. Only frozen values, paths and ids cross. Every yield of the engine is a place to stop.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from writer.lm.alternatives import Alternative
from writer.lm.engine import Engine, Statistics
from writer.lm.pack import PackError, verify_pack
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling
from writer.suggest.request import Request
from writer.suggest.spelling import known_words

log = logging.getLogger(__name__)


class Completes(Protocol):
    """What the worker needs of an engine; tests put a slow or failing one in its place."""

    statistics: Statistics

    @property
    def context_tokens(self) -> int:
        """How many tokens of prompt and completion together it keeps."""

    def complete(self, prompt: str, sampling: Sampling, max_tokens: int) -> Iterator[Piece]:
        """Stream a continuation."""

    def alternatives(
        self, prompt: str, sampling: Sampling, max_tokens: int, count: int
    ) -> Iterator[tuple[Alternative, ...]]:
        """Continuations that begin with different words; empty until they are whole."""

    def seen(self, prompt: str, max_tokens: int) -> tuple[str, int]:
        """What the model sees of a prompt, and its tokens."""

    def set_strength(self, strength: float) -> None:
        """Speak so many times as strongly in the pack's voice, if it has one."""


def load_engine(folder: Path, threads: int) -> Completes:
    """The engine of a pack whose files are as they were prepared; 0 threads leave a core free.

    Raises PackError.
    """
    verify_pack(folder)
    return Engine(folder, threads or None)


class Worker(QObject):
    """Loads a pack and answers requests, the latest only."""

    words_known = Signal(frozenset)  # of English
    loaded = Signal(str)  # the pack's folder name
    load_failed = Signal(str)  # a sentence
    piece_ready = Signal(int, str, float)  # request id, text, log-probability
    others_ready = Signal(int, tuple)  # request id, (text, log-probability) of each alternative
    looked = Signal(str, int, int)  # what the model sees, its tokens, and how many there may be
    finished = Signal(int, str)  # request id, finish reason
    failed = Signal(int, str)  # request id, a sentence

    def __init__(self, load: Callable[[Path, int], Completes] = load_engine) -> None:
        super().__init__()
        self.wanted = -1
        self.threads = 0  # of the next engine, written by the window as well
        self._strength = 1.0  # of the voice
        self._load = load
        self._engine: Completes | None = None

    @Slot(Path)
    def load(self, folder: Path) -> None:
        """Load a pack; if that fails, the engine from before stays."""
        try:
            engine = self._load(folder, self.threads)
            engine.set_strength(self._strength)
            self._engine = engine
        except PackError as error:
            self.load_failed.emit(str(error))
        except Exception:  # nothing may be raised through Qt
            log.exception("loading a model failed")
            self.load_failed.emit(self.tr("The model could not be loaded. Add it again."))
        else:
            self.words_known.emit(known_words())  # first: reading them holds Python's lock
            self.loaded.emit(folder.name)

    @Slot(float)
    def set_strength(self, strength: float) -> None:
        """Speak more or less in the voice, now and with engines to come."""
        self._strength = strength
        if self._engine is not None:
            self._engine.set_strength(strength)

    @Slot(Request)
    def complete(self, request: Request) -> None:
        """Stream the completion, unless something newer is wanted by now."""
        if self._engine is None or request.id != self.wanted:
            return
        try:
            sampling = _sampling(request)
            if request.alternatives:
                self._find_others(self._engine, request, sampling)
            else:
                self._stream(self._engine, request, sampling)
        except Exception:  # nothing may be raised through Qt
            log.exception("a completion failed")
            self.failed.emit(request.id, self.tr("The model stumbled. Your text is safe."))

    @Slot(Request)
    def look(self, request: Request) -> None:
        """Tell what the model sees of a request."""
        if self._engine is None:
            return
        try:
            seen, tokens = self._engine.seen(request.prompt, request.max_tokens)
            self.looked.emit(seen, tokens, self._engine.context_tokens)
        except Exception:  # nothing may be raised through Qt
            log.exception("a prompt could not be counted")

    def _stream(self, engine: Completes, request: Request, sampling: Sampling) -> None:
        stream = engine.complete(request.prompt, sampling, request.max_tokens)
        for piece in stream:
            if request.id != self.wanted:
                stream.close()  # type: ignore[attr-defined]
                return
            if piece.text or piece.log_probability:
                self.piece_ready.emit(request.id, piece.text, piece.log_probability)
        self.finished.emit(request.id, engine.statistics.finish_reason)

    def _find_others(self, engine: Completes, request: Request, sampling: Sampling) -> None:
        stream = engine.alternatives(
            request.prompt, sampling, request.max_tokens, request.alternatives
        )
        others: tuple[tuple[str, float], ...] = ()
        for found in stream:
            if request.id != self.wanted:
                stream.close()  # type: ignore[attr-defined]
                return
            others = tuple((one.text, one.log_probability) for one in found)
        self.others_ready.emit(request.id, others)


def _sampling(request: Request) -> Sampling:
    """How to choose the words of this request. Raises ValueError for what is out of range."""
    return Sampling(
        temperature=request.temperature,
        top_p=request.top_p,
        min_p=request.min_p,
        typical_p=request.typical_p,
        repetition_penalty=request.repetition_penalty,
        dry_multiplier=request.dry_multiplier,
        banned=request.banned,
        seed=request.seed,
    )
