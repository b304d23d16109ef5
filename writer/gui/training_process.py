"""Trains a voice in a child process that outlives the window, and finds it again.

The child is begun with `subprocess`: it has to go on when the app ends, to be known by its number,
and to write its complaints to a file, and PySide6's QProcess gives no number of such a child. After
that all goes through the job's folder, so a training that an earlier window began is no other.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from writer import paths, program
from writer.voices import job as jobs
from writer.voices import library, running
from writer.voices.running import Doing, Wish

COMMAND = program.command("finetune")
POLL_MS = 500
_TYPING_MS = 1000

log = logging.getLogger(__name__)


class TrainingProcess(QObject):
    """At most one voice at a time."""

    begun = Signal()
    progressed = Signal()
    ended = Signal(str)  # a sentence; "" where the voice is ready
    stumbled = Signal(str)  # a sentence: it could not be asked

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = COMMAND) -> None:
        super().__init__(parent)
        self.voice = ""
        self.lines: list[dict[str, Any]] = []
        self.doing: Doing | Literal["starting"] = "starting"
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None  # none where an earlier window began it
        self._seen: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.on_time)
        self._typed = QElapsedTimer()

    @property
    def is_running(self) -> bool:
        """Whether a voice is being trained."""
        return self.voice != ""

    @property
    def folder(self) -> Path:
        """The job's folder."""
        return library.voice_folder(self.voice)

    def start(self, voice: str, words: Sequence[str]) -> None:
        """Train a voice with these arguments beside its name."""
        if self.is_running:
            return
        command = [*self._command, *words, "--voice", voice, "--background", "--json"]
        try:
            self._child = _started(command)
        except OSError as error:
            log.warning("the training could not be started: %s", error)
            self.ended.emit(self.tr("The program that trains voices could not be started."))
            return
        self._follow(voice)

    def attach(self, voice: str) -> None:
        """Follow a training that is at work."""
        if not self.is_running:
            self._follow(voice)

    def ask(self, wish: Wish) -> None:
        """Ask the training to pause, to go on (""), or to stop and keep what it learned."""
        if self.is_running and self.folder.is_dir():
            try:
                running.ask(self.folder, wish)
            except OSError as error:
                self.stumbled.emit(
                    self.tr("{folder} cannot be written to: {reason}.").format(
                        folder=self.folder, reason=error.strerror or error
                    )
                )

    @Slot()
    def note_typing(self) -> None:
        """Let the training rest, for the writer types."""
        if not self.is_running:
            return
        if not self._typed.isValid() or self._typed.hasExpired(_TYPING_MS):
            self._typed.start()
            running.note_typing(self.folder)

    def cancel(self) -> tuple[str, ...]:
        """End the training and remove all of it; the files that were. Raises VoiceError."""
        folder, voice, child = self.folder, self.voice, self._child
        self._timer.stop()
        self.voice, self._child = "", None
        if child is not None:
            child.kill()
            child.wait()
        running.kill(folder)
        return library.remove(voice).files if folder.is_dir() else ()

    @Slot()
    def on_time(self) -> None:
        """Read what is new in the folder, and see whether the child still lives."""
        at_work = running.running(self.folder)
        lives = at_work is not None
        if self._child is not None:
            lives = self._child.poll() is None
        doing = at_work.doing if at_work is not None else "starting"
        seen = (doing, _stamp(self.folder / jobs.PROGRESS))
        if seen != self._seen:
            self._seen, self.doing = seen, doing
            self.lines = jobs.read_progress(self.folder)
            self.progressed.emit()
        if not lives:
            self._end()

    def _follow(self, voice: str) -> None:
        self.voice, self.lines, self._seen, self.doing = voice, [], (), "starting"
        self._timer.start()
        self.begun.emit()
        self.on_time()

    def _end(self) -> None:
        self._timer.stop()
        code = None if self._child is None else self._child.returncode
        is_ready = library.is_trained(self.voice) and not running.was_cut_off(self.folder)
        sentence = "" if is_ready and not code else self._complaint(code)
        self.voice, self._child = "", None
        self.ended.emit(sentence)

    def _complaint(self, code: int | None) -> str:
        """The child's last words if they are for a writer; otherwise what may have been."""
        try:
            said = _log_file().read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            said = ""
        if code == 1 and said and "Traceback" not in said:
            return said.splitlines()[-1]
        if code == 1 or code is None:
            log.warning("a training ended: %s", said[-2000:])
        return self.tr(
            "The training ended before it was done, perhaps for want of memory. What was learned "
            "up to the last minute is kept."
        )


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A child in a session of its own, which no closed terminal and no Ctrl+C reaches."""
    _log_file().parent.mkdir(parents=True, exist_ok=True)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    with _log_file().open("wb") as log_file:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log_file,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            start_new_session=True,
            creationflags=flags,
        )


def _log_file() -> Path:
    return paths.log_folder() / "training.log"


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
