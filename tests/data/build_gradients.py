"""Child process of the test suite: the trainer's loss and first step beside plain TensorFlow.

    python tests/data/build_gradients.py MODEL FILE.npz

writes both losses, both gradients' directions (one step of Adam moves every factor by the sign of
its gradient), and what merging changes in the logits.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from writer.gpt.checkpoint import Checkpoint, fuse
from writer.gpt.families import as_tensors, full_pass
from writer.gpt.lora import Adapter, fresh, merged
from writer.gpt.reading import read_checkpoint
from writer.gpt.trainer import Trainer
from writer.gpt.training import Settings


def main(model: Path, target: Path) -> None:
    checkpoint = read_checkpoint(model)
    random = np.random.default_rng(1)
    start = fresh(checkpoint.config, 4, 8.0, seed=3)
    factors = {
        n: random.normal(0, 0.05, f.shape).astype(np.float32) for n, f in start.factors.items()
    }
    adapter = Adapter(4, 8.0, factors)
    windows = random.integers(0, checkpoint.config.vocab_size, (3, 17)).astype(np.int32)

    settings = Settings(rank=4, alpha=8.0, half_precision=False, clip_norm=1e9)
    trainer = Trainer(checkpoint, adapter, settings)
    loss = trainer.loss(windows)

    def plain(changed: dict[str, np.ndarray]) -> float:
        whole = merged(checkpoint, Adapter(4, 8.0, changed))
        weights = as_tensors(whole.config, fuse(whole))
        losses = [
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                row[1:], full_pass(whole.config, weights, whole.embedded(row[:-1]))
            )
            for row in windows
        ]
        return float(tf.reduce_mean(losses))

    expected = plain(factors)
    trainer.train(windows, 1e-3)
    gradient = trainer.state().first_moment / np.float32(0.1)  # of step 1: (1 - beta) * gradient
    agreeing = [_agreement(checkpoint, adapter, windows[:count]) for count in (1, 3)]
    slopes, found, at = [], [], 0
    for name, factor in factors.items():
        direction = random.normal(0, 1, factor.shape).astype(np.float32)
        step = np.float32(2e-2 / np.linalg.norm(direction))
        up = plain(factors | {name: factor + step * direction})
        down = plain(factors | {name: factor - step * direction})
        slopes.append((up - down) / (2 * step))
        found.append(float(gradient[at : at + factor.size] @ direction.ravel()))
        at += factor.size
    told = {"loss": loss, "expected": expected, "slopes": slopes, "found": found}
    np.savez(target, **told, agreeing=agreeing)


def _agreement(checkpoint: Checkpoint, adapter: Adapter, windows: np.ndarray) -> float:
    """The cosine between the gradients in bfloat16 and in float32."""
    gradients = []
    for half in (False, True):
        settings = Settings(rank=4, alpha=8.0, half_precision=half, clip_norm=1e9)
        trainer = Trainer(checkpoint, adapter, settings)
        trainer.train(windows, 1e-3)
        moment = trainer.state().first_moment
        gradients.append(moment / np.linalg.norm(moment))
    return float(gradients[0] @ gradients[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
