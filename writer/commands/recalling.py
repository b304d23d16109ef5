"""`--memory`: texts whose names and turns the model recalls, for the verbs that run one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from writer import paths
from writer.documents.save import read_document
from writer.lm.engine import Engine

# The open document is read again after so many characters.
_STRIDE = 1000


def add_memory_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--memory`."""
    parser.add_argument(
        "--memory",
        nargs="+",
        type=Path,
        default=[],
        metavar="TEXT",
        help="recall the names and turns of phrase of these texts",
    )


def recall(engine: Engine, memory: Sequence[Path]) -> None:
    """Have the engine recall these texts. Raises DocumentError."""
    if texts := [read_document(path).text for path in memory]:
        prose = (paths.resources_folder() / "prose.txt").read_text(encoding="utf-8")
        _all_of(engine.expect(prose))
        _all_of(engine.learn(texts))


class Follower:
    """Has the engine recall a text too as far as it is written, as the window does."""

    def __init__(self, engine: Engine, text: str) -> None:
        self._engine, self._text, self._followed = engine, text, -1

    def reach(self, at: int) -> None:
        """Note that the writer stands there now."""
        followed = at - at % _STRIDE
        if followed != self._followed:
            self._followed = followed
            _all_of(self._engine.follow(self._text[:followed]))

    def telling(
        self, begin: int, end: int, tell: Callable[[float], None]
    ) -> Callable[[float], None]:
        """A callback for how far between two places a measurement is, that follows the text."""
        self.reach(begin)

        def follow(fraction: float) -> None:
            self.reach(begin + round(fraction * (end - begin)))
            tell(fraction)

        return follow

    def log_probabilities(self, begin: int) -> Callable[[list[int]], np.ndarray]:
        """The engine's, for windows of tokens that follow each other from that place on."""
        at = begin

        def found(ids: list[int]) -> np.ndarray:
            nonlocal at
            self.reach(at)
            at += len(self._engine.tokenizer.decode(ids))
            return self._engine.log_probabilities(ids)

        return found


def _all_of(steps: Iterator[None]) -> None:
    for _ in steps:
        pass
