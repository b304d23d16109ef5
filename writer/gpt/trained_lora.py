"""A frozen model with low-rank factors beside its matrices, which are trained (2106.09685)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tensorflow as tf

from writer.gpt.adapted import Adapted, Part
from writer.gpt.checkpoint import Checkpoint, fuse_llama
from writer.gpt.families import FAMILIES
from writer.gpt.lora import MODULES, PREFIX


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

    def _as_constants(self, checkpoint: Checkpoint, kind: tf.DType) -> Any:
        """The family's Weights, the layers' matrices in the precision they are multiplied in."""
        family, arrays = FAMILIES[self.config.family], fuse_llama(checkpoint)
        blocks = tuple(
            family.Block(
                *(
                    tf.cast(getattr(block, name), kind if name in MODULES else tf.float32)
                    for name in family.Block._fields
                )
            )
            for block in arrays.blocks
        )
        return family.Weights(blocks, tf.constant(arrays.final_norm), tf.constant(arrays.head))

    def embedded(
        self, _parameters: Mapping[str, tf.Tensor], ids: tf.Tensor, _seed: tf.Tensor | None
    ) -> tf.Tensor:
        """N texts' tokens (N, T) as the layers take them, one text after another: (NT, D)."""
        return tf.gather(self._embedding, tf.reshape(ids, [-1]))

    def weights(
        self, parameters: Mapping[str, tf.Tensor], kind: tf.DType, _seed: tf.Tensor | None
    ) -> Any:
        """The frozen weights with the factors beside them."""
        blocks = tuple(
            block._replace(
                **{
                    field: Adapted(getattr(block, field), tuple(self._parts(parameters, i, field)))
                    for field in MODULES
                }
            )
            for i, block in enumerate(self._frozen.blocks)
        )
        return self._frozen._replace(blocks=blocks, head=self._heads[kind])

    def _parts(self, factors: Mapping[str, tf.Tensor], layer: int, field: str) -> Iterator[Part]:
        for module in MODULES[field]:
            at = f"{PREFIX}model.layers.{layer}.{module}"
            # The graph's query rows are already over sqrt(d), but for Qwen3's.
            folded = module.endswith("q_proj") and self.config.family != "qwen3"
            over = self.config.head_dim**-0.5 if folded else 1.0
            yield Part(
                factors[f"{at}.lora_A.weight"], factors[f"{at}.lora_B.weight"], self._scale * over
            )
