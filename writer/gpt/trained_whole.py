"""A model all of whose weights are trained, from a base's or from first values of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import tensorflow as tf

from writer.gpt.checkpoint import Checkpoint, fuse
from writer.gpt.families import FAMILIES
from writer.gpt.layers import Dropping, dropout

fold_in = tf.random.experimental.stateless_fold_in
DROPPED = ("output", "down")  # what is added to the residual stream (1706.03762, section 5.4)


class TrainedWhole:
    """The parameters are the checkpoint's tensors, by its names.

    They stay in float32, as what is added to them in a step is less than half precision tells
    apart; matrices are multiplied in the precision of the activations (1710.03740).
    """

    def __init__(self, checkpoint: Checkpoint, drop: float) -> None:
        self.config = checkpoint.config
        self._shell = replace(checkpoint, tensors={}, blocks={})
        self._drop = drop

    def embedded(
        self, parameters: Mapping[str, tf.Tensor], ids: tf.Tensor, seed: tf.Tensor | None
    ) -> tf.Tensor:
        """N texts' tokens (N, T) as the layers take them, one text after another: (NT, D)."""
        whole = replace(self._shell, tensors=parameters)
        x = lookup(whole.embedding, tf.reshape(ids, [-1]))
        if whole.positions is not None:
            count, length = ids.shape
            x += tf.tile(whole.positions[:length], [count, 1])
        if seed is None or not self._drop:
            return x
        return dropout(x, self._drop, fold_in(seed, 0))

    def weights(
        self, parameters: Mapping[str, tf.Tensor], kind: tf.DType, seed: tf.Tensor | None
    ) -> Any:
        """The family's Weights, made of the parameters as the exported graph's are."""
        family = FAMILIES[self.config.family]
        whole = replace(self._shell, tensors=parameters)
        arrays = fuse(whole, lambda parts: tf.concat(parts, 0), tf.transpose)

        def cast(tensor: tf.Tensor) -> tf.Tensor:
            return tf.cast(tensor, kind) if len(tensor.shape) > 1 else tensor

        blocks = []
        for i, block in enumerate(arrays.blocks):
            fields = {name: cast(getattr(block, name)) for name in family.Block._fields}
            if seed is not None and self._drop:
                for place, name in enumerate(DROPPED, 1 + len(DROPPED) * i):
                    fields[name] = Dropping(fields[name], self._drop, fold_in(seed, place))
            blocks.append(family.Block(**fields))
        top = (cast(getattr(arrays, name)) for name in family.Weights._fields[1:])
        return family.Weights(tuple(blocks), *top)


@tf.custom_gradient
def lookup(table: tf.Tensor, ids: tf.Tensor) -> tuple[tf.Tensor, Callable[..., Any]]:
    """Rows (R, D) of a table (V, D); its gradient is added up in the order of the ids."""

    def gradient(up: tf.Tensor) -> tuple[tf.Tensor, None]:
        return tf.scatter_nd(ids[:, tf.newaxis], up, table.shape), None

    return tf.gather(table, ids), gradient
