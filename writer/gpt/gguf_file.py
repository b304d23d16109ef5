"""Reads a GGUF file into a checkpoint.

Format: the GGUF specification of the ggml project, versions 2 and 3. The header is walked here
with bounds before the `gguf` library sees the file, because version 0.19 of it can loop for ever
on a damaged one. Runs in a child process only.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import gguf
import numpy as np

from writer.gpt.checkpoint import Checkpoint, check
from writer.gpt.config import CheckpointError, Config

_NUMBERS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
_MAX_ENTRIES, _MAX_TENSORS = 4096, 8192
_MAX_KEY, _MAX_STRING, _MAX_ARRAY = 65_535, 10_000_000, 4_000_000
# What the library stores under these types can be read; others are refused by name.
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


class _Header:
    """A cursor over the header that refuses to leave the file."""

    def __init__(self, data: np.memmap) -> None:
        self._data = data
        self.at = 0

    def skip(self, size: int) -> int:
        """Pass over `size` bytes and return where they began."""
        start = self.at
        if size < 0 or start + size > len(self._data):
            raise CheckpointError("The file ends before its header does; it may be incomplete.")
        self.at = start + size
        return start

    def number(self, form: str) -> int:
        """Read one little-endian integer."""
        start = self.skip(struct.calcsize(form))
        return int(struct.unpack("<" + form, self._data[start : self.at].tobytes())[0])

    def string(self, limit: int) -> bytes:
        """Read one length-prefixed string."""
        size = self.number("Q")
        if size > limit:
            raise CheckpointError("The file's header holds a text far too long to be right.")
        start = self.skip(size)
        return self._data[start : start + size].tobytes()

    def value(self, kind: int, depth: int = 0) -> None:
        """Pass over one metadata value."""
        if kind in _NUMBERS:
            self.skip(_NUMBERS[kind])
        elif kind == _STRING:
            self.string(_MAX_STRING)
        elif kind == _ARRAY and depth == 0:
            inner, count = self.number("I"), self.number("Q")
            if count > _MAX_ARRAY:
                raise CheckpointError("The file's header holds a list far too long to be right.")
            if inner in _NUMBERS:
                self.skip(_NUMBERS[inner] * count)
            else:
                for _ in range(count):
                    self.value(inner, depth + 1)
        else:
            raise CheckpointError("The file's header holds a kind of value that GGUF has not.")


def check_header(path: Path) -> None:
    """Walk the whole header within bounds; raise CheckpointError at the first thing wrong."""
    if path.stat().st_size < 24:
        raise CheckpointError("The file is too short to be a GGUF model.")
    data = np.memmap(path, np.uint8, "r")
    if data[:4].tobytes() != b"GGUF":
        raise CheckpointError("The file is not a GGUF model: it does not begin as one.")
    header = _Header(data)
    header.skip(4)
    version = header.number("I")
    if version not in (2, 3):
        raise CheckpointError(f"The file is GGUF version {version}; versions 2 and 3 can be read.")
    tensors, entries = header.number("Q"), header.number("Q")
    if tensors > _MAX_TENSORS or entries > _MAX_ENTRIES:
        raise CheckpointError("The file's header announces more than any model has.")
    keys: set[bytes] = set()
    for _ in range(entries):
        key = header.string(_MAX_KEY)
        if not key or key in keys:
            raise CheckpointError("The file's header names an entry twice, or not at all.")
        keys.add(key)
        header.value(header.number("I"))
    names: set[bytes] = set()
    for _ in range(tensors):
        name = header.string(_MAX_KEY)
        dimensions = header.number("I")
        if not name or name in names or not 1 <= dimensions <= 4:
            raise CheckpointError("The file's list of tensors is damaged.")
        names.add(name)
        if any(not 1 <= header.number("Q") <= 1 << 32 for _ in range(dimensions)):
            raise CheckpointError("The file's list of tensors is damaged.")
        header.number("I")
        if header.number("Q") > len(data):
            raise CheckpointError("A tensor lies outside the file; it may be incomplete.")


def read_gguf(path: Path) -> Checkpoint:
    """Read a Llama-family GGUF file whole. Raises CheckpointError with the reason if it cannot."""
    check_header(path)
    try:
        reader = gguf.GGUFReader(path)
    except (ValueError, KeyError, IndexError, TypeError, OverflowError) as error:
        raise CheckpointError("The file is damaged: its tensors cannot be located.") from error
    fields = {name: field.contents() for name, field in reader.fields.items()}
    config = _config(fields)
    tensors: dict[str, np.ndarray] = {}
    for tensor in reader.tensors:
        name = _hugging_face_name(tensor.name)
        if name is None:
            continue
        kind = tensor.tensor_type.name
        if kind not in _READABLE:
            raise CheckpointError(
                f"The model stores {tensor.name} as {kind}, which is unknown here."
            )
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            values = _unpermuted(values, config)
        tensors[name] = values
    checkpoint = Checkpoint(config, tensors, tokenizer_json(fields), _end_tokens(fields))
    check(checkpoint)
    return checkpoint


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


def _hugging_face_name(name: str) -> str | None:
    """The tensor's Hugging Face name; None for what is computed and not a weight."""
    if name in _TOP_NAMES:
        return _TOP_NAMES[name]
    if name == "rope_freqs.weight":
        raise CheckpointError("The model scales its rotary positions, which is not supported yet.")
    parts = name.split(".")
    if len(parts) == 4 and parts[0] == "blk" and parts[2] in _NAMES:
        return f"model.layers.{parts[1]}.{_NAMES[parts[2]]}.{parts[3]}"
    return name


def _unpermuted(weight: np.ndarray, config: Config) -> np.ndarray:
    """Undo llama.cpp's reordering of query and key rows, made for interleaved rotary pairs."""
    half, width = config.head_dim // 2, weight.shape[-1]
    return weight.reshape(-1, half, 2, width).swapaxes(1, 2).reshape(-1, width)


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
