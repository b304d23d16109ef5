"""What a training does beside learning: it rests when it should, and says now and then a sample."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from writer.voices import running

REST_SECONDS = 0.5


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
