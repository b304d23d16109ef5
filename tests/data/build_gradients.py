"""Child process of the test suite: the trainer's loss and first step beside plain TensorFlow.

    python tests/data/build_gradients.py MODEL FILE.npz lora|whole

writes both losses, both gradients' directions (one step of Adam moves every factor by the sign of
its gradient), and what merging changes in the logits.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import tensorflow as tf

from writer.gpt.checkpoint import Checkpoint, fuse
from writer.gpt.families import as_tensors, full_pass
from writer.gpt.lora import Adapter, factor_shapes, merged
from writer.gpt.reading import read_checkpoint
from writer.gpt.trained import Trained
from writer.gpt.trained_lora import TrainedLora
from writer.gpt.trained_whole import TrainedWhole
from writer.gpt.trainer import Trainer
from writer.gpt.training import Settings


def main(model: Path, target: Path, method: str) -> None:
    checkpoint = read_checkpoint(model)
    random = np.random.default_rng(1)
    if method == "lora":
        shapes = factor_shapes(checkpoint.config, 4)
        first = {n: random.normal(0, 0.05, s).astype(np.float32) for n, s in shapes.items()}
    else:
        first = dict(checkpoint.tensors)
    trained = _trained(checkpoint, method, half_precision=False)
    windows = random.integers(0, checkpoint.config.vocab_size, (6, 17)).astype(np.int32)

    settings = Settings(half_precision=False, clip_norm=1e9, batch=3, accumulate=2)
    trainer = Trainer(trained, first, settings)
    loss = trainer.loss(windows)

    def plain(changed: dict[str, np.ndarray]) -> float:
        if method == "lora":
            whole = merged(checkpoint, Adapter(4, 8.0, changed))
        else:
            whole = replace(checkpoint, tensors=changed)
        weights = as_tensors(whole.config, fuse(whole))
        losses = [
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                row[1:], full_pass(whole.config, weights, whole.embedded(row[:-1]))
            )
            for row in windows
        ]
        return float(tf.reduce_mean(losses))

    expected = plain(first)
    trainer.train(windows, 1e-3)
    # of step 1: (1 - beta) * gradient
    gradient = dict(trainer.vectors())["first_moment"] / np.float32(0.1)
    slopes, found, at = [], [], 0
    for name, value in first.items():
        direction = random.normal(0, 1, value.shape).astype(np.float32)
        step = np.float32(2e-2 / np.linalg.norm(direction))
        up = plain(first | {name: value + step * direction})
        down = plain(first | {name: value - step * direction})
        slopes.append((up - down) / (2 * step))
        found.append(float(gradient[at : at + value.size] @ direction.ravel()))
        at += value.size
    agreeing = [_agreement(checkpoint, method, first, windows[:count]) for count in (1, 3)]
    told = {"loss": loss, "expected": expected, "slopes": slopes, "found": found}
    np.savez(target, **told, agreeing=agreeing)


def _trained(checkpoint: Checkpoint, method: str, *, half_precision: bool) -> Trained:
    if method == "lora":
        return TrainedLora(checkpoint, 2.0, half_precision)
    return TrainedWhole(checkpoint, 0.0)


def _agreement(
    checkpoint: Checkpoint, method: str, first: dict[str, np.ndarray], windows: np.ndarray
) -> float:
    """The cosine between the gradients in bfloat16 and in float32."""
    moments = []
    for half in (False, True):
        settings = Settings(half_precision=half, clip_norm=1e9, batch=len(windows))
        trainer = Trainer(_trained(checkpoint, method, half_precision=half), first, settings)
        trainer.train(windows, 1e-3)
        moment = dict(trainer.vectors())["first_moment"]
        moments.append(moment / np.linalg.norm(moment))
    return float(moments[0] @ moments[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
