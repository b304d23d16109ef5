"""What a training is told, and what it tells. Plain values: no TensorFlow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MEASURES, HELD_OUT_WINDOWS = 5, 16  # of the held-out loss in a training, and of windows in each


class TrainingError(Exception):
    """A training cannot go on. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fine-tune. The defaults were chosen on Doyle's prose."""

    rank: int = 16
    alpha: float = 16.0
    learning_rate: float = 1e-3
    epochs: int = 1
    length: int = 256  # tokens in a window
    batch: int = 2  # windows at a time
    accumulate: int = 1  # times so many in a step
    warm_up: float = 0.1  # share of the steps in which the rate grows
    weight_decay: float = 0.0
    clip_norm: float = 1.0
    half_precision: bool = True  # multiplied in bfloat16
    patience: int = 0  # measurements without a gain before it ends; 0 is never
    seed: int = 0
    # of a model from scratch
    dropout: float = 0.1
    vocabulary: int = 10_000
    width: int = 512
    layers: int = 6
    heads: int = 8
    positions: str = "sinusoidal"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a training, as a line of progress.jsonl tells it."""

    step: int
    steps: int
    tokens: int  # that the step learned from
    loss: float | None  # none before the first step
    held_out: float | None  # measured only now and then
    seconds: float


def step_count(settings: Settings, windows: int) -> int:
    """How many steps there are in all."""
    return settings.epochs * math.ceil(windows / (settings.batch * settings.accumulate))


def is_measured(settings: Settings, step: int, steps: int) -> bool:
    """Whether the held-out loss is measured after a step: twice an epoch, and five times in all."""
    every = max(1, steps // max(MEASURES, 2 * settings.epochs))
    return step % every == 0 or step == steps


def is_stale(measured: Sequence[float], patience: int) -> bool:
    """Whether the last `patience` losses brought nothing better than those before."""
    return 0 < patience < len(measured) and min(measured[-patience:]) >= min(measured[:-patience])


def learning_rate(settings: Settings, step: int, steps: int) -> float:
    """The rate of a step from 1: linear warm-up, then half a cosine to zero (1608.03983)."""
    warm = max(1, round(settings.warm_up * steps))
    if step <= warm:
        return settings.learning_rate * step / warm
    return (
        settings.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warm) / (steps - warm + 1)))
    )


def batch(settings: Settings, windows: np.ndarray, step: int) -> np.ndarray:
    """The windows of a step from 1: every epoch in an order of its own, which the seed decides.

    The last step of an epoch is filled up with the epoch's first windows.
    Nothing is remembered from step to step, so a training goes on after a break as if it had none.
    """
    count = settings.batch * settings.accumulate
    per_epoch = math.ceil(len(windows) / count)
    epoch, place = divmod(step - 1, per_epoch)
    order = np.random.default_rng([settings.seed, epoch]).permutation(len(windows))
    places = np.arange(place * count, (place + 1) * count)
    return windows[np.take(order, places, mode="wrap")]


def sample(held_out: np.ndarray, count: int) -> np.ndarray:
    """At most so many of the windows, from all parts of the texts."""
    places = np.linspace(0, len(held_out) - 1, min(count, len(held_out)))
    return held_out[np.unique(places.astype(int))]
