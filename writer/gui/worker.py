"""The one object on the one QThread: it holds the engine and streams completions.

The window cancels by writing `wanted` directly; a queued signal would wait behind the work that it
should end. Only frozen values, paths and ids cross. Every yield of the engine is a place to stop.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from writer import paths
from writer.lm.alternatives import Alternative
from writer.lm.engine import Engine, Statistics
from writer.lm.pack import PackError, verify_pack
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling
from writer.suggest.request import Request
from writer.suggest.spelling import known_words

# Reading goes on for so many seconds at a time: a request waits no longer.
_MOMENT = 0.02
_OVER = object()

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

    def expect(self, prose: str) -> Iterator[None]:
        """Know how likely tokens are in prose, step by step."""

    def learn(self, texts: Sequence[str]) -> Iterator[None]:
        """Recall these texts, step by step."""

    def follow(self, document: str) -> Iterator[None]:
        """Recall the open document, step by step."""

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
    recalled = Signal()  # all that is to be recalled is
    _steps_left = Signal()

    def __init__(self, load: Callable[[Path, int], Completes] = load_engine) -> None:
        super().__init__()
        self.wanted = -1
        self.threads = 0  # of the next engine, written by the window as well
        self._strength = 1.0  # of the voice
        self._load = load
        self._engine: Completes | None = None
        self._texts: tuple[str, ...] | None = None  # to recall; None recalls nothing at all
        self._document = ""
        self._reading: dict[str, Iterator[None]] = {}  # what is still to be read
        # Queued, so that requests which came meanwhile are answered first.
        self._steps_left.connect(self.read_on, Qt.ConnectionType.QueuedConnection)

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
            self.recall(self._texts)

    @Slot(object)
    def recall(self, texts: tuple[str, ...] | None) -> None:
        """Recall these texts and the open document from now on; None for nothing at all."""
        self._texts = texts
        if self._engine is None:
            return
        if texts is not None:
            prose = (paths.resources_folder() / "prose.txt").read_text(encoding="utf-8")
            self._reading["texts"] = self._engine.learn(texts)
            self._reading["document"] = self._engine.follow(self._document)
            self._reading["prose"] = self._engine.expect(prose)
        else:
            self._reading["texts"] = self._engine.learn(())
            self._reading["document"] = self._engine.follow("")
        self._steps_left.emit()

    @Slot(str)
    def follow(self, document: str) -> None:
        """Recall the open document as it is now."""
        self._document = document
        if self._engine is not None and self._texts is not None:
            self._reading["document"] = self._engine.follow(document)
            self._steps_left.emit()

    @Slot()
    def read_on(self) -> None:
        """Read for a moment of what is to be recalled."""
        until = time.monotonic() + _MOMENT
        while self._reading and time.monotonic() < until:
            name, steps = next(iter(self._reading.items()))
            try:
                if next(steps, _OVER) is _OVER:
                    del self._reading[name]
            except Exception:  # nothing may be raised through Qt; suggestions go on without it
                log.exception("what is to be recalled could not be read")
                del self._reading[name]
        if self._reading:
            self._steps_left.emit()
        else:
            self.recalled.emit()

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
