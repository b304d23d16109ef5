"""A GGUF file's tokenizer as a `tokenizer.json` for the tokenizers library, and back."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

from writer.gpt.config import CheckpointError
from writer.gpt.tokenizer_file import DEFAULT, LLAMA3, QWEN2, checked, parts

# Kinds of tokens in the GGUF specification.
_NORMAL, _UNKNOWN, _CONTROL, _USER_DEFINED, _UNUSED, _BYTE = 1, 2, 3, 4, 5, 6
_BYTE_LEVEL = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
_SPACE = "\u2581"


def _split(expression: str) -> dict[str, object]:
    return {
        "type": "Split",
        "pattern": {"Regex": expression},
        "behavior": "Isolated",
        "invert": False,
    }


_WHOLE = {**_BYTE_LEVEL, "use_regex": True}
_BARE = {**_BYTE_LEVEL, "use_regex": False}
# How words are split before their bytes are paired, by the names that llama.cpp gives.
_SPLITS: dict[str, list[dict[str, object]]] = {
    "gpt-2": [_WHOLE],
    "smollm": [{"type": "Digits", "individual_digits": True}, _WHOLE],
    "llama-bpe": [_split(LLAMA3), _BARE],
    "qwen2": [_split(QWEN2), _BARE],
    "default": [*map(_split, DEFAULT), _BARE],
}


def tokenizer_json(fields: dict[str, object]) -> str:
    """The file's tokenizer. Raises CheckpointError for a kind that is unknown here."""
    tokens, types = _texts(fields, "tokens"), fields.get("tokenizer.ggml.token_type")
    if not isinstance(types, list) or len(types) != len(tokens):
        types = [_NORMAL] * len(tokens)
    if len(set(tokens)) != len(tokens):
        raise CheckpointError("The model's vocabulary names a token twice.")
    kind = fields.get("tokenizer.ggml.model")
    if kind == "gpt2":
        kinds = _byte_level(str(fields.get("tokenizer.ggml.pre", "default")))
        merges = [merge.split(" ", 1) for merge in _texts(fields, "merges")]
    elif kind == "llama":
        unknown = tokens[types.index(_UNKNOWN) if _UNKNOWN in types else 0]
        prefix = bool(fields.get("tokenizer.ggml.add_space_prefix", True))
        kinds = _sentence_piece(unknown, prefix)
        merges = sentence_piece_merges(tokens, types, fields.get("tokenizer.ggml.scores"))
    else:
        raise CheckpointError(f"The model's tokenizer is of the kind {kind!r}, unknown here.")
    added = [i for i, t in enumerate(types) if t in (_UNKNOWN, _CONTROL, _USER_DEFINED)]
    record = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(i, tokens[i], types[i] != _USER_DEFINED) for i in added],
        "post_processor": None,
        **kinds,
        "model": {
            "type": "BPE",
            "dropout": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            **kinds["model"],  # type: ignore[dict-item]
            "vocab": {token: i for i, token in enumerate(tokens)},
            "merges": merges,
        },
    }
    return checked(json.dumps(record, ensure_ascii=False), len(tokens))


def _texts(fields: dict[str, object], name: str) -> list[str]:
    texts = fields.get(f"tokenizer.ggml.{name}")
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        raise CheckpointError(f"The model's tokenizer has no {name}.")
    return texts


def _added(i: int, content: str, special: bool) -> dict[str, object]:
    plain = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return {"id": i, "content": content, **plain, "special": special}


def _byte_level(pre: str) -> dict[str, dict[str, object] | None]:
    """Byte-pair encoding of UTF-8 bytes (GPT-2), with the splitting into words called `pre`."""
    if pre not in _SPLITS:
        raise CheckpointError(
            f"The model's tokenizer splits words as {pre!r}; {', '.join(_SPLITS)} are known here."
        )
    return {
        "normalizer": {"type": "NFC"} if pre == "qwen2" else None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": _SPLITS[pre]},
        "decoder": _WHOLE,
        "model": {
            "unk_token": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": pre == "llama-bpe",
        },
    }


def _sentence_piece(unknown: str, prefix: bool) -> dict[str, dict[str, object] | None]:
    """SentencePiece's byte-pair encoding (1808.06226): spaces are letters, bytes a last resort."""
    spaces = {"type": "Replace", "pattern": {"String": " "}, "content": _SPACE}
    first = [{"type": "Prepend", "prepend": _SPACE}] if prefix else []
    decoders: list[dict[str, object]] = [
        {"type": "Replace", "pattern": {"String": _SPACE}, "content": " "},
        {"type": "ByteFallback"},
        {"type": "Fuse"},
    ]
    if prefix:
        decoders.append({"type": "Strip", "content": " ", "start": 1, "stop": 0})
    return {
        "normalizer": {"type": "Sequence", "normalizers": [*first, spaces]},
        "pre_tokenizer": None,
        "decoder": {"type": "Sequence", "decoders": decoders},
        "model": {
            "unk_token": unknown,
            "fuse_unk": True,
            "byte_fallback": True,
            "ignore_merges": False,
        },
    }


