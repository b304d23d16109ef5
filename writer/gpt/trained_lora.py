"""A frozen model with low-rank factors beside its matrices, which are trained (2106.09685)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import tensorflow as tf

from writer.gpt.adapted import Adapted, Part
from writer.gpt.checkpoint import Checkpoint, fuse, query_scale
from writer.gpt.families import FAMILIES
from writer.gpt.lora import PREFIX, joined_by, modules_of


class TrainedLora:
    """The parameters are an adapter's factors, by PEFT's names."""

    def __init__(self, checkpoint: Checkpoint, scale: float, half_precision: bool) -> None:
        self.config = checkpoint.config
        self._scale = scale
        kind = tf.bfloat16 if half_precision else tf.float32
        self._frozen = self._as_constants(checkpoint, kind)
        self._heads = {tf.float32: self._frozen.head, kind: tf.cast(self._frozen.head, kind)}
        tied = "lm_head.weight" not in checkpoint.tensors
        self._embedding = self._frozen.head if tied else tf.constant(checkpoint.embedding)
        self._positions = checkpoint.positions

    def _as_constants(self, checkpoint: Checkpoint, kind: tf.DType) -> Any:
        """The family's Weights, the layers' matrices in the precision they are multiplied in."""
        family, arrays = FAMILIES[self.config.family], fuse(checkpoint)
        matrices = modules_of(self.config)
        blocks = tuple(
            family.Block(
                *(
                    tf.cast(getattr(block, name), kind if name in matrices else tf.float32)
                    for name in family.Block._fields
                )
            )
            for block in arrays.blocks
        )
        top = (tf.constant(getattr(arrays, name)) for name in family.Weights._fields[1:])
        return family.Weights(blocks, *top)

    def embedded(
        self, _parameters: Mapping[str, tf.Tensor], ids: tf.Tensor, _seed: tf.Tensor | None
    ) -> tf.Tensor:
        """N texts' tokens (N, T) as the layers take them, one text after another: (NT, D)."""
        x = tf.gather(self._embedding, tf.reshape(ids, [-1]))
        if self._positions is None:
            return x
        count, length = ids.shape
        return x + tf.tile(self._positions[:length], [count, 1])

    def weights(
        self, parameters: Mapping[str, tf.Tensor], kind: tf.DType, _seed: tf.Tensor | None
    ) -> Any:
        """The frozen weights with the factors beside them."""
        blocks = tuple(
            block._replace(
                **{
                    field: Adapted(getattr(block, field), tuple(self._parts(parameters, i, field)))
                    for field in modules_of(self.config)
                }
            )
            for i, block in enumerate(self._frozen.blocks)
        )
        return self._frozen._replace(blocks=blocks, head=self._heads[kind])

    def _parts(self, factors: Mapping[str, tf.Tensor], layer: int, field: str) -> Iterator[Part]:
        for module in joined_by(self.config, layer, field):
            at = f"{PREFIX}{module}"
            yield Part(
                factors[f"{at}.lora_A.weight"],
                factors[f"{at}.lora_B.weight"],
                self._scale * self._folded(module),
            )

    def _folded(self, module: str) -> float | np.ndarray:
        """What the graph's rows of a module are times the model's: its queries are over sqrt(d)."""
        over = float(query_scale(self.config))
        if module.endswith("c_attn"):  # queries, keys and values in one
            rows = np.ones((self.config.qkv_rows, 1), np.float32)
            rows[: self.config.n_embd] = over
            return rows
        return over if module.endswith("q_proj") else 1.0
