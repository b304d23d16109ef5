"""Where a training runs: here, on all devices of this machine, or on several machines."""

from __future__ import annotations

import tensorflow as tf

from writer.gpt.training import TrainingError


def strategy_named(name: str, batch: int) -> tf.distribute.Strategy:
    """The strategy for so many windows at a time; `multiworker` reads TF_CONFIG.

    Has to come before TensorFlow's first operation. Raises TrainingError.
    """
    try:
        if name == "mirrored":
            strategy = tf.distribute.MirroredStrategy()
        elif name == "multiworker":
            strategy = tf.distribute.MultiWorkerMirroredStrategy()
        else:
            return tf.distribute.get_strategy()
    except (ValueError, RuntimeError, KeyError, tf.errors.OpError) as error:
        raise TrainingError(
            "The machines could not be joined for training. TF_CONFIG has to name all of them, and "
            "which one this is."
        ) from error
    if batch % strategy.num_replicas_in_sync:
        raise TrainingError(
            f"The batch of {batch} cannot be parted among {strategy.num_replicas_in_sync} devices. "
            "Choose a multiple of their number."
        )
    return strategy
