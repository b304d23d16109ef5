"""Runs one of Inkling's commands in a child process, to its end or until it is not wanted."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from writer import program

INKLING = program.command()
PATIENCE_MS = 3000

log = logging.getLogger(__name__)


class CommandProcess(QObject):
    """At most one command at a time; a new one takes the place of the one before."""

    told = Signal(dict)  # a line of JSON
    ended = Signal(str)  # a sentence; "" where all went well

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = INKLING) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.on_impatient)

    @property
    def is_running(self) -> bool:
        """Whether a command is at work."""
        return self._process is not None

    def start(self, words: Sequence[str]) -> None:
        """Run the command with these words."""
        self.cancel()
        executable, *arguments = self._command
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self.on_output)
        process.finished.connect(self.on_finished)
        process.errorOccurred.connect(self.on_error)
        self._process = process
        process.start(executable, [*arguments, *words])

    @Slot()
    def stop(self) -> None:
        """Ask the command to end, without waiting, so that it can remove what it began."""
        if self._process is not None:
            self._process.terminate()
            self._patience.start()

    @Slot()
    def on_impatient(self) -> None:
        """End a command that does not end by itself."""
        if self._process is not None:
            self._process.kill()

    @Slot()
    def cancel(self) -> None:
        """End the command at once; nothing more is told of it."""
        self._end(gently=False)

    def end(self) -> None:
        """Ask the command to end and wait for it; nothing more is told of it."""
        self._end(gently=True)

    @Slot()
    def on_output(self) -> None:
        """Pass each line on."""
        while self._process is not None and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                said = json.loads(line)
            except ValueError:
                continue  # a library's own words
            if isinstance(said, dict):
                self.told.emit(said)

    @Slot(int)
    def on_finished(self, code: int) -> None:
        """Tell how it went."""
        self.on_output()
        self._patience.stop()
        process, self._process = self._process, None
        if process is None:
            return
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        process.deleteLater()
        if code == 0 and process.exitStatus() == QProcess.ExitStatus.NormalExit:
            self.ended.emit("")
        elif said and "Traceback" not in said and "usage:" not in said:
            self.ended.emit(said.splitlines()[-1])
        else:
            log.warning("a command ended with %s: %s", code, said[-2000:])
            self.ended.emit(self.tr("That did not work. Close other programs and try again."))

    @Slot(QProcess.ProcessError)
    def on_error(self, error: QProcess.ProcessError) -> None:
        """A child that never started says nothing itself."""
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.ended.emit(self.tr("The program could not be started."))

    def _end(self, *, gently: bool) -> None:
        self._patience.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        if gently:
            process.terminate()
        if not (gently and process.waitForFinished(PATIENCE_MS)):
            process.kill()
            process.waitForFinished(PATIENCE_MS)
        process.deleteLater()
