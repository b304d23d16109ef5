"""What a checkpoint of the GPT-2 family holds, and its weights as the graph wants them.

Hugging Face keeps GPT-2's matrices as the first code did, (in, out); the graph's are (out, in).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from writer.gpt.config import Config

EMBEDDING, POSITIONS = "transformer.wte.weight", "transformer.wpe.weight"


class Gpt2Block(NamedTuple):
    """One layer's weights; the fields of `gpt2.Block`."""

    input_norm: np.ndarray
    input_norm_bias: np.ndarray
    qkv: np.ndarray
    qkv_bias: np.ndarray
    output: np.ndarray
    output_bias: np.ndarray
    post_norm: np.ndarray
    post_norm_bias: np.ndarray
    up: np.ndarray
    up_bias: np.ndarray
    down: np.ndarray
    down_bias: np.ndarray


class Gpt2Arrays(NamedTuple):
    """All weights after the embedding; the fields of `gpt2.Weights`."""

    blocks: tuple[Gpt2Block, ...]
    final_norm: np.ndarray
    final_norm_bias: np.ndarray
    head: np.ndarray


def gpt2_shapes(config: Config) -> dict[str, tuple[int, ...]]:
    """The tensors a checkpoint must have; sinusoidal positions are computed, not kept."""
    d, ff = config.n_embd, config.n_ff
    shapes: dict[str, tuple[int, ...]] = {EMBEDDING: (config.vocab_size, d)}
    if config.positions == "learned":
        shapes[POSITIONS] = (config.n_ctx, d)
    for i in range(config.n_layer):
        at = f"transformer.h.{i}"
        shapes |= {
            f"{at}.ln_1.weight": (d,),
            f"{at}.ln_1.bias": (d,),
            f"{at}.attn.c_attn.weight": (d, 3 * d),
            f"{at}.attn.c_attn.bias": (3 * d,),
            f"{at}.attn.c_proj.weight": (d, d),
            f"{at}.attn.c_proj.bias": (d,),
            f"{at}.ln_2.weight": (d,),
            f"{at}.ln_2.bias": (d,),
            f"{at}.mlp.c_fc.weight": (d, ff),
            f"{at}.mlp.c_fc.bias": (ff,),
            f"{at}.mlp.c_proj.weight": (ff, d),
            f"{at}.mlp.c_proj.bias": (d,),
        }
    return shapes | {"transformer.ln_f.weight": (d,), "transformer.ln_f.bias": (d,)}


def fuse_gpt2(
    config: Config, tensors: Mapping[str, np.ndarray], turn: Callable[[Any], Any] = np.transpose
) -> Gpt2Arrays:
    """Turn the matrices to (out, in), with 1/sqrt(head_dim) folded into the queries."""
    scale = np.ones(config.qkv_rows, np.float32)
    scale[: config.n_embd] = np.float32(config.head_dim**-0.5)
    layers = []
    for i in range(config.n_layer):
        at = f"transformer.h.{i}"
        layers.append(
            Gpt2Block(
                input_norm=tensors[f"{at}.ln_1.weight"],
                input_norm_bias=tensors[f"{at}.ln_1.bias"],
                qkv=turn(tensors[f"{at}.attn.c_attn.weight"]) * scale[:, None],
                qkv_bias=tensors[f"{at}.attn.c_attn.bias"] * scale,
                output=turn(tensors[f"{at}.attn.c_proj.weight"]),
                output_bias=tensors[f"{at}.attn.c_proj.bias"],
                post_norm=tensors[f"{at}.ln_2.weight"],
                post_norm_bias=tensors[f"{at}.ln_2.bias"],
                up=turn(tensors[f"{at}.mlp.c_fc.weight"]),
                up_bias=tensors[f"{at}.mlp.c_fc.bias"],
                down=turn(tensors[f"{at}.mlp.c_proj.weight"]),
                down_bias=tensors[f"{at}.mlp.c_proj.bias"],
            )
        )
    return Gpt2Arrays(
        tuple(layers),
        tensors["transformer.ln_f.weight"],
        tensors["transformer.ln_f.bias"],
        tensors.get("lm_head.weight", tensors[EMBEDDING]),
    )
