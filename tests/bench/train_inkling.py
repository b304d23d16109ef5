"""One round of `trainers.py`: a few steps of our trainer, as one JSON line."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np

from writer.gpt.lora import fresh
from writer.gpt.reading import read_checkpoint
from writer.gpt.trained_lora import TrainedLora
from writer.gpt.trainer import Trainer, reproducible
from writer.gpt.training import Settings


def trainer(model: Path) -> Trainer:
    """The checkpoint is let go, as `inkling finetune` does."""
    checkpoint = read_checkpoint(model)
    factors = fresh(checkpoint.config, 16, 16.0, 0).factors
    return Trainer(TrainedLora(checkpoint, 1.0, True), factors, Settings())


def main(model: Path, windows: np.ndarray) -> None:
    """Print the seconds of a step, the median, and the process's peak memory."""
    reproducible(half_precision=True)
    ours = trainer(model)
    seconds, losses = [], []
    for _ in range(7):
        begun = time.perf_counter()
        losses.append(ours.train(windows, 1e-4))
        seconds.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told = {"seconds": statistics.median(seconds[2:]), "peak": peak, "losses": losses}
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), np.array(json.loads(Path(sys.argv[2]).read_text()), np.int32))
