"""GGUF files that mean harm or are badly broken, each with a fault of its own.

They are packed by hand here, because no library writes such things.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

HUGE = (1 << 63) + 7
TEXT, LIST, U32, U64, F32 = 8, 9, 4, 10, 6


def packed(kind: int, value: Any) -> bytes:
    """One value of GGUF's metadata."""
    if kind == TEXT:
        return struct.pack("<Q", len(value)) + value
    if kind == LIST:
        inner, values = value
        return struct.pack("<IQ", inner, len(values)) + b"".join(packed(inner, v) for v in values)
    return struct.pack({U32: "<I", U64: "<Q", F32: "<f"}[kind], value)


def fields() -> dict[str, tuple[int, Any]]:
    """The metadata of a small sound GPT-2."""
    letters = [bytes([i]) for i in range(97, 123)]
    return {
        "general.architecture": (TEXT, b"gpt2"),
        "gpt2.block_count": (U32, 1),
        "gpt2.context_length": (U32, 64),
        "gpt2.embedding_length": (U32, 8),
        "gpt2.feed_forward_length": (U32, 8),
        "gpt2.attention.head_count": (U32, 2),
        "gpt2.attention.layer_norm_epsilon": (F32, 1e-5),
        "tokenizer.ggml.model": (TEXT, b"gpt2"),
        "tokenizer.ggml.pre": (TEXT, b"gpt-2"),
        "tokenizer.ggml.tokens": (LIST, (TEXT, [*letters, b"ab"])),
        "tokenizer.ggml.merges": (LIST, (TEXT, [b"a b"])),
    }


def tensors() -> dict[str, np.ndarray]:
    """Its weights."""
    shapes = {
        "token_embd.weight": (27, 8),
        "position_embd.weight": (64, 8),
        "output_norm.weight": (8,),
        "output_norm.bias": (8,),
        "blk.0.attn_norm.weight": (8,),
        "blk.0.attn_norm.bias": (8,),
        "blk.0.attn_qkv.weight": (24, 8),
        "blk.0.attn_qkv.bias": (24,),
        "blk.0.attn_output.weight": (8, 8),
        "blk.0.attn_output.bias": (8,),
        "blk.0.ffn_norm.weight": (8,),
        "blk.0.ffn_norm.bias": (8,),
        "blk.0.ffn_up.weight": (8, 8),
        "blk.0.ffn_up.bias": (8,),
        "blk.0.ffn_down.weight": (8, 8),
        "blk.0.ffn_down.bias": (8,),
    }
    return {name: np.full(shape, 0.5, np.float32) for name, shape in shapes.items()}


def gguf_bytes(
    metadata: Mapping[str, tuple[int, Any]] | None = None,
    weights: Mapping[str, np.ndarray] | None = None,
    lie: Mapping[str, Any] | None = None,
) -> bytes:
    """A GGUF file. `lie` may replace magic, version, counts and what the list of tensors says."""
    metadata, weights, lie = metadata or fields(), weights or tensors(), lie or {}
    counts = lie.get("tensors", len(weights)), lie.get("entries", len(metadata))
    head = lie.get("magic", b"GGUF") + struct.pack("<IQQ", lie.get("version", 3), *counts)
    for key, (kind, value) in metadata.items():
        head += packed(TEXT, key.encode()) + struct.pack("<I", kind) + packed(kind, value)
    head += lie.get("more", b"")
    body = b""
    for name, array in weights.items():
        told = lie.get(name, {})
        shape = told.get("shape", array.shape[::-1])
        head += packed(TEXT, told.get("name", name).encode())
        head += struct.pack("<I", told.get("dimensions", len(shape)))
        head += struct.pack(f"<{len(shape)}Q", *shape)
        head += struct.pack("<IQ", told.get("kind", 0), told.get("offset", len(body)))
        body += array.tobytes() + bytes(-array.nbytes % 32)
    return head + bytes(-len(head) % 32) + body


