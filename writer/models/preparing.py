"""Runs the child process that makes a pack, and watches it.

Reading a stranger's file and TensorFlow both belong outside the app. The child tells how far it is,
a JSON object a line; a file that hangs it while it is only being looked at is refused.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from writer import program
from writer.models.errors import ModelError

PREPARE = program.command("prepare")
# The child says something at every stage; the longest takes some 15 s on a slow machine.
SILENCE_SECONDS = 180.0
# A tokenizer of 19 MB is checked in 1.3 s; what takes this long is damaged or means harm.
CHECKING_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding a model is. Stages: downloading, verifying, checking, reading, ..., done."""

    stage: str
    fraction: float


def run_child(
    words: list[str], file: str, report: Callable[[Progress], None], silence_seconds: float
) -> None:
    """Run a command line to its end and pass its progress on; `file` is what it is told to read.

    Raises ModelError if it fails.
    """
    child = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert child.stderr is not None
    is_checking = False
    try:
        while line := _next_line(child, CHECKING_SECONDS if is_checking else silence_seconds):
            if progress := _progress(line):
                report(progress)
                is_checking = progress.stage == "checking"
        reason = child.stderr.read().strip()
        child.wait()
    except TimeoutError as error:
        raise ModelError(_suspicious(file) if is_checking else _exhausted(file)) from error
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        for pipe in (child.stdout, child.stderr):
            if pipe:
                pipe.close()
    if child.returncode and reason:
        raise ModelError(reason.splitlines()[-1])
    if child.returncode:  # killed, or a library aborted
        raise ModelError(_suspicious(file) if is_checking else _exhausted(file))


def _suspicious(file: str) -> str:
    return (
        f"{file} is refused: looking at it crashed, or took more than {CHECKING_SECONDS:.0f} "
        "seconds, so it is damaged or means harm. Download it again, or choose another model."
    )


def _exhausted(file: str) -> str:
    return (
        f"{file} could not be prepared: it took too long or ran out of memory. "
        "Close other programs and try again."
    )


def _next_line(child: subprocess.Popen[str], seconds: float) -> str:
    """What the child says next, nothing at its end.

    It is killed if it is silent for so long, and TimeoutError raised.
    """
    assert child.stdout is not None
    watchdog = threading.Timer(seconds, child.kill)
    begun = time.monotonic()
    try:
        watchdog.start()  # in here, or Ctrl+C just now would leave it, and Inkling, waiting
        line = child.stdout.readline()
        if not line:
            child.wait()
    finally:
        watchdog.cancel()
    if not line and time.monotonic() - begun >= seconds:
        raise TimeoutError
    return line


def _progress(line: str) -> Progress | None:
    """What a line of the child tells; None for a library's own words."""
    try:
        said = json.loads(line)
        return Progress(str(said["stage"]), float(said["fraction"]))
    except (ValueError, KeyError, TypeError):
        return None
