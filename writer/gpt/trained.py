"""What a trainer has to know of what it trains: numbers to change, and the model they make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import tensorflow as tf

from writer.gpt.config import Config


class Trained(Protocol):
    """A model whose parameters, tensors of float32 by name, are found by training."""

    config: Config

    def embedded(
        self, parameters: Mapping[str, tf.Tensor], ids: tf.Tensor, seed: tf.Tensor | None
    ) -> tf.Tensor:
        """N texts' tokens (N, T) as the layers take them, one text after another: (NT, D)."""
        ...

    def weights(
        self, parameters: Mapping[str, tf.Tensor], kind: tf.DType, seed: tf.Tensor | None
    ) -> Any:
        """The family's Weights for activations of this kind; with a seed (2,), with dropout."""
        ...
