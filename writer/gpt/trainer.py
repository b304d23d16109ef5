"""Fine-tunes an adapter on windows of tokens: the loss, its gradient and the optimizer.

All factors lie one after another in a single vector, and so do the optimizer's two moments: a step
is one traced function, and a checkpoint three vectors.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from writer.gpt.adapted import Adapted, Part
from writer.gpt.checkpoint import Checkpoint, fuse_llama
from writer.gpt.families import FAMILIES
from writer.gpt.layers import Rotary
from writer.gpt.lora import MODULES, PREFIX, Adapter, factor_shapes
from writer.gpt.training import (
    HELD_OUT_WINDOWS,
    MEASURES,
    Progress,
    Settings,
    TrainingError,
    batch,
    learning_rate,
    sample,
    step_count,
)
from writer.gpt.training_texts import Windows
from writer.lm.positions import causal_mask, rotary

LOGIT_ROWS = 128  # of logits (V wide) at a time: 25 MB of floats, where 512 tokens make 100 MB
SUM_ROW = 256
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8


@dataclass(frozen=True, slots=True)
class State:
    """Where an optimizer stands; the vectors hold all factors in the order of their names."""

    step: int
    parameters: np.ndarray
    first_moment: np.ndarray
    second_moment: np.ndarray


class Trainer:
    """AdamW (1711.05101) over the factors of one adapter of one frozen model."""

    def __init__(self, checkpoint: Checkpoint, adapter: Adapter, settings: Settings) -> None:
        self._config, self._settings = checkpoint.config, settings
        self._embedding = checkpoint.embedding
        self._shapes = factor_shapes(checkpoint.config, adapter.rank)
        self._scale = adapter.alpha / adapter.rank
        self._rank = adapter.rank
        flat = np.concatenate([adapter.factors[name].ravel() for name in self._shapes])
        self._parameters = tf.Variable(flat)
        self._first, self._second = (tf.Variable(np.zeros_like(flat)) for _ in range(2))
        self._step = 0
        self._frozen = self._as_constants(checkpoint)
        self._head = tf.cast(self._frozen.head, self._kind)
        self._functions: dict[tuple[int, int, bool | None], Callable[..., Any]] = {}

    @property
    def step(self) -> int:
        """How many steps were made."""
        return self._step

    @property
    def _kind(self) -> tf.DType:
        return tf.bfloat16 if self._settings.half_precision else tf.float32

    def _as_constants(self, checkpoint: Checkpoint) -> Any:
        """The family's Weights, the layers' matrices in the precision they are multiplied in."""
        family, arrays = FAMILIES[self._config.family], fuse_llama(checkpoint)
        blocks = tuple(
            family.Block(
                *(
                    tf.cast(getattr(block, name), self._kind if name in MODULES else tf.float32)
                    for name in family.Block._fields
                )
            )
            for block in arrays.blocks
        )
        return family.Weights(blocks, tf.constant(arrays.final_norm), tf.constant(arrays.head))

    # -- state ------------------------------------------------------------------------------------

    def state(self) -> State:
        """All that the next step depends on."""
        vectors = (self._parameters, self._first, self._second)
        return State(self._step, *(vector.numpy() for vector in vectors))

    def restore(self, state: State) -> None:
        """Go on from there. Raises ValueError for vectors of another length."""
        self._parameters.assign(state.parameters)
        self._first.assign(state.first_moment)
        self._second.assign(state.second_moment)
        self._step = state.step

    def factors(self) -> dict[str, np.ndarray]:
        """The factors as they are now, by name."""
        sizes = [math.prod(shape) for shape in self._shapes.values()]
        pieces = np.split(self._parameters.numpy(), np.cumsum(sizes)[:-1])
        return {
            name: piece.reshape(shape)
            for (name, shape), piece in zip(self._shapes.items(), pieces, strict=True)
        }

    # -- steps ------------------------------------------------------------------------------------

    def train(self, windows: np.ndarray, learning_rate: float) -> float:
        """One step on windows (B, T + 1); the mean loss of a token before it."""
        self._step += 1
        correction = math.sqrt(1 - BETA_2**self._step) / (1 - BETA_1**self._step)
        function = self._function(windows, training=True)
        x, targets = self._inputs(windows)
        return float(
            function(x, targets, np.float32(learning_rate * correction), np.float32(learning_rate))
        )

    def loss(self, windows: np.ndarray) -> float:
        """The mean loss of a token of windows (B, T + 1)."""
        return float(self._function(windows, training=False)(*self._inputs(windows)))

    def next_logits(self, ids: np.ndarray, count: int) -> np.ndarray:
        """The logits (V,) after the first `count` of ids (T,); what comes after has no part."""
        last = np.eye(1, len(ids), count - 1, dtype=np.float32)
        x = self._embedding[ids].astype(np.float32)
        return np.asarray(self._reader(len(ids))(tf.constant(x), tf.constant(last)))

    def _reader(self, length: int) -> Callable[..., Any]:
        """The traced function from embedded ids (T, D) and a one-hot row to logits (V,)."""
        if (key := (1, length, None)) not in self._functions:
            forward, turns, mask = self._forward(1, length)

            def read(x: tf.Tensor, last: tf.Tensor) -> tf.Tensor:
                hidden = forward(self._config, self._adapted(), x, turns, mask, last)[0]
                return tf.matmul(hidden, self._frozen.head, transpose_b=True)[0]

            self._functions[key] = tf.function(read, autograph=False)
        return self._functions[key]

    def _inputs(self, windows: np.ndarray) -> tuple[tf.Tensor, tf.Tensor]:
        x = self._embedding[windows[:, :-1].ravel()].astype(np.float32)
        return tf.constant(x), tf.constant(windows[:, 1:].ravel())

    def _function(self, windows: np.ndarray, *, training: bool) -> Callable[..., Any]:
        """The traced function for this many windows of this length."""
        count, length = windows.shape[0], windows.shape[1] - 1
        key = (count, length, training)
        if key not in self._functions:
            rows = count * length
            signature = [
                tf.TensorSpec((rows, self._config.n_embd), tf.float32),
                tf.TensorSpec((rows,), tf.int32),
            ]
            mean = self._mean_loss(count, length, training)
            if training:
                signature += [tf.TensorSpec((), tf.float32)] * 2
                mean = self._with_update(mean)
            self._functions[key] = tf.function(mean, input_signature=signature, autograph=False)
        return self._functions[key]

    def _mean_loss(self, count: int, length: int, training: bool) -> Callable[..., tf.Tensor]:
        forward, turns, mask = self._forward(count, length)
        # Measured in float32, but for the frozen layers.
        head = self._head if training else self._frozen.head

        def mean(x: tf.Tensor, targets: tf.Tensor) -> tf.Tensor:
            x = tf.cast(x, head.dtype)
            hidden = forward(self._config, self._adapted(), x, turns, mask)[0]
            return cross_entropy(hidden, targets, head)

        return mean

    def _forward(self, count: int, length: int) -> tuple[Callable[..., Any], Rotary, tf.Tensor]:
        """The family's forward pass, and the turns and the mask for so many windows."""
        config = self._config
        cos, sin = rotary(config.head_dim, config.rope_theta, length)
        turns = Rotary(tf.constant(np.tile(cos, (count, 1))), tf.constant(np.tile(sin, (count, 1))))
        mask = tf.constant(np.tile(causal_mask(0, 0, length, config.groups), (count, 1, 1)))
        return FAMILIES[config.family].forward, turns, mask

    def _with_update(self, mean: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
        """A step of AdamW after the loss, with the gradient clipped by its norm (1211.5063)."""
        clip, decay = self._settings.clip_norm, self._settings.weight_decay

        def update(
            x: tf.Tensor, targets: tf.Tensor, corrected: tf.Tensor, rate: tf.Tensor
        ) -> tf.Tensor:
            with tf.GradientTape() as tape:
                loss = mean(x, targets)
            gradient = tape.gradient(loss, self._parameters)
            gradient *= tf.minimum(1.0, clip / (tf.sqrt(_sum(gradient**2)) + 1e-6))
            first = self._first.assign(BETA_1 * self._first + (1 - BETA_1) * gradient)
            second = self._second.assign(BETA_2 * self._second + (1 - BETA_2) * gradient**2)
            change = corrected * first / (tf.sqrt(second) + EPSILON)
            self._parameters.assign_sub(change + rate * decay * self._parameters)
            return loss

        return update

    def _adapted(self) -> Any:
        """The frozen weights with the factors beside them, and no head."""
        sizes = [math.prod(shape) for shape in self._shapes.values()]
        pieces = zip(self._shapes.items(), tf.split(self._parameters, sizes), strict=True)
        factors = {name: tf.reshape(piece, shape) for (name, shape), piece in pieces}
        blocks = tuple(
            block._replace(
                **{
                    field: Adapted(getattr(block, field), tuple(self._parts(factors, i, field)))
                    for field in MODULES
                }
            )
            for i, block in enumerate(self._frozen.blocks)
        )
        return self._frozen._replace(blocks=blocks, head=None)

    def _parts(self, factors: dict[str, tf.Tensor], layer: int, field: str) -> Iterator[Part]:
        for module in MODULES[field]:
            at = f"{PREFIX}model.layers.{layer}.{module}"
            # The graph's query rows are already over sqrt(d), but for Qwen3's.
            folded = module.endswith("q_proj") and self._config.family != "qwen3"
            over = self._config.head_dim**-0.5 if folded else 1.0
            yield Part(
                factors[f"{at}.lora_A.weight"], factors[f"{at}.lora_B.weight"], self._scale * over
            )


def _sum(vector: tf.Tensor) -> tf.Tensor:
    """The sum, made row by row: TensorFlow's sum of a whole vector differs from run to run."""
    while vector.shape[0] > 1:
        rows = tf.pad(vector, [[0, -vector.shape[0] % SUM_ROW]])
        vector = tf.reduce_sum(tf.reshape(rows, [-1, SUM_ROW]), axis=1)
    return vector[0]


@tf.custom_gradient
def cross_entropy(
    hidden: tf.Tensor, targets: tf.Tensor, head: tf.Tensor
) -> tuple[tf.Tensor, Callable[..., Any]]:
    """The mean cross-entropy of hidden (R, D) times the head (V, D), exact, in chunks of rows.

    The gradient is made beside the loss, so that no chunk's logits are kept or made twice.
    """
    rows = hidden.shape[0]
    losses, gradients = [], []
    for start in range(0, rows, LOGIT_ROWS):
        some, wanted = hidden[start : start + LOGIT_ROWS], targets[start : start + LOGIT_ROWS]
        loss, slope = _loss_and_slope(tf.matmul(some, head, transpose_b=True), wanted, rows)
        losses.append(loss)
        gradients.append(tf.matmul(slope, head))
    gradient = tf.concat(gradients, 0)
    mean = _sum(tf.concat(losses, 0)) / rows
    return mean, lambda up: (tf.cast(up, gradient.dtype) * gradient, None, None)


# Compiled, it goes three times over the logits instead of a dozen times.
@tf.function(jit_compile=True, autograph=False)
def _loss_and_slope(logits: tf.Tensor, wanted: tf.Tensor, rows: int) -> tuple[tf.Tensor, tf.Tensor]:
    """The cross-entropy of each row of logits (R, V), and the gradient of the mean of `rows`."""
    values = tf.cast(logits, tf.float32)
    highest = tf.reduce_max(values, axis=1, keepdims=True)
    powers = tf.exp(values - highest)
    total = tf.reduce_sum(powers, axis=1, keepdims=True)
    right = tf.equal(tf.range(values.shape[1])[tf.newaxis], wanted[:, tf.newaxis])  # (R, V)
    reached = tf.reduce_sum(tf.where(right, values, 0.0), axis=1)
    slope = (powers / total - tf.where(right, 1.0, 0.0)) / rows
    return (tf.math.log(total) + highest)[:, 0] - reached, tf.cast(slope, logits.dtype)


def reproducible() -> None:
    """Run one operation at a time, each on all cores, so that the same seed learns the same.

    Otherwise sums are made in the order in which their parts happen to be ready. Has to come before
    TensorFlow's first operation, or it raises RuntimeError.
    """
    tf.config.threading.set_inter_op_parallelism_threads(1)


def fit(trainer: Trainer, windows: Windows, settings: Settings) -> Iterator[Progress]:
    """Train to the end, from where the trainer stands; what each step came to, 0 being none yet.

    The held-out loss is measured before the first step, after the last and MEASURES times between.
    Raises TrainingError where the loss is no number any more, and MemoryError.
    """
    steps = step_count(settings, len(windows.training))
    every = max(1, steps // MEASURES)
    begun = time.monotonic()

    def held_out() -> float:
        some = sample(windows.held_out, HELD_OUT_WINDOWS)
        return sum(trainer.loss(window[np.newaxis]) for window in some) / len(some)

    if trainer.step == 0:
        yield Progress(0, steps, 0, None, held_out(), time.monotonic() - begun)
    while trainer.step < steps:
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
        measured = held_out() if step % every == 0 or step == steps else None
        seconds = time.monotonic() - begun
        yield Progress(step, steps, rows[:, 1:].size, loss, measured, seconds)
