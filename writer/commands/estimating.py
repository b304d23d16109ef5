"""How long a training will take here and how much memory, told by a few real steps."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

import psutil

from writer.gpt.training import HELD_OUT_WINDOWS, MEASURES, Settings, batch, step_count
from writer.gpt.training_texts import Windows

if TYPE_CHECKING:
    from writer.gpt.trainer import Trainer

STEPS = 3
# Merging, balancing and binding take about as long as so many tokens of training.
MERGING_TOKENS = 4000


def estimate(trainer: Trainer, windows: Windows, settings: Settings) -> dict[str, float]:
    """Seconds from the first step to a voice that speaks, bytes of memory, and tokens a second.

    The steps are real ones, so the trainer is no good for anything else afterwards.
    """
    rows = batch(settings, windows.training, 1)
    trainer.train(rows, 0.0)  # traces, which is done once
    trainer.loss(windows.held_out[:1])
    seconds = median(_timed(lambda: trainer.train(rows, 0.0)) for _ in range(STEPS))
    measuring = _timed(lambda: trainer.loss(windows.held_out[:1]))
    measured = (MEASURES + 1) * min(HELD_OUT_WINDOWS, len(windows.held_out))
    rate = rows[:, 1:].size / seconds
    steps = step_count(settings, len(windows.training))
    return {
        "seconds": steps * seconds + measured * measuring + MERGING_TOKENS / rate,
        "memory_bytes": float(peak_memory()),
        "tokens_per_second": rate,
    }


def peak_memory() -> int:
    """The most that this process has held in memory so far, in bytes."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def _timed(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun
