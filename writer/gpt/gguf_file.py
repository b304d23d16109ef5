"""Reads a GGUF file into a checkpoint. Runs in a child process only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import gguf
import numpy as np

from writer.gpt.blocks import Blocks, unpacked
from writer.gpt.checkpoint import Checkpoint, check_numbers, check_shapes
from writer.gpt.config import POSITIONS, CheckpointError, Config
from writer.gpt.gguf_header import StoredTensor, read_header
from writer.gpt.gguf_names import hugging_face_name, is_turned
from writer.gpt.gguf_tokenizer import tokenizer_json

# What the library decodes of these kinds; others are refused by name.
_READABLE = {"F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K"}


def read_gguf(path: Path, when_sound: Callable[[], None]) -> Checkpoint:
    """Read a GGUF file whole. Raises CheckpointError with the reason if it cannot.

    `when_sound` is called once all but the weights' values is known to be good.
    """
    fields, listed = read_header(path)
    config, tokenizer = _config(fields), tokenizer_json(fields)
    stored = _by_name(config, listed)
    when_sound()
    tensors: dict[str, np.ndarray] = {}
    blocks: dict[str, Blocks] = {}
    for name, tensor in stored.items():
        rows = np.arange(tensor.shape[0])
        if config.family == "llama" and name.endswith(("q_proj.weight", "k_proj.weight")):
            rows = _unpermuted(rows, config)
        whole = unpacked(tensor.data, tensor.kind) if name.startswith("model.layers.") else None
        if whole is not None:
            blocks[name] = whole.rows(rows)
            tensors[name] = blocks[name].dense()
        else:
            decoded = gguf.quants.dequantize(_typed(tensor.data, tensor.kind), tensor.kind)
            decoded = decoded.astype(np.float32)[rows]
            tensors[name] = decoded.T if is_turned(name) else decoded
    check_numbers(tensors)
    return Checkpoint(config, tensors, blocks, tokenizer, _end_tokens(fields))


def _by_name(config: Config, listed: list[StoredTensor]) -> dict[str, StoredTensor]:
    """The tensors by the names Hugging Face gives them, if they are those of such a model."""
    stored: dict[str, StoredTensor] = {}
    for tensor in listed:
        if tensor.kind.name not in _READABLE:
            raise CheckpointError(
                f"The model stores {tensor.name} as {tensor.kind.name}, which is unknown here."
            )
        name = hugging_face_name(config.family, tensor.name)
        if name in stored:
            raise CheckpointError(f"The model has two tensors for {name}.")
        stored[name] = tensor
    shapes = {n: t.shape[::-1] if is_turned(n) else t.shape for n, t in stored.items()}
    check_shapes(config, shapes)
    return stored


def _typed(stored: np.ndarray, kind: gguf.GGMLQuantizationType) -> np.ndarray:
    """Plain floats as what they are; the library takes everything else as bytes."""
    plain = {"F32": np.float32, "F16": np.float16}
    return stored.view(plain[kind.name]) if kind.name in plain else stored


def _config(fields: dict[str, object]) -> Config:
    family = fields.get("general.architecture")
    if not isinstance(family, str) or family not in POSITIONS:
        raise CheckpointError(
            f"The model's architecture is {family!r}; {', '.join(POSITIONS)} can be read."
        )
    own = {k.removeprefix(f"{family}."): v for k, v in fields.items() if k.startswith(f"{family}.")}
    if own.get("rope.scaling.type", "none") != "none":
        raise CheckpointError("The model scales its rotary positions, which is not supported here.")
    tokens, norm = fields.get("tokenizer.ggml.tokens"), "attention.layer_norm_rms_epsilon"
    heads, width = _integer(own, "attention.head_count"), _integer(own, "embedding_length")
    head_dim = _integer(own, "attention.key_length", width // max(heads, 1))
    if _integer(own, "rope.dimension_count", head_dim) != head_dim:
        raise CheckpointError("The model turns a part of each head only, not supported here.")
    return Config(
        family=family,
        positions=POSITIONS[family][0],
        n_layer=_integer(own, "block_count"),
        n_head=heads,
        n_kv_head=_integer(own, "attention.head_count_kv", heads),
        n_embd=width,
        n_ff=_integer(own, "feed_forward_length"),
        n_ctx=_integer(own, "context_length"),
        vocab_size=len(tokens) if isinstance(tokens, list) else 0,
        head_dim=head_dim,
        norm_eps=_number(own, norm.replace("_rms", "") if family == "gpt2" else norm),
        rope_theta=_number(own, "rope.freq_base", 10_000.0),
    )


def _integer(fields: dict[str, object], name: str, default: int | None = None) -> int:
    value = fields.get(name, default)
    if type(value) is not int:
        raise CheckpointError(f"The model file does not give its {name}.")
    return value


def _number(fields: dict[str, object], name: str, default: float | None = None) -> float:
    value = fields.get(name, default)
    if not isinstance(value, float):
        raise CheckpointError(f"The model file does not give its {name}.")
    return float(str(np.float32(value)))  # 1e-05, which float32 rounds


def _unpermuted(rows: np.ndarray, config: Config) -> np.ndarray:
    """Where rows of queries and keys lie in the file.

    llama.cpp reorders them for interleaved rotary pairs.
    """
    if len(rows) % config.head_dim:
        raise CheckpointError("The model's attention heads do not fit its matrices.")
    return rows.reshape(-1, config.head_dim // 2, 2).swapaxes(1, 2).ravel()


def _end_tokens(fields: dict[str, object]) -> tuple[int, ...]:
    """Every token that ends a text, whichever the file names as the end of a chat turn."""
    tokens = fields["tokenizer.ggml.tokens"]
    assert isinstance(tokens, list)  # the tokenizer was read
    ends = {t for t in ("<|endoftext|>", "<|im_end|>", "</s>", "<|end_of_text|>") if t in tokens}
    ids = {tokens.index(t) for t in ends}
    stated = fields.get("tokenizer.ggml.eos_token_id")
    if isinstance(stated, int) and 0 <= stated < len(tokens):
        ids.add(stated)
    return tuple(sorted(ids))
