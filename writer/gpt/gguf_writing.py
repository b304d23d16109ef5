"""Writes a checkpoint as a GGUF file, laid out as llama.cpp expects its families."""

from __future__ import annotations

import json
from pathlib import Path

import gguf
import numpy as np

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.config import CheckpointError, Config
from writer.gpt.gguf_names import gguf_name, is_turned
from writer.gpt.gguf_tokenizer import gguf_tokenizer
from writer.gpt.gpt2_checkpoint import POSITIONS

KINDS = {
    "f32": gguf.GGMLQuantizationType.F32,
    "f16": gguf.GGMLQuantizationType.F16,
    "q8_0": gguf.GGMLQuantizationType.Q8_0,
}


def write_gguf(checkpoint: Checkpoint, path: Path, kind: str) -> None:
    """Write the new file `path` with matrices of this kind, whole or not at all.

    Vectors stay float32, and so do learned positions. GGUF has no word for sinusoidal positions:
    they are written as learned ones. Raises CheckpointError for what GGUF or the kind cannot hold.
    """
    words = gguf_tokenizer(json.loads(checkpoint.tokenizer_json), checkpoint.config.vocab_size)
    partial = path.with_name(path.name + ".part")
    writer = gguf.GGUFWriter(partial, checkpoint.config.family)
    try:
        _write_sizes(writer, checkpoint.config)
        _write_words(writer, words, checkpoint.end_tokens)
        for name, tensor in _stored(checkpoint).items():
            stored, stored_kind = _encoded(name, tensor, KINDS[kind])
            writer.add_tensor(gguf_name(checkpoint.config.family, name), stored, None, stored_kind)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        partial.replace(path)
    finally:
        writer.close()
        partial.unlink(missing_ok=True)


def _stored(checkpoint: Checkpoint) -> dict[str, np.ndarray]:
    """The tensors in the file's layout: GPT-2's (out, in), Llama's heads in interleaved pairs."""
    config, tensors = checkpoint.config, dict(checkpoint.tensors)
    if checkpoint.positions is not None:
        tensors[POSITIONS] = checkpoint.positions
    for name, tensor in tensors.items():
        if is_turned(name):
            tensors[name] = np.ascontiguousarray(tensor.T)
        if config.family == "llama" and name.endswith(("q_proj.weight", "k_proj.weight")):
            pairs = tensor.reshape(-1, 2, config.head_dim // 2, config.n_embd).swapaxes(1, 2)
            tensors[name] = np.ascontiguousarray(pairs).reshape(tensor.shape)
    return tensors


def _encoded(
    name: str, tensor: np.ndarray, kind: gguf.GGMLQuantizationType
) -> tuple[np.ndarray, gguf.GGMLQuantizationType]:
    if tensor.ndim < 2 or name == POSITIONS:
        kind = gguf.GGMLQuantizationType.F32
    elif tensor.shape[-1] % gguf.GGML_QUANT_SIZES[kind][0]:
        kind = gguf.GGMLQuantizationType.F16
    if kind != gguf.GGMLQuantizationType.F32 and np.abs(tensor).max() > np.finfo(np.float16).max:
        raise CheckpointError(f"The tensor {name} is too large for 16 bits; choose --type f32.")
    return gguf.quants.quantize(np.ascontiguousarray(tensor), kind), kind


def _write_sizes(writer: gguf.GGUFWriter, config: Config) -> None:
    writer.add_block_count(config.n_layer)
    writer.add_context_length(config.n_ctx)
    writer.add_embedding_length(config.n_embd)
    writer.add_feed_forward_length(config.n_ff)
    writer.add_head_count(config.n_head)
    writer.add_vocab_size(config.vocab_size)
    if config.family == "gpt2":
        writer.add_layer_norm_eps(config.norm_eps)
        return
    writer.add_head_count_kv(config.n_kv_head)
    writer.add_key_length(config.head_dim)
    writer.add_value_length(config.head_dim)
    writer.add_rope_dimension_count(config.head_dim)
    writer.add_layer_norm_rms_eps(config.norm_eps)
    writer.add_rope_freq_base(config.rope_theta)


def _write_words(
    writer: gguf.GGUFWriter, words: dict[str, object], end_tokens: tuple[int, ...]
) -> None:
    writer.add_tokenizer_model(words["tokenizer.ggml.model"])
    writer.add_token_list(words["tokenizer.ggml.tokens"])
    writer.add_token_types(words["tokenizer.ggml.token_type"])
    if "tokenizer.ggml.merges" in words:
        writer.add_tokenizer_pre(words["tokenizer.ggml.pre"])
        writer.add_token_merges(words["tokenizer.ggml.merges"])
    else:
        writer.add_token_scores(words["tokenizer.ggml.scores"])
        writer.add_add_space_prefix(words["tokenizer.ggml.add_space_prefix"])
    writer.add_add_bos_token(False)
    if end_tokens:
        writer.add_eos_token_id(end_tokens[0])
