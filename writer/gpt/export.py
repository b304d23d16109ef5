"""Traces the GPT once for its sizes and converts it to a TFLite skeleton.

The weights are arguments of the traced function, not constants: the conversion then takes seconds
and the result 0.2 MB, because it depends on the sizes alone. `bind` fills the weights in.
"""

from __future__ import annotations

import tensorflow as tf

from writer.gpt.blocks import SIZE
from writer.gpt.checkpoint import MATRICES
from writer.gpt.config import Config
from writer.gpt.families import FAMILIES
from writer.gpt.layers import Blocked, Matrix, Past, Rotary, Voiced
from writer.gpt.lora import modules_of


def argument_shapes(
    config: Config, blocks: bool = False, rank: int = 0
) -> dict[str, tuple[int | None, ...]]:
    """Every argument of the graph by name, in order; None is a dynamic axis.

    Weights are named as `bind` expects them; keys and values are the caches of each layer. With
    `blocks` every layer's matrices have offsets, as in `layers.Blocked`, and with a `rank` a part
    of that rank for each module that they join, as in `layers.Voiced`.
    """
    family, d, size = FAMILIES[config.family], config.head_dim, config.n_embd
    modules = modules_of(config)
    shapes: dict[str, tuple[int | None, ...]] = {
        "x": (None, size),
        "mask": (1, None, None),
        "rows": (None, None),
    }
    if config.positions == "rotary":
        shapes |= {"cos": (None, d), "sin": (None, d)}
    if rank:
        shapes["strength"] = (1, 1)
    for i in range(config.n_layer):
        shapes[f"keys_{i}"] = (config.n_kv_head, None, d)
        shapes[f"values_{i}"] = (config.n_kv_head, None, d)
    for i in range(config.n_layer):
        for field, shape in family.shapes(config).items():
            shapes[f"{field}_{i}"] = shape
            if blocks and field in MATRICES:
                shapes[f"{field}_{i}_offsets"] = (shape[0], shape[1] // SIZE)
            if rank and field in modules:
                joined = rank * len(modules[field])
                shapes |= {
                    f"{field}_{i}_a": (joined, shape[1]),
                    f"{field}_{i}_b": (shape[0], joined),
                }
    for field in family.Weights._fields[1:]:
        shapes[field] = (config.vocab_size, size) if field == "head" else (size,)
    return shapes


def skeleton(config: Config, blocks: bool = False, rank: int = 0) -> bytes:
    """The graph without weights, as a TFLite flatbuffer; `blocks` for weights in 4-bit blocks.

    With a `rank` it has room for a voice, which speaks as loud as its input `strength` says.

    Its outputs are `logits` (R, V) and `new`, every layer's new keys and values (2LK, T, d).
    """
    shapes = argument_shapes(config, blocks, rank)

    family, layers = FAMILIES[config.family], range(config.n_layer)

    def weight(arguments: dict[str, tf.Tensor], name: str) -> Matrix:
        offsets = arguments.get(f"{name}_offsets")
        base = arguments[name] if offsets is None else Blocked(arguments[name], offsets)
        if f"{name}_a" not in arguments:
            return base
        a, b = arguments[f"{name}_a"], arguments[f"{name}_b"]
        return Voiced(base, a, b, arguments["strength"])

    def step(**arguments: tf.Tensor) -> dict[str, tf.Tensor]:
        blocks = tuple(
            family.Block(*(weight(arguments, f"{field}_{i}") for field in family.Block._fields))
            for i in layers
        )
        weights = family.Weights(blocks, *(arguments[n] for n in family.Weights._fields[1:]))
        past = [Past(arguments[f"keys_{i}"], arguments[f"values_{i}"]) for i in layers]
        turns = Rotary(arguments["cos"], arguments["sin"]) if "cos" in arguments else None
        x, mask, rows = (arguments[name] for name in ("x", "mask", "rows"))
        logits, news = family.forward(config, weights, x, turns, mask, rows, past)
        # One output for all layers: reading sixty small ones cost a tenth of a token's time.
        return {"logits": logits, "new": tf.concat([kind for new in news for kind in new], 0)}

    signature = {
        name: tf.TensorSpec(shape, tf.float32, name=name) for name, shape in shapes.items()
    }
    module = tf.Module()
    traced = tf.function(step, autograph=False).get_concrete_function(**signature)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], module)
    return bytes(converter.convert())
