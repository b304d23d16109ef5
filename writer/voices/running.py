"""A training at work: which process it is, whether that lives, and what is asked of it.

running.json   the process with the time it began, and what it does just now
asked          what it is to do: "pause" or "stop"; nothing is to go on
typing         touched while the writer types

Files in the job's folder, so that a window that was opened later can ask as well as the one that
began it, and Windows needs no signals.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, get_args

import psutil

from writer.documents.save import atomic_save

RUNNING, ASKED, TYPING = "running.json", "asked", "typing"
# So long after the last key the writer is taken to think: a pause for breath is shorter.
TYPING_SECONDS = 10.0
_SAME_START = 2.0  # seconds: the clock may be set right meanwhile

Wish = Literal["", "pause", "stop"]
Doing = Literal["training", "asked", "typing", "battery", "merging"]  # or why it rests


@dataclass(frozen=True, slots=True)
class Running:
    """The process of a training. Numbers are given again, so the time it began is part of it."""

    pid: int
    started: float  # seconds since 1970
    doing: Doing = "training"


@contextmanager
def announced(folder: Path) -> Iterator[None]:
    """Tell meanwhile that this process trains here. Raises OSError."""
    (folder / ASKED).unlink(missing_ok=True)
    _write(folder, Running(os.getpid(), psutil.Process().create_time()))
    yield  # not withdrawn after an error: a training that did not end is known by this file
    for name in (RUNNING, ASKED, TYPING):
        (folder / name).unlink(missing_ok=True)


def running(folder: Path) -> Running | None:
    """The process that trains here, if it lives."""
    told = _read(folder)
    return told if told is not None and _process(told) is not None else None


def was_cut_off(folder: Path) -> bool:
    """Whether a training here was ended from outside: a kill, an error, a power cut."""
    return _read(folder) is not None and running(folder) is None


def kill(folder: Path) -> None:
    """End the process that trains here at once, and wait for it; never another of its number."""
    told = _read(folder)
    process = _process(told) if told is not None else None
    if process is not None:
        with suppress(psutil.Error):
            process.kill()
            process.wait(5)


def ask(folder: Path, wish: Wish) -> None:
    """Tell the training what it is to do. Raises OSError."""
    atomic_save(folder / ASKED, wish.encode())


def asked(folder: Path) -> Wish:
    """What the training is to do."""
    try:
        word = (folder / ASKED).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    return "pause" if word == "pause" else "stop" if word == "stop" else ""


def note_typing(folder: Path) -> None:
    """The writer types just now. A folder that is gone needs no note."""
    with suppress(OSError):
        (folder / TYPING).touch()


def doing_now(folder: Path, *, on_mains_only: bool) -> Doing:
    """Whether to train just now, or why to rest."""
    if asked(folder) == "pause":
        return "asked"
    with suppress(OSError):
        if abs(time.time() - (folder / TYPING).stat().st_mtime) < TYPING_SECONDS:
            return "typing"
    return "battery" if on_mains_only and on_battery() else "training"


def tell(folder: Path, doing: Doing) -> None:
    """Tell what this process does now. Raises OSError."""
    told = _read(folder)
    if told is not None and told.doing != doing:
        _write(folder, replace(told, doing=doing))


def on_battery() -> bool:
    """Whether the machine is known to run on its battery."""
    try:
        battery = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError):  # a system without such a sensor
        return False
    return battery is not None and battery.power_plugged is False


def lower_priority() -> None:
    """Leave the processor to whatever else wants it."""
    lowest = psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else 19
    with suppress(psutil.Error, OSError):
        psutil.Process().nice(lowest)


def _process(told: Running) -> psutil.Process | None:
    try:
        process = psutil.Process(told.pid)
        is_it = abs(process.create_time() - told.started) < _SAME_START
        return process if is_it and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def _read(folder: Path) -> Running | None:
    try:
        record = json.loads((folder / RUNNING).read_text(encoding="utf-8"))
        known: tuple[Doing, ...] = get_args(Doing)
        doing = next((word for word in known if word == record["doing"]), known[0])
        return Running(int(record["pid"]), float(record["started"]), doing)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write(folder: Path, running: Running) -> None:
    atomic_save(folder / RUNNING, json.dumps(asdict(running)).encode())