def gguf_files() -> Iterator[tuple[str, bytes]]:
    """Bad GGUF files by name."""
    whole, metadata, weights = gguf_bytes(), fields(), tensors()
    for length in (0, 3, 4, 8, 23, 24, 40, 100, 400, 900, 1500, len(whole) // 2, len(whole) - 1):
        yield f"cut-at-{length}", whole[:length]
    yield "magic", gguf_bytes(lie={"magic": b"GGML"})
    for version in (0, 1, 4, 1 << 31):
        yield f"version-{version}", gguf_bytes(lie={"version": version})
    for count in (8193, 1 << 32, HUGE):
        yield f"tensors-{count}", gguf_bytes(lie={"tensors": count})
        yield f"entries-{count}", gguf_bytes(lie={"entries": count})
    more = {"entries": len(metadata) + 1}
    text = packed(TEXT, b"x") + struct.pack("<I", TEXT)
    numbers = packed(TEXT, b"x") + struct.pack("<I", LIST)
    for name, extra in {
        "key-huge": struct.pack("<Q", HUGE),
        "key-empty": packed(TEXT, b"") + struct.pack("<II", U32, 1),
        "key-twice": packed(TEXT, b"gpt2.block_count") + struct.pack("<II", U32, 1),
        "value-of-kind-13": packed(TEXT, b"x") + struct.pack("<II", 13, 1),
        "text-huge": text + struct.pack("<Q", HUGE),
        "text-11MB": text + struct.pack("<Q", 11_000_000),
        "list-huge": numbers + struct.pack("<IQ", U64, HUGE),
        "list-5M": numbers + struct.pack("<IQ", U64, 5_000_000),
        "list-past-the-end": numbers + struct.pack("<IQ", U64, 3_000_000),
        "list-of-texts-past-the-end": numbers + struct.pack("<IQ", TEXT, 3_000_000),
        "list-in-list": numbers + struct.pack("<IQIQ", LIST, 1, U64, 1),
        "list-of-kind-77": numbers + struct.pack("<IQ", 77, 1),
    }.items():
        yield name, gguf_bytes(lie={**more, "more": extra})
    one = "blk.0.ffn_up.weight"
    for name, told in {
        "no-dimensions": {"dimensions": 0},
        "five-dimensions": {"shape": (1, 1, 1, 1, 64)},
        "dimensions-huge": {"dimensions": 1 << 31},
        "side-zero": {"shape": (0, 8)},
        "side-huge": {"shape": (HUGE, 8)},
        "product-overflows": {"shape": (1 << 32, 1 << 32)},
        "shape-turned-wrong": {"shape": (16, 4)},
        "kind-999": {"kind": 999},
        "kind-Q8_1": {"kind": 9},
        "kind-integers": {"kind": 26},
        "kind-of-larger-blocks": {"kind": 12},
        "offset-huge": {"offset": HUGE},
        "offset-past-the-end": {"offset": 1 << 20},
        "offset-of-another": {"offset": 0},
        "offset-askew": {"offset": 3},
        "name-of-another": {"name": "token_embd.weight"},
        "name-empty": {"name": ""},
        "name-unknown": {"name": "blk.0.ffn_gate.weight"},
        "name-of-no-layer": {"name": "blk.7.ffn_up.weight"},
    }.items():
        yield f"tensor-{name}", gguf_bytes(lie={one: told})
    for name, value in {"nan": np.nan, "infinite": np.inf}.items():
        bad = np.full((8, 8), 0.5, np.float32)
        bad[3, 3] = value
        yield f"weights-{name}", gguf_bytes(weights={**weights, one: bad})
    yield "tensor-missing", gguf_bytes(weights={k: v for k, v in weights.items() if k != one})
    for key, entry in bad_entries():
        kind = {k: v for k, v in metadata.items() if k != key}
        yield f"{key}-{entry}"[:80], gguf_bytes(kind if entry is None else {**kind, key: entry})


def bad_entries() -> Iterator[tuple[str, tuple[int, Any] | None]]:
    """Single metadata that cannot be right; None leaves it out."""
    for key in fields():
        if key != "tokenizer.ggml.pre":  # without it llama.cpp has a default
            yield key, None
    for key in ("block_count", "context_length", "embedding_length", "attention.head_count"):
        yield f"gpt2.{key}", (U32, 0)
        yield f"gpt2.{key}", (U64, HUGE)
        yield f"gpt2.{key}", (TEXT, b"8")
    yield "gpt2.attention.head_count", (U32, 3)
    yield "gpt2.block_count", (U32, 2)
    yield "gpt2.attention.head_count_kv", (U32, 1)
    yield "gpt2.attention.layer_norm_epsilon", (F32, float("nan"))
    yield "gpt2.attention.layer_norm_epsilon", (F32, 0.0)
    yield "general.architecture", (TEXT, b"mamba")
    yield "general.architecture", (U32, 2)
    yield "general.alignment", (U32, 0)
    yield "general.alignment", (U32, 3)
    yield "general.alignment", (U32, 1 << 31)
    yield "tokenizer.ggml.model", (TEXT, b"bert")
    yield "tokenizer.ggml.pre", (TEXT, b"tekken")
    yield "tokenizer.ggml.tokens", (LIST, (U32, list(range(27))))
    yield "tokenizer.ggml.tokens", (LIST, (TEXT, [b"a"] * 27))
    yield "tokenizer.ggml.merges", (LIST, (TEXT, [b"a z" * 1000]))
    yield "tokenizer.ggml.merges", (LIST, (TEXT, [b"none"]))
    yield "gpt2.rope.scaling.type", (TEXT, b"yarn")
