"""Runs pandoc in a child process that is fenced in: a program under the GPL, called and not linked.

A stranger's file can make it slow or hungry, but not read or write another file (`--sandbox`), nor
take the machine down.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from typing import IO, Literal

Fault = Literal["missing", "slow", "hungry", "failed"]
_HEAP_EXHAUSTED = 251  # what GHC's run-time ends with
_POLL_SECONDS = 0.1


class PandocError(Exception):
    """Why nothing came of it, as one of the words of Fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class StoppedError(Exception):
    """The writer stopped it."""


def converted(
    source: IO[bytes],
    arguments: Sequence[str],
    *,
    heap: str,
    seconds: float,
    most_bytes: int,
    stop: threading.Event | None = None,
) -> bytes:
    """What pandoc makes of a file.

    Raises PandocError, and StoppedError soon after `stop` is set.
    """
    import pypandoc  # 40 ms, which no start should wait for

    try:
        program = pypandoc.get_pandoc_path()
    except OSError as error:
        raise PandocError("missing") from error
    words = [program, "--sandbox", *arguments, "+RTS", f"-M{heap}", "-RTS"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, stdin=source, stdout=subprocess.PIPE, stderr=quiet) as child:
        watchdog = _Watchdog(child, seconds, stop)
        try:
            watchdog.start()
            assert child.stdout is not None
            output = child.stdout.read(most_bytes + 1)
            if len(output) <= most_bytes:
                child.wait()
        finally:  # an interrupt too leaves no child
            watchdog.end()
            child.kill()
    if stop is not None and stop.is_set():
        raise StoppedError
    if watchdog.is_overdue:
        raise PandocError("slow")
    if len(output) > most_bytes or child.returncode == _HEAP_EXHAUSTED:
        raise PandocError("hungry")
    if child.returncode:
        raise PandocError("failed")
    return output


class _Watchdog(threading.Thread):
    """Kills the child after so many seconds, or once it is not wanted."""

    def __init__(
        self, child: subprocess.Popen[bytes], seconds: float, stop: threading.Event | None
    ) -> None:
        super().__init__(daemon=True)
        self.is_overdue = False
        self._child, self._stopped_by = child, stop
        self._deadline = time.monotonic() + seconds
        self._ended = threading.Event()

    def run(self) -> None:
        """Look now and then until the child has ended."""
        while not self._ended.wait(_POLL_SECONDS):
            self.is_overdue = time.monotonic() > self._deadline
            stopped = self._stopped_by is not None and self._stopped_by.is_set()
            if self.is_overdue or stopped:
                self._child.kill()
                return

    def end(self) -> None:
        """The child has ended."""
        self._ended.set()
        self.join()
