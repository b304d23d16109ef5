"""Adds a model in a child process while the writer goes on writing.

Reading a stranger's file and TensorFlow both belong outside this process: it runs
`inkling models add SOURCE --progress-json` and reads its progress, a JSON object a line.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from writer import program
from writer.gui.command_process import CommandProcess

COMMAND = program.command("models", "add", "--progress-json")

log = logging.getLogger(__name__)


class Preparation(QObject):
    """At most one model at a time."""

    progressed = Signal(str, float)  # stage, fraction of all
    succeeded = Signal(str)  # the model's name
    failed = Signal(str)  # a sentence
    stopped = Signal()

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = COMMAND) -> None:
        super().__init__(parent)
        self.child = CommandProcess(self, command)
        self.child.told.connect(self.on_told)
        self.child.ended.connect(self.on_ended)
        self._name = ""
        self._is_stopping = False

    @property
    def is_running(self) -> bool:
        """Whether a model is being added."""
        return self.child.is_running

    def start(self, source: str) -> None:
        """Add a model by name, or a GGUF file or a folder by path."""
        if not self.is_running:
            self._name, self._is_stopping = "", False
            self.child.start(["--", source])

    @Slot()
    def stop(self) -> None:
        """Ask the child to end, without waiting; it removes what it began."""
        if self.is_running:
            self._is_stopping = True
            self.child.stop()

    def cancel(self) -> None:
        """End the child and wait for it; nothing half-made stays behind."""
        self.child.end()

    @Slot(dict)
    def on_told(self, said: dict[str, Any]) -> None:
        """Pass the progress on."""
        self._name = said.get("pack", self._name)
        try:
            self.progressed.emit(str(said["stage"]), float(said["fraction"]))
        except (ValueError, KeyError, TypeError):
            log.warning("the child said something unexpected: %r", said)

    @Slot(str)
    def on_ended(self, sentence: str) -> None:
        """The model is there, or the reason why not."""
        if self._is_stopping:
            self.stopped.emit()
        elif self._name and not sentence:
            self.succeeded.emit(self._name)
        else:
            self.failed.emit(sentence or self.tr("The model could not be prepared."))
