"""A checkpoint in memory: named float arrays, spelled as Hugging Face does, no TensorFlow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import ml_dtypes
import numpy as np

from writer.gpt.blocks import Blocks, stacked
from writer.gpt.config import CheckpointError, Config
from writer.gpt.gpt2_checkpoint import EMBEDDING, POSITIONS, Gpt2Arrays, fuse_gpt2, gpt2_shapes
from writer.lm.positions import sinusoidal

M = TypeVar("M", np.ndarray, Blocks)
Join: TypeAlias = Callable[[Sequence[Any]], Any]
Turn: TypeAlias = Callable[[Any], Any]
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

    @property
    def embedding(self) -> np.ndarray:
        """The token embedding (V, D)."""
        gpt2 = self.config.family == "gpt2"
        return self.tensors[EMBEDDING if gpt2 else "model.embed_tokens.weight"]

    @property
    def positions(self) -> np.ndarray | None:
        """What is added to tokens for where they stand (n_ctx, D); None where angles tell."""
        if self.config.positions == "rotary":
            return None
        if self.config.positions == "learned":
            return self.tensors[POSITIONS]
        return sinusoidal(self.config.n_ctx, self.config.n_embd)

    def embedded(self, ids: Sequence[int]) -> np.ndarray:
        """A text's tokens as the graph takes them, from position 0: (T, D)."""
        x = self.embedding[list(ids)]
        return x if self.positions is None else x + self.positions[: len(ids)]


class BlockArrays(NamedTuple, Generic[M]):
    """One layer's weights, fused for the graph; the fields of `llama.Block` and its kin."""

    input_norm: np.ndarray
    qkv: M
    output: M
    post_norm: np.ndarray
    gate_up: M
    down: M
    qkv_bias: np.ndarray | None = None  # Qwen2
    query_norm: np.ndarray | None = None  # Qwen3
    key_norm: np.ndarray | None = None


class Arrays(NamedTuple, Generic[M]):
    """All weights after the embedding, fused for the graph; the fields of `llama.Weights`."""

    blocks: tuple[BlockArrays[M], ...]
    final_norm: np.ndarray
    head: np.ndarray


def expected_shapes(config: Config) -> dict[str, tuple[int, ...]]:
    """The tensors a checkpoint of these sizes must have. A separate output head is optional."""
    return gpt2_shapes(config) if config.family == "gpt2" else _llama_shapes(config)


def _llama_shapes(config: Config) -> dict[str, tuple[int, ...]]:
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
        if config.family == "qwen2":
            for name, rows in (("q", query), ("k", kv), ("v", kv)):
                shapes[f"{at}.self_attn.{name}_proj.bias"] = (rows,)
        if config.family == "qwen3":
            for name in ("q", "k"):
                shapes[f"{at}.self_attn.{name}_norm.weight"] = (config.head_dim,)
    shapes["model.norm.weight"] = (d,)
    return shapes


def check_shapes(config: Config, shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raise CheckpointError for a tensor that is missing, unknown or of a wrong shape."""
    wanted = expected_shapes(config)
    optional = {"lm_head.weight": (config.vocab_size, config.n_embd)}
    for name, shape in wanted.items():
        if name not in shapes:
            raise CheckpointError(f"The model has no tensor named {name}.")
        if shapes[name] != shape:
            raise CheckpointError(f"The tensor {name} has shape {shapes[name]}, not {shape}.")
    for name, shape in shapes.items():
        if name not in wanted and shape != optional.get(name):
            raise CheckpointError(f"The model has a tensor this family does not know: {name}.")


def check_numbers(tensors: Mapping[str, np.ndarray]) -> None:
    """Raise CheckpointError for a weight that is no number."""
    for name, tensor in tensors.items():
        if not np.isfinite(tensor).all():
            raise CheckpointError(f"The tensor {name} has values that are no numbers.")


def rounded(checkpoint: Checkpoint) -> Checkpoint:
    """The model as it can be kept: in half precision, or bfloat16 where that is too narrow."""
    largest = max(float(np.abs(tensor).max()) for tensor in checkpoint.tensors.values())
    fits = largest < np.finfo(np.float16).max
    kind = np.dtype(np.float16 if fits else ml_dtypes.bfloat16)
    tensors = {n: t.astype(kind).astype(np.float32) for n, t in checkpoint.tensors.items()}
    return replace(checkpoint, tensors=tensors, blocks={})


def fuse(
    checkpoint: Checkpoint, join: Join = np.concatenate, turn: Turn = np.transpose
) -> Arrays[np.ndarray] | Gpt2Arrays:
    """The weights as the graph wants them, with 1/sqrt(head_dim) folded into the queries.

    The trainer has tensors of TensorFlow joined, and matrices turned, by functions of its own.
    """
    if checkpoint.config.family == "gpt2":
        return fuse_gpt2(checkpoint.config, checkpoint.tensors, turn)
    return fuse_llama(checkpoint, join)


def fuse_llama(checkpoint: Checkpoint, join: Join = np.concatenate) -> Arrays[np.ndarray]:
    """Join q, k, v and gate, up into one matrix each, for Llama and its kin."""
    scale = query_scale(checkpoint.config)
    return _fused(
        checkpoint,
        checkpoint.tensors,
        lambda q, k, v: join([q * scale, k, v]),
        lambda gate, up: join([gate, up]),
        join,
    )


def fuse_blocks(checkpoint: Checkpoint) -> Arrays[Blocks] | None:
    """The same joining of 4-bit blocks; None unless every layer's matrices are stored in them."""
    scale = query_scale(checkpoint.config)
    if not checkpoint.blocks:
        return None
    try:
        return _fused(
            checkpoint,
            checkpoint.blocks,
            lambda q, k, v: stacked([q.times(scale), k, v]),
            lambda gate, up: stacked([gate, up]),
        )
    except KeyError:
        return None


def query_scale(config: Config) -> np.float32:
    """What query rows are multiplied by; Qwen3 norms queries later, and the norm has it there."""
    return np.float32(1 if config.family == "qwen3" else config.head_dim**-0.5)


def _fused(
    checkpoint: Checkpoint,
    matrices: Mapping[str, M],
    join_qkv: Callable[[M, M, M], M],
    join: Callable[[M, M], M],
    join_biases: Join = np.concatenate,
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
                tensors[f"{at}.input_layernorm.weight"],
                join_qkv(q, k, v),
                o,
                tensors[f"{at}.post_attention_layernorm.weight"],
                join(gate, up),
                down,
                **_extras(checkpoint, f"{at}.self_attn", join_biases),
            )
        )
    head = tensors.get("lm_head.weight", checkpoint.embedding)
    return Arrays(tuple(layers), tensors["model.norm.weight"], head)


def _extras(checkpoint: Checkpoint, at: str, join: Join) -> dict[str, np.ndarray]:
    """The vectors of a layer's attention that Llama has not."""
    tensors, config = checkpoint.tensors, checkpoint.config
    if config.family == "qwen2":
        q, k, v = (tensors[f"{at}.{name}_proj.bias"] for name in "qkv")
        return {"qkv_bias": join([q * query_scale(config), k, v])}
    if config.family == "qwen3":
        scale = np.float32(config.head_dim**-0.5)
        norms = {kind: tensors[f"{at}.{kind}_norm.weight"] for kind in "qk"}
        return {"query_norm": norms["q"] * scale, "key_norm": norms["k"]}
    return {}
