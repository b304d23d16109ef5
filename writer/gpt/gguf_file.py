"""Reads a GGUF file into a checkpoint. Runs in a child process only."""

from __future__ import annotations

import json
from pathlib import Path

import gguf
import numpy as np

from writer.gpt.blocks import Blocks, unpacked
from writer.gpt.checkpoint import Checkpoint, check
from writer.gpt.config import CheckpointError, Config
from writer.gpt.gguf_header import read_header

# What the library decodes of these kinds; others are refused by name.
_READABLE = {"F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K"}

_NAMES = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
_TOP_NAMES = {
    "token_embd.weight": "model.embed_tokens.weight",
    "output_norm.weight": "model.norm.weight",
    "output.weight": "lm_head.weight",
}


def read_gguf(path: Path) -> Checkpoint:
    """Read a Llama-family GGUF file whole. Raises CheckpointError with the reason if it cannot."""
    fields, stored = read_header(path)
    config = _config(fields)
    tensors: dict[str, np.ndarray] = {}
    blocks: dict[str, Blocks] = {}
    for tensor in stored:
        if tensor.kind.name not in _READABLE:
            raise CheckpointError(
                f"The model stores {tensor.name} as {tensor.kind.name}, which is unknown here."
            )
        name = _hugging_face_name(tensor.name)
        rows = np.arange(tensor.shape[0])
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            rows = _unpermuted(rows, config)
        whole = unpacked(tensor.data, tensor.kind) if name.startswith("model.layers.") else None
        if whole is not None:
            blocks[name] = whole.rows(rows)
            tensors[name] = blocks[name].dense()
        else:
            decoded = gguf.quants.dequantize(_typed(tensor.data, tensor.kind), tensor.kind)
            tensors[name] = decoded.astype(np.float32)[rows]
    checkpoint = Checkpoint(config, tensors, blocks, tokenizer_json(fields), _end_tokens(fields))
    check(checkpoint)
    return checkpoint


def _typed(stored: np.ndarray, kind: gguf.GGMLQuantizationType) -> np.ndarray:
    """Plain floats as what they are; the library takes everything else as bytes."""
    plain = {"F32": np.float32, "F16": np.float16}
    return stored.view(plain[kind.name]) if kind.name in plain else stored


def _config(fields: dict[str, object]) -> Config:
    architecture = fields.get("general.architecture")
    if architecture != "llama":
        raise CheckpointError(
            f"The model's architecture is {architecture!r}; this version reads Llama models."
        )
    try:
        heads = int(fields["llama.attention.head_count"])  # type: ignore[call-overload]
        width = int(fields["llama.embedding_length"])  # type: ignore[call-overload]
        return Config(
            n_layer=int(fields["llama.block_count"]),  # type: ignore[call-overload]
            n_head=heads,
            n_kv_head=int(fields.get("llama.attention.head_count_kv", heads)),  # type: ignore[call-overload]
            n_embd=width,
            n_ff=int(fields["llama.feed_forward_length"]),  # type: ignore[call-overload]
            n_ctx=int(fields["llama.context_length"]),  # type: ignore[call-overload]
            vocab_size=len(fields["tokenizer.ggml.tokens"]),  # type: ignore[arg-type]
            head_dim=int(fields.get("llama.attention.key_length", width // max(heads, 1))),  # type: ignore[call-overload]
            norm_eps=float(fields["llama.attention.layer_norm_rms_epsilon"]),  # type: ignore[arg-type]
            rope_theta=float(fields.get("llama.rope.freq_base", 10_000.0)),  # type: ignore[arg-type]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(f"The model file does not give its sizes: {error}.") from error


def _hugging_face_name(name: str) -> str:
    """The tensor's Hugging Face name."""
    if name in _TOP_NAMES:
        return _TOP_NAMES[name]
    if name == "rope_freqs.weight":
        raise CheckpointError("The model scales its rotary positions, which is not supported yet.")
    parts = name.split(".")
    if len(parts) == 4 and parts[0] == "blk" and parts[2] in _NAMES:
        return f"model.layers.{parts[1]}.{_NAMES[parts[2]]}.{parts[3]}"
    return name


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
    assert isinstance(tokens, list)
    ends = {t for t in ("<|endoftext|>", "<|im_end|>", "</s>", "<|end_of_text|>") if t in tokens}
    ids = {tokens.index(t) for t in ends}
    stated = fields.get("tokenizer.ggml.eos_token_id")
    return tuple(sorted(ids | ({int(stated)} if isinstance(stated, int) else set())))


def tokenizer_json(fields: dict[str, object]) -> str:
    """The file's byte-level BPE as a `tokenizer.json` for the tokenizers library."""
    kind, pre = fields.get("tokenizer.ggml.model"), fields.get("tokenizer.ggml.pre")
    tokens, merges = fields.get("tokenizer.ggml.tokens"), fields.get("tokenizer.ggml.merges")
    if kind != "gpt2" or pre not in ("smollm", "gpt-2") or not isinstance(merges, list):
        raise CheckpointError(
            f"The model's tokenizer ({kind}, {pre}) is not supported yet; SmolLM's and GPT-2's are."
        )
    assert isinstance(tokens, list)
    types = fields.get("tokenizer.ggml.token_type")
    if len(set(tokens)) != len(tokens):
        raise CheckpointError("The model's vocabulary names a token twice.")
    special = [i for i, t in enumerate(types) if t == 3] if isinstance(types, list) else []
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
    pieces: list[dict[str, object]] = [{**byte_level, "use_regex": True}]
    if pre == "smollm":
        pieces.insert(0, {"type": "Digits", "individual_digits": True})
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [
                {
                    "id": i,
                    "content": tokens[i],
                    "single_word": False,
                    "lstrip": False,
                    "rstrip": False,
                    "normalized": False,
                    "special": True,
                }
                for i in special
            ],
            "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": pieces},
            "post_processor": None,
            "decoder": {**byte_level, "use_regex": True},
            "model": {
                "type": "BPE",
                "dropout": None,
                "unk_token": None,
                "continuing_subword_prefix": None,
                "end_of_word_suffix": None,
                "fuse_unk": False,
                "byte_fallback": False,
                "ignore_merges": False,
                "vocab": {token: i for i, token in enumerate(tokens)},
                "merges": [merge.split(" ", 1) for merge in merges],
            },
        },
        ensure_ascii=False,
    )
