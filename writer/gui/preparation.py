"""Adds a model in a child process while the writer goes on writing.

Reading a stranger's file and TensorFlow both belong outside this process: it runs
`inkling models add SOURCE --progress-json` and reads its progress, a JSON object a line.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from writer import program

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
        self._command = command
        self._process: QProcess | None = None
        self._name = ""
        self._is_stopping = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(3000)
        self._patience.timeout.connect(self.on_impatient)

    @property
    def is_running(self) -> bool:
        """Whether a model is being added."""
        return self._process is not None

    def start(self, source: str) -> None:
        """Add a model by name, or a GGUF file or a folder by path."""
        if self.is_running:
            return
        program, *arguments = self._command
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self.on_output)
        process.finished.connect(self.on_finished)
        process.errorOccurred.connect(self.on_error)
        self._process, self._name, self._is_stopping = process, "", False
        process.start(program, [*arguments, "--", source])

    @Slot()
    def stop(self) -> None:
        """Ask the child to end, without waiting; it removes what it began."""
        if self._process is not None:
            self._is_stopping = True
            self._process.terminate()
            self._patience.start()

    @Slot()
    def on_impatient(self) -> None:
        """End a child that does not end by itself."""
        if self._process is not None and self._is_stopping:
            self._process.kill()

    def cancel(self) -> None:
        """End the child and wait for it; nothing half-made stays behind."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()  # it removes what it began
        if not process.waitForFinished(3000):
            process.kill()
            process.waitForFinished(2000)
        process.deleteLater()

    @Slot()
    def on_output(self) -> None:
        """Pass each line of progress on."""
        while self._process is not None and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                said = json.loads(line)
                self._name = said.get("pack", self._name)
                self.progressed.emit(str(said["stage"]), float(said["fraction"]))
            except (ValueError, KeyError, TypeError, AttributeError):
                log.warning("the child said something unexpected: %r", line[:200])

    @Slot(int)
    def on_finished(self, code: int) -> None:
        """The model is there, or the reason why not is the child's last line."""
        process = self._process
        if process is None:
            return
        self.on_output()
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").splitlines()
        self._process = None
        self._patience.stop()
        process.deleteLater()
        if self._is_stopping:
            self.stopped.emit()
        elif code == 0 and self._name:
            self.succeeded.emit(self._name)
        else:
            reason = said[-1] if said else self.tr("The model could not be prepared.")
            self.failed.emit(reason)

    @Slot(QProcess.ProcessError)
    def on_error(self, error: QProcess.ProcessError) -> None:
        """A child that never started says nothing itself."""
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.failed.emit(self.tr("The program that prepares models could not be started."))
