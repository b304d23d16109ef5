"""Reads the texts to be learned from in a thread of its own: a shelf of novels takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from writer.voices.texts import Prepared, TextError, prepared

CLOSING_MS = 5000


@dataclass(frozen=True, slots=True)
class Shelf:
    """What became of the texts: those to learn from, and a sentence for each that is refused."""

    texts: tuple[Prepared, ...]
    refused: tuple[tuple[Path, str], ...]


class _Reader(QObject):
    read = Signal(int, Shelf)

    @Slot(int, tuple)
    def read_paths(self, number: int, paths: tuple[Path, ...]) -> None:
        """Read them together, so that what stands in two of them is learned once."""
        try:
            self.read.emit(number, Shelf(tuple(prepared(paths)), ()))
        except TextError:  # one of them is no good: the others are still wanted
            self.read.emit(number, _good_ones(paths))


def _good_ones(paths: Sequence[Path]) -> Shelf:
    good: list[Path] = []
    refused: list[tuple[Path, str]] = []
    for path in paths:
        try:
            prepared([path])
            good.append(path)
        except TextError as error:
            refused.append((path, str(error)))
    try:
        return Shelf(tuple(prepared(good)) if good else (), tuple(refused))
    except TextError as error:  # they clash with one another, or one was taken away just now
        return Shelf((), (*refused, *((path, str(error)) for path in good)))


class Reading(QObject):
    """Only what was asked last is told."""

    done = Signal(Shelf)
    _wanted = Signal(int, tuple)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._thread = QThread()
        self._reader = _Reader()
        self._reader.moveToThread(self._thread)
        self._wanted.connect(self._reader.read_paths)
        self._reader.read.connect(self.on_read)
        self._thread.start()

    def read(self, paths: Sequence[Path]) -> None:
        """Read these texts and folders."""
        self._number += 1
        self._wanted.emit(self._number, tuple(paths))

    @Slot(int, Shelf)
    def on_read(self, number: int, shelf: Shelf) -> None:
        """Tell, unless something else was asked meanwhile."""
        if number == self._number:
            self.done.emit(shelf)

    def close(self) -> None:
        """End the thread; a text that takes long to read is not waited for."""
        self._number += 1
        self._thread.quit()
        self._thread.wait(CLOSING_MS)
