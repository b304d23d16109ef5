"""A checkpoint in memory: named float arrays, spelled as Hugging Face does, no TensorFlow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from writer.gpt.blocks import Blocks, stacked
from writer.gpt.config import CheckpointError, Config

M = TypeVar("M", np.ndarray, Blocks)
# The fields of a block that are matrices, and so the names of a layer's linear inputs.
MATRICES = ("qkv", "output", "gate_up", "down")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a model file holds, whatever its format was."""

    config: Config
    tensors: Mapping[str, np.ndarray]
    blocks: Mapping[str, Blocks]  # the matrices of `tensors` that the file holds in 4-bit blocks
    tokenizer_json: str
    end_tokens: tuple[int, ...]


class BlockArrays(NamedTuple, Generic[M]):
    """One layer's weights, fused for the graph; the fields of `llama.Block`."""

    input_norm: np.ndarray
    qkv: M
    output: M
    post_norm: np.ndarray
    gate_up: M
    down: M


class Arrays(NamedTuple, Generic[M]):
    """All weights after the embedding, fused for the graph; the fields of `llama.Weights`."""

    blocks: tuple[BlockArrays[M], ...]
    final_norm: np.ndarray
    head: np.ndarray


def expected_shapes(config: Config) -> dict[str, tuple[int, ...]]:
    """The tensors a checkpoint of these sizes must have. A separate output head is optional."""
    d, ff = config.n_embd, config.n_ff
    query, kv = config.n_head * config.head_dim, config.n_kv_head * config.head_dim
    shapes: dict[str, tuple[int, ...]] = {"model.embed_tokens.weight": (config.vocab_size, d)}
    for i in range(config.n_layer):
        at = f"model.layers.{i}"
        shapes |= {
            f"{at}.input_layernorm.weight": (d,),
            f"{at}.self_attn.q_proj.weight": (query, d),
            f"{at}.self_attn.k_proj.weight": (kv, d),
            f"{at}.self_attn.v_proj.weight": (kv, d),
            f"{at}.self_attn.o_proj.weight": (d, query),
            f"{at}.post_attention_layernorm.weight": (d,),
            f"{at}.mlp.gate_proj.weight": (ff, d),
            f"{at}.mlp.up_proj.weight": (ff, d),
            f"{at}.mlp.down_proj.weight": (d, ff),
        }
    shapes["model.norm.weight"] = (d,)
    return shapes


def check(checkpoint: Checkpoint) -> None:
    """Raise CheckpointError for a missing tensor, a wrong shape, or a weight that is no number."""
    wanted = expected_shapes(checkpoint.config)
    optional = {"lm_head.weight": wanted["model.embed_tokens.weight"]}
    for name, shape in wanted.items():
        if name not in checkpoint.tensors:
            raise CheckpointError(f"The model has no tensor named {name}.")
        if checkpoint.tensors[name].shape != shape:
            raise CheckpointError(
                f"The tensor {name} has shape {checkpoint.tensors[name].shape}, not {shape}."
            )
    for name, tensor in checkpoint.tensors.items():
        if name not in wanted and tensor.shape != optional.get(name):
            raise CheckpointError(f"The model has a tensor this family does not know: {name}.")
        if not np.isfinite(tensor).all():
            raise CheckpointError(f"The tensor {name} has values that are no numbers.")


def fuse(checkpoint: Checkpoint) -> Arrays[np.ndarray]:
    """Join q, k, v and gate, up into one matrix each, with 1/sqrt(head_dim) folded into q."""
    scale = np.float32(checkpoint.config.head_dim**-0.5)
    return _fused(
        checkpoint,
        checkpoint.tensors,
        lambda q, k, v: np.concatenate([q * scale, k, v]),
        lambda gate, up: np.concatenate([gate, up]),
    )


def fuse_blocks(checkpoint: Checkpoint) -> Arrays[Blocks] | None:
    """The same joining of 4-bit blocks; None unless every layer's matrices are stored in them."""
    scale = np.float32(checkpoint.config.head_dim**-0.5)
    try:
        return _fused(
            checkpoint,
            checkpoint.blocks,
            lambda q, k, v: stacked([q.times(scale), k, v]),
            lambda gate, up: stacked([gate, up]),
        )
    except KeyError:
        return None


def _fused(
    checkpoint: Checkpoint,
    matrices: Mapping[str, M],
    join_qkv: Callable[[M, M, M], M],
    join: Callable[[M, M], M],
) -> Arrays[M]:
    tensors, layers = checkpoint.tensors, []
    for i in range(checkpoint.config.n_layer):
        at = f"model.layers.{i}"
        q, k, v, o = (matrices[f"{at}.self_attn.{name}_proj.weight"] for name in "qkvo")
        gate, up, down = (
            matrices[f"{at}.mlp.{name}_proj.weight"] for name in ("gate", "up", "down")
        )
        layers.append(
            BlockArrays(
                input_norm=tensors[f"{at}.input_layernorm.weight"],
                qkv=join_qkv(q, k, v),
                output=o,
                post_norm=tensors[f"{at}.post_attention_layernorm.weight"],
                gate_up=join(gate, up),
                down=down,
            )
        )
    head = tensors.get("lm_head.weight", tensors["model.embed_tokens.weight"])
    return Arrays(tuple(layers), tensors["model.norm.weight"], head)
