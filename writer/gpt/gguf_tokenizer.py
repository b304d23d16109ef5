"""The tokenizer that a GGUF file describes, as a `tokenizer.json` for the tokenizers library."""

from __future__ import annotations

import json
from itertools import pairwise

from writer.gpt.config import CheckpointError
from writer.gpt.tokenizer_file import DEFAULT, LLAMA3, QWEN2, checked

# Kinds of tokens in the GGUF specification.
_UNKNOWN, _CONTROL, _USER_DEFINED = 2, 3, 4
_BYTE_LEVEL = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
_SPACE = "\u2581"


def tokenizer_json(fields: dict[str, object]) -> str:
    """The file's tokenizer. Raises CheckpointError for a kind that is unknown here."""
    tokens, types = _texts(fields, "tokens"), fields.get("tokenizer.ggml.token_type")
    if not isinstance(types, list) or len(types) != len(tokens):
        types = [1] * len(tokens)
    if len(set(tokens)) != len(tokens):
        raise CheckpointError("The model's vocabulary names a token twice.")
    kind = fields.get("tokenizer.ggml.model")
    if kind == "gpt2":
        parts = _byte_level(str(fields.get("tokenizer.ggml.pre", "default")))
        merges = [merge.split(" ", 1) for merge in _texts(fields, "merges")]
    elif kind == "llama":
        unknown = tokens[types.index(_UNKNOWN) if _UNKNOWN in types else 0]
        prefix = bool(fields.get("tokenizer.ggml.add_space_prefix", True))
        parts = _sentence_piece(unknown, prefix)
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
        **parts,
        "model": {
            "type": "BPE",
            "dropout": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            **parts["model"],  # type: ignore[dict-item]
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
    whole = {**_BYTE_LEVEL, "use_regex": True}
    bare = {**_BYTE_LEVEL, "use_regex": False}
    splits: dict[str, list[dict[str, object]]] = {
        "gpt-2": [whole],
        "smollm": [{"type": "Digits", "individual_digits": True}, whole],
        "llama-bpe": [_split(LLAMA3), bare],
        "qwen2": [_split(QWEN2), bare],
        "default": [*map(_split, DEFAULT), bare],
    }
    if pre not in splits:
        raise CheckpointError(
            f"The model's tokenizer splits words as {pre!r}; {', '.join(splits)} are known here."
        )
    return {
        "normalizer": {"type": "NFC"} if pre == "qwen2" else None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": splits[pre]},
        "decoder": whole,
        "model": {
            "unk_token": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": pre == "llama-bpe",
        },
    }


def _split(expression: str) -> dict[str, object]:
    return {
        "type": "Split",
        "pattern": {"Regex": expression},
        "behavior": "Isolated",
        "invert": False,
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
    rank = {token: i for i, token in enumerate(tokens) if types[i] == 1}
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
