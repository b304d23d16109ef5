"""Trains what it is given on windows of tokens: the loss, its gradient and the optimizer.

All parameters lie one after another in a single vector, and so do the optimizer's two moments: a
step is a few traced functions, and a checkpoint three vectors.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import tensorflow as tf

from writer.gpt.families import FAMILIES
from writer.gpt.layers import Rotary
from writer.gpt.loss import cross_entropy, total
from writer.gpt.trained import Trained
from writer.gpt.training import (
    HELD_OUT_WINDOWS,
    Progress,
    Settings,
    TrainingError,
    batch,
    is_measured,
    is_stale,
    learning_rate,
    sample,
    step_count,
)
from writer.gpt.training_texts import Windows
from writer.lm.positions import causal_mask, rotary

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8
VECTORS = ("parameters", "first_moment", "second_moment")


class Trainer:
    """AdamW (1711.05101) over the parameters of a model, whatever part of it they are."""

    def __init__(
        self,
        trained: Trained,
        first: Mapping[str, np.ndarray],
        settings: Settings,
        strategy: tf.distribute.Strategy | None = None,
    ) -> None:
        self._trained, self._settings = trained, settings
        self._strategy = strategy or tf.distribute.get_strategy()
        self._shapes = {name: value.shape for name, value in first.items()}
        self._parameters = tf.Variable(np.concatenate([v.ravel() for v in first.values()]))
        self._first, self._second = (tf.Variable(tf.zeros_like(self._parameters)) for _ in range(2))
        self._step = 0
        self._functions: dict[tuple[object, ...], Callable[..., Any]] = {}

    @property
    def step(self) -> int:
        """How many steps were made."""
        return self._step

    # -- state ------------------------------------------------------------------------------------

    def vectors(self) -> Iterator[tuple[str, np.ndarray]]:
        """What the next step depends on beside its number, one after another: they are large."""
        for name, variable in zip(VECTORS, self._variables, strict=True):
            yield name, variable.numpy()

    def restore(self, step: int, vectors: Mapping[str, np.ndarray]) -> None:
        """Go on from there. Raises KeyError, and ValueError for vectors of another length."""
        for name, variable in zip(VECTORS, self._variables, strict=True):
            variable.assign(vectors[name])
        self._step = step

    def parameters(self, vector: np.ndarray | None = None) -> dict[str, np.ndarray]:
        """The parameters by name, as they are now or in a vector that was kept."""
        sizes = [math.prod(shape) for shape in self._shapes.values()]
        flat = self._parameters.numpy() if vector is None else vector
        pieces = np.split(flat, np.cumsum(sizes)[:-1])
        return {
            name: piece.reshape(shape)
            for (name, shape), piece in zip(self._shapes.items(), pieces, strict=True)
        }

    @property
    def _variables(self) -> tuple[tf.Variable, ...]:
        return self._parameters, self._first, self._second

    # -- steps ------------------------------------------------------------------------------------

    def train(self, windows: np.ndarray, learning_rate: float) -> float:
        """One step on windows (B, T + 1); the mean loss of a token before it.

        Where loss or gradient are no numbers, nothing is changed, and the loss given is none.
        """
        loss, gradient = self._loss_and_gradient(windows)
        norm = float(_norm(gradient))
        if not (math.isfinite(loss) and math.isfinite(norm)):
            return math.nan
        self._step += 1
        correction = math.sqrt(1 - BETA_2**self._step) / (1 - BETA_1**self._step)
        scale = min(1.0, self._settings.clip_norm / (norm + 1e-6))  # clipped by its norm, 1211.5063
        numbers = (scale, learning_rate * correction, learning_rate * self._settings.weight_decay)
        self._update(gradient, *map(np.float32, numbers))
        return loss

    def loss(self, windows: np.ndarray) -> float:
        """The mean loss of a token of windows (B, T + 1), without dropout, in float32."""
        return float(self._function(self._measured, windows.shape)(windows))

    def next_logits(self, ids: np.ndarray, count: int) -> np.ndarray:
        """The logits (V,) after the first `count` of ids (T,); what comes after has no part."""
        last = np.eye(1, len(ids), count - 1, dtype=np.float32)
        return np.asarray(self._function(self._read, ids.shape)(ids[np.newaxis], last))

    def anywhere(self, flag: bool) -> bool:
        """Whether it is so in any process that takes part: all have to stop at the same step."""
        if self._strategy.num_replicas_in_sync == 1:
            return flag
        values = self._parted(lambda _: np.float32(flag))
        return float(self._strategy.reduce("SUM", values, axis=None)) > 0

    def _loss_and_gradient(self, windows: np.ndarray) -> tuple[float, tf.Tensor]:
        """The means over the windows, made for so many at a time as memory has to hold."""
        parts = np.split(windows, max(1, len(windows) // self._settings.batch))
        loss, gradient = self._of_part(parts[0], len(parts) * self._step)
        for i, part in enumerate(parts[1:], 1):
            more, slope = self._of_part(part, len(parts) * self._step + i)
            loss, gradient = loss + more, gradient + slope
        return float(loss) / len(parts), gradient if len(parts) == 1 else gradient / len(parts)

    def _of_part(self, windows: np.ndarray, number: int) -> tuple[tf.Tensor, tf.Tensor]:
        """The same for windows that are parted among the replicas; the number is of the part."""
        replicas, seed = self._strategy.num_replicas_in_sync, self._settings.seed

        def numbers(replica: int) -> np.ndarray:
            return np.array([seed, number * replicas + replica], np.int32)

        shares = self._parted(lambda replica: windows[replica::replicas])
        return self._function(self._joined, windows.shape)(shares, self._parted(numbers))

    def _parted(self, share: Callable[[int], Any]) -> Any:
        """A value for each replica, by its number among those of all processes."""
        return self._strategy.experimental_distribute_values_from_function(
            lambda context: tf.constant(share(context.replica_id_in_sync_group))
        )

    # -- traced -----------------------------------------------------------------------------------

    def _function(self, python: Callable[..., Any], *key: object) -> Callable[..., Any]:
        """The traced function for windows of this shape."""
        if (python, *key) not in self._functions:
            self._functions[python, *key] = tf.function(python, autograph=False)
        return self._functions[python, *key]

    def _joined(self, windows: Any, seeds: Any) -> tuple[tf.Tensor, tf.Tensor]:
        """The mean over the replicas, each with its share of the windows."""
        found = self._strategy.run(self._differentiated, (windows, seeds))
        return tuple(self._strategy.reduce("MEAN", value, axis=None) for value in found)

    def _differentiated(self, windows: tf.Tensor, seed: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        with tf.GradientTape() as tape:
            kind = tf.bfloat16 if self._settings.half_precision else tf.float32
            hidden, head = self._hidden(windows[:, :-1], kind, seed)
            loss = cross_entropy(hidden, tf.reshape(windows[:, 1:], [-1]), head)
        return loss, tape.gradient(loss, self._parameters)

    def _measured(self, windows: tf.Tensor) -> tf.Tensor:
        hidden, head = self._hidden(windows[:, :-1], tf.float32)
        return cross_entropy(hidden, tf.reshape(windows[:, 1:], [-1]), head)

    def _read(self, ids: tf.Tensor, last: tf.Tensor) -> tf.Tensor:
        hidden, head = self._hidden(ids, tf.float32, rows=last)
        return tf.matmul(hidden, head, transpose_b=True)[0]

    def _hidden(
        self,
        ids: tf.Tensor,
        kind: tf.DType,
        seed: tf.Tensor | None = None,
        rows: tf.Tensor | None = None,
    ) -> tuple[tf.Tensor, tf.Tensor]:
        """What enters the head (R, D) for texts (N, T), and the head (V, D)."""
        config, (count, length) = self._trained.config, ids.shape
        turns = None
        if config.positions == "rotary":
            tables = rotary(config.head_dim, config.rope_theta, length)
            turns = Rotary(*(tf.constant(np.tile(table, (count, 1))) for table in tables))
        mask = tf.constant(np.tile(causal_mask(0, 0, length, config.groups), (count, 1, 1)))
        parameters = self._by_name()
        x = tf.cast(self._trained.embedded(parameters, ids, seed), kind)
        weights = self._trained.weights(parameters, kind, seed)
        forward = FAMILIES[config.family].forward
        return forward(config, weights._replace(head=None), x, turns, mask, rows)[0], weights.head

    def _by_name(self) -> dict[str, tf.Tensor]:
        sizes = [math.prod(shape) for shape in self._shapes.values()]
        pieces = zip(self._shapes.items(), tf.split(self._parameters, sizes), strict=True)
        return {name: tf.reshape(piece, shape) for (name, shape), piece in pieces}

    @tf.function(jit_compile=True, autograph=False)  # one pass over memory, and no copies
    def _update(
        self, gradient: tf.Tensor, scale: tf.Tensor, corrected: tf.Tensor, decay: tf.Tensor
    ) -> None:
        gradient *= scale
        first = self._first.assign(BETA_1 * self._first + (1 - BETA_1) * gradient)
        second = self._second.assign(BETA_2 * self._second + (1 - BETA_2) * gradient**2)
        change = corrected * first / (tf.sqrt(second) + EPSILON)
        self._parameters.assign_sub(change + decay * self._parameters)


@tf.function(jit_compile=True, autograph=False)
def _norm(gradient: tf.Tensor) -> tf.Tensor:
    return tf.sqrt(total(gradient**2))


def reproducible(*, half_precision: bool) -> None:
    """Run one operation at a time, each on all cores, so that the same seed learns the same.

    Otherwise sums are made in the order in which their parts happen to be ready. Has to come before
    TensorFlow's first operation, or it raises RuntimeError. In half precision a training may differ
    in the last bits all the same: to be exact there costs a seventh of the speed.
    """
    tf.config.threading.set_inter_op_parallelism_threads(1)
    # It joins sums of two, which have one order, to sums of more, which have none.
    if not half_precision:
        tf.config.optimizer.set_experimental_options({"arithmetic_optimization": False})


def fit(
    trainer: Trainer, windows: Windows, settings: Settings, measured: list[float]
) -> Iterator[Progress]:
    """Train to the end, from where the trainer stands; what each step came to, 0 being none yet.

    The held-out loss is measured before the first step, after the last and now and then between,
    and added to those `measured` before: after `settings.patience` that brought nothing better, it
    ends. Raises TrainingError where the loss is no number any more, and MemoryError.
    """
    steps = step_count(settings, len(windows.training))
    begun = time.monotonic()

    def held_out() -> float:
        some = sample(windows.held_out, HELD_OUT_WINDOWS)
        measured.append(sum(trainer.loss(window[np.newaxis]) for window in some) / len(some))
        return measured[-1]

    if trainer.step == 0 and not measured:
        yield Progress(0, steps, 0, None, held_out(), time.monotonic() - begun)
    while trainer.step < steps and not is_stale(measured, settings.patience):
        step = trainer.step + 1
        rows = batch(settings, windows.training, step)
        try:
            loss = trainer.train(rows, learning_rate(settings, step, steps))
        except tf.errors.ResourceExhaustedError as error:
            raise MemoryError from error
        if not math.isfinite(loss):
            raise TrainingError(
                "The loss is no number any more, so nothing can be learned from here on. "
                "Train again with a lower learning rate."
            )
        found = held_out() if is_measured(settings, step, steps) else None
        seconds = time.monotonic() - begun
        yield Progress(step, steps, rows[:, 1:].size, loss, found, seconds)
