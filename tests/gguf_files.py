"""Writes GGUF files as llama.cpp's converter lays them out, by the gguf library's own tables.

Nothing here comes from `writer`: the files serve to check what it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gguf
import numpy as np

Kind = gguf.GGMLQuantizationType
_TURNED = ("c_attn.weight", "c_proj.weight", "c_fc.weight")


def write_gguf(
    path: Path,
    config: Mapping[str, Any],
    tensors: Mapping[str, np.ndarray],
    tokenizer: Mapping[str, Any],
    kind: Kind = Kind.F32,
) -> None:
    """A model from its config.json, its float tensors and a tokenizer: model, pre, tokens, ..."""
    family = str(config["model_type"])
    writer = gguf.GGUFWriter(path, family)
    _write_sizes(writer, config, len(tokenizer["tokens"]))
    writer.add_tokenizer_model(tokenizer["model"])
    if "pre" in tokenizer:
        writer.add_tokenizer_pre(tokenizer["pre"])
    writer.add_token_list(tokenizer["tokens"])
    writer.add_token_types(tokenizer.get("types", [3] + [1] * (len(tokenizer["tokens"]) - 1)))
    if "merges" in tokenizer:
        writer.add_token_merges(tokenizer["merges"])
    if "scores" in tokenizer:
        writer.add_token_scores(tokenizer["scores"])
    writer.add_eos_token_id(0)
    layers = int(config.get("num_hidden_layers", config.get("n_layer", 0)))
    names = gguf.get_tensor_name_map(getattr(gguf.MODEL_ARCH, family.upper()), layers)
    for name, tensor in tensors.items():
        target = names.get_name(name, try_suffixes=(".weight", ".bias"))
        array = _laid_out(family, name, tensor, config)
        if array.ndim > 1 and array.shape[-1] % gguf.GGML_QUANT_SIZES[kind][0] == 0:
            writer.add_tensor(target, gguf.quants.quantize(array, kind), raw_dtype=kind)
        else:
            writer.add_tensor(target, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _laid_out(family: str, name: str, tensor: np.ndarray, config: Mapping[str, Any]) -> np.ndarray:
    """Llama's query and key rows interleaved in pairs, GPT-2's matrices (out, in)."""
    if family == "gpt2" and name.endswith(_TURNED):
        tensor = tensor.T
    if family == "llama" and name.endswith(("q_proj.weight", "k_proj.weight")):
        half = int(config["hidden_size"]) // int(config["num_attention_heads"]) // 2
        width = tensor.shape[1]
        tensor = tensor.reshape(-1, 2, half, width).swapaxes(1, 2).reshape(-1, width)
    return np.ascontiguousarray(tensor)


def _write_sizes(writer: gguf.GGUFWriter, config: Mapping[str, Any], tokens: int) -> None:
    writer.add_vocab_size(tokens)
    if config["model_type"] == "gpt2":
        writer.add_block_count(config["n_layer"])
        writer.add_context_length(config["n_positions"])
        writer.add_embedding_length(config["n_embd"])
        writer.add_feed_forward_length(config["n_inner"])
        writer.add_head_count(config["n_head"])
        writer.add_layer_norm_eps(config["layer_norm_epsilon"])
        return
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_freq_base(config["rope_parameters"]["rope_theta"])
    if "head_dim" in config:
        writer.add_key_length(config["head_dim"])
        writer.add_value_length(config["head_dim"])
