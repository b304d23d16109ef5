"""Traces the GPT once for its sizes and converts it to a TFLite skeleton.

The weights are arguments of the traced function, not constants: the conversion then takes seconds
and the result 0.2 MB, because it depends on the sizes alone. `bind` fills the weights in.
"""

from __future__ import annotations

import tensorflow as tf

from writer.gpt import llama
from writer.gpt.blocks import SIZE
from writer.gpt.checkpoint import MATRICES, expected_shapes
from writer.gpt.config import Config


def argument_shapes(config: Config, blocks: bool = False) -> dict[str, tuple[int | None, ...]]:
    """Every argument of the graph by name, in order; None is a dynamic axis.

    Weights are named as `bind` expects them; keys and values are the caches of each layer. With
    `blocks` every layer's matrices have offsets, as in `llama.Blocked`.
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
    for name, shape in list(shapes.items()) if blocks else []:
        if name.rsplit("_", 1)[0] in MATRICES:
            out, inputs = shape
            shapes[f"{name}_offsets"] = (out, (inputs or 0) // SIZE)
    shapes["final_norm"] = (size,)
    shapes["head"] = expected_shapes(config)["model.embed_tokens.weight"]
    return shapes


def skeleton(config: Config, blocks: bool = False) -> bytes:
    """The graph without weights, as a TFLite flatbuffer; `blocks` for weights in 4-bit blocks.

    Its outputs are `logits` (R, V) and `new`, every layer's new keys and values (2LK, T, d).
    """
    shapes = argument_shapes(config, blocks)

    def matrix(arguments: dict[str, tf.Tensor], name: str) -> llama.Matrix:
        offsets = arguments.get(f"{name}_offsets")
        return arguments[name] if offsets is None else llama.Blocked(arguments[name], offsets)

    def step(**arguments: tf.Tensor) -> dict[str, tf.Tensor]:
        layers = range(config.n_layer)
        weights = llama.Weights(
            tuple(
                llama.Block(*(matrix(arguments, f"{field}_{i}") for field in llama.Block._fields))
                for i in layers
            ),
            arguments["final_norm"],
            arguments["head"],
        )
        past = [llama.Past(arguments[f"keys_{i}"], arguments[f"values_{i}"]) for i in layers]
        x, cos, sin, mask, rows = (arguments[name] for name in ("x", "cos", "sin", "mask", "rows"))
        logits, news = llama.forward(config, weights, x, cos, sin, mask, rows, past)
        # One output for all layers: reading sixty small ones cost a tenth of a token's time.
        return {"logits": logits, "new": tf.concat([kind for new in news for kind in new], 0)}

    signature = {
        name: tf.TensorSpec(shape, tf.float32, name=name) for name, shape in shapes.items()
    }
    module = tf.Module()
    traced = tf.function(step, autograph=False).get_concrete_function(**signature)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], module)
    return bytes(converter.convert())
