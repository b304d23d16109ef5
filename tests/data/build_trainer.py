"""Child process of the test suite: what the trainer does with bad numbers and with two devices.

    python tests/data/build_trainer.py MODEL

prints one JSON object.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.reading import read_checkpoint
from writer.gpt.trained_whole import TrainedWhole
from writer.gpt.trainer import Trainer, fit
from writer.gpt.training import Settings, TrainingError
from writer.gpt.training_texts import Windows


def trainer(
    checkpoint: Checkpoint, drop: float = 0.0, strategy: tf.distribute.Strategy | None = None
) -> Trainer:
    settings = Settings(half_precision=False, seed=3)
    return Trainer(TrainedWhole(checkpoint, drop), checkpoint.tensors, settings, strategy)


def with_bad_numbers(checkpoint: Checkpoint, windows: np.ndarray) -> dict[str, object]:
    spoilt = trainer(checkpoint)
    before = {name: vector.copy() for name, vector in spoilt.vectors()}
    before["parameters"][-1] = np.inf
    spoilt.restore(0, before)
    said = ""
    try:
        list(fit(spoilt, Windows(windows, windows), Settings(), []))
    except TrainingError as error:
        said = str(error)
    same = [np.array_equal(vector, before[name]) for name, vector in spoilt.vectors()]
    return {"said": said, "step": spoilt.step, "same": all(same)}


def main(model: Path) -> None:
    tf.config.set_logical_device_configuration(
        tf.config.list_physical_devices("CPU")[0], [tf.config.LogicalDeviceConfiguration()] * 2
    )
    checkpoint = read_checkpoint(model)
    random = np.random.default_rng(1)
    windows = random.integers(0, checkpoint.config.vocab_size, (4, 17)).astype(np.int32)
    mirrored = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
    one, two = trainer(checkpoint), trainer(checkpoint, strategy=mirrored)
    dropping = [trainer(checkpoint, 0.5) for _ in range(2)]
    found = {
        "one": [one.train(windows, 0.01) for _ in range(3)],
        "two": [two.train(windows, 0.01) for _ in range(3)],
        "anywhere": [two.anywhere(True), two.anywhere(False)],
        "dropping": [[each.train(windows, 0.01) for _ in range(3)] for each in dropping],
        "without": [trainer(checkpoint).loss(windows), trainer(checkpoint, 0.5).loss(windows)],
        "bad": with_bad_numbers(checkpoint, windows),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