def sentence_piece_merges(tokens: list[str], types: list[int], scores: object) -> list[list[str]]:
    """The merges behind SentencePiece's scores: every way to halve a piece, the best piece first.

    Raises CheckpointError where two pieces score the same: their order would be a guess.
    """
    if not isinstance(scores, list) or len(scores) != len(tokens):
        raise CheckpointError("The model's tokenizer has no scores.")
    rank = {token: i for i, token in enumerate(tokens) if types[i] == _NORMAL}
    found = []
    for piece, i in rank.items():
        halves = [(piece[:cut], piece[cut:]) for cut in range(1, min(len(piece), 256))]
        pairs = [(rank[a], rank[b]) for a, b in halves if a in rank and b in rank]
        found += [(-float(scores[i]), i, a, b) for a, b in sorted(pairs)]
    found.sort()
    best = sorted({(score, piece) for score, piece, _, _ in found})
    if any(first[0] == second[0] for first, second in pairwise(best)):
        raise CheckpointError("The model's tokenizer scores two pieces the same, unknown here.")
    return [[tokens[a], tokens[b]] for _, _, a, b in found]


def gguf_tokenizer(record: dict[str, Any], vocab_size: int) -> dict[str, object]:
    """The fields that describe a `tokenizer.json`, padded to the size of the vocabulary.

    Raises CheckpointError where GGUF cannot say it, or could only be read as another tokenizer.
    """
    model, added = record["model"], record.get("added_tokens") or []
    tokens = [f"[PAD{i}]" for i in range(vocab_size)]
    types = [_UNUSED] * vocab_size
    for token, i in model["vocab"].items():
        is_byte = model.get("byte_fallback") and re.fullmatch("<0x[0-9A-F]{2}>", token)
        tokens[i], types[i] = token, _BYTE if is_byte else _NORMAL
    for entry in added:
        tokens[entry["id"]] = entry["content"]
        unknown = entry["content"] == model.get("unk_token") and model.get("byte_fallback")
        special = _UNKNOWN if unknown else _CONTROL
        types[entry["id"]] = special if entry.get("special") else _USER_DEFINED
    fields = {"tokenizer.ggml.tokens": tokens, "tokenizer.ggml.token_type": types}
    merges = [m.split(" ", 1) if isinstance(m, str) else m for m in model["merges"]]
    if model.get("byte_fallback"):
        fields |= _scores(record, tokens, merges)
    else:
        fields |= {"tokenizer.ggml.model": "gpt2", "tokenizer.ggml.pre": _pre(record)}
        fields["tokenizer.ggml.merges"] = [" ".join(merge) for merge in merges]
    if json.loads(tokenizer_json(fields))["model"]["merges"] != merges:
        raise CheckpointError("The model's tokenizer cannot be written as GGUF without a change.")
    return fields


def _pre(record: dict[str, Any]) -> str:
    """What llama.cpp calls this way to split words."""
    found = [_how(part) for part in parts(record.get("pre_tokenizer"))]
    composed = [part["type"] for part in parts(record.get("normalizer"))]
    for name, splits in _SPLITS.items():
        if found == [_how(part) for part in splits] and composed == ["NFC"] * (name == "qwen2"):
            return name
    raise CheckpointError("The model's tokenizer splits words in a way that GGUF has no name for.")


def _how(part: dict[str, Any]) -> tuple[object, ...]:
    """What matters of a pre-tokenizer."""
    pattern = (part.get("pattern") or {}).get("Regex")
    # Without the entry a ByteLevel splits as GPT-2 does.
    splits = part.get("use_regex", True) if part["type"] == "ByteLevel" else None
    return part["type"], pattern, splits, part.get("add_prefix_space", False)


def _scores(
    record: dict[str, Any], tokens: list[str], merges: list[list[str]]
) -> dict[str, object]:
    """SentencePiece's scores from the order of merges: a piece's is that of its first merge."""
    first: dict[str, int] = {}
    for left, right in merges:
        first.setdefault(left + right, len(first))
    prepended = [part["type"] for part in parts(record.get("normalizer"))]
    if prepended not in (["Prepend", "Replace"], ["Replace"]) or record.get("pre_tokenizer"):
        raise CheckpointError("The model's tokenizer treats spaces in a way GGUF has no name for.")
    return {
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.scores": [-float(first.get(token, len(first))) for token in tokens],
        "tokenizer.ggml.add_space_prefix": "Prepend" in prepended,
    }
