"""Traces the GPT once for its sizes and converts it to a TFLite skeleton.

The weights are arguments of the traced function, not constants: the conversion then takes seconds
and the result 0.2 MB, because it depends on the sizes alone. `bind` fills the weights in.
"""

from __future__ import annotations

import tensorflow as tf

from writer.gpt.checkpoint import expected_shapes
from writer.gpt.config import Config
from writer.gpt.llama import Block, Past, Weights, forward


def argument_shapes(config: Config) -> dict[str, tuple[int | None, ...]]:
    """Every argument of the graph by name, in order; None is a dynamic axis.

    Weights are named as `bind` expects them; keys and values are the caches of each layer.
    """
    d, size = config.head_dim, config.n_embd
    shapes: dict[str, tuple[int | None, ...]] = {
        "x": (None, size),
        "cos": (None, d),
        "sin": (None, d),
        "mask": (1, None, None),
        "rows": (None, None),
    }
    for i in range(config.n_layer):
        shapes[f"keys_{i}"] = (config.n_kv_head, None, d)
        shapes[f"values_{i}"] = (config.n_kv_head, None, d)
    for i in range(config.n_layer):
        shapes |= {
            f"input_norm_{i}": (size,),
            f"qkv_{i}": (config.qkv_rows, size),
            f"output_{i}": (size, config.n_head * d),
            f"post_norm_{i}": (size,),
            f"gate_up_{i}": (2 * config.n_ff, size),
            f"down_{i}": (size, config.n_ff),
        }
    shapes["final_norm"] = (size,)
    shapes["head"] = expected_shapes(config)["model.embed_tokens.weight"]
    return shapes


def skeleton(config: Config) -> bytes:
    """The graph without weights, as a TFLite flatbuffer."""

    def step(**arguments: tf.Tensor) -> dict[str, tf.Tensor]:
        layers = range(config.n_layer)
        blocks = tuple(
            Block(**{field: arguments[f"{field}_{i}"] for field in Block._fields}) for i in layers
        )
        weights = Weights(blocks, arguments["final_norm"], arguments["head"])
        past = [Past(arguments[f"keys_{i}"], arguments[f"values_{i}"]) for i in layers]
        x, cos, sin, mask, rows = (arguments[name] for name in ("x", "cos", "sin", "mask", "rows"))
        logits, news = forward(config, weights, x, cos, sin, mask, rows, past)
        outputs = {"logits": logits}
        for i, new in enumerate(news):
            outputs |= {f"new_keys_{i}": new.keys, f"new_values_{i}": new.values}
        return outputs

    signature = {
        name: tf.TensorSpec(shape, tf.float32, name=name)
        for name, shape in argument_shapes(config).items()
    }
    module = tf.Module()
    traced = tf.function(step, autograph=False).get_concrete_function(**signature)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], module)
    return bytes(converter.convert())
