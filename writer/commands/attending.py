"""What a training minds beside learning: it ends when it is told to, and rests when it should."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from writer.voices import running

REST_SECONDS = 0.5


@contextmanager
def stopping() -> Iterator[list[int]]:
    """Collects the signals that ask for an end: the step at work is finished and all is kept."""
    came: list[int] = []

    def note(number: int, _frame: object) -> None:
        if came:  # asked twice: leave at once; what was kept last is still there
            raise KeyboardInterrupt
        came.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_over(folder: Path, stopped: Sequence[int]) -> bool:
    """Whether the training is to end and keep what it learned: by a signal, or by the window."""
    return bool(stopped) or running.asked(folder) == "stop"


def rest(
    folder: Path, stopped: Sequence[int], keep: Callable[[], None], *, on_mains_only: bool
) -> None:
    """Wait while a pause is asked for, the writer types or, if so told, the battery is used."""
    doing = running.doing_now(folder, on_mains_only=on_mains_only)
    if doing in ("asked", "battery"):  # this may take hours, and end with the machine switched off
        keep()
    while doing != "training" and not is_over(folder, stopped):
        running.tell(folder, doing)
        time.sleep(REST_SECONDS)
        doing = running.doing_now(folder, on_mains_only=on_mains_only)
    running.tell(folder, "training")
