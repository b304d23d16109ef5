"""Checks a stranger's `tokenizer.json` before the tokenizers library is given it.

That library runs the regular expressions a file brings and panics on some files. So sizes are
bounded, parts are of known kinds, and expressions are those that the well-known families use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tokenizers import Tokenizer

from writer.gpt.config import CheckpointError

_MAX_BYTES, _MAX_DEPTH, _MAX_TEXT = 32 << 20, 64, 1000
_KINDS = {
    "normalizer": {"NFC", "Prepend", "Replace"},
    "pre_tokenizer": {"ByteLevel", "Digits", "Metaspace", "Split"},
    "post_processor": {"ByteLevel", "TemplateProcessing"},
    "decoder": {"ByteFallback", "ByteLevel", "Fuse", "Metaspace", "Replace", "Strip"},
}
_WORDS = r" ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
_LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|%s"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
GPT2 = "'s|'t|'re|'ve|'m|'ll|'d|" + _WORDS
LLAMA3 = _LLAMA3 % r"\p{N}{1,3}"
QWEN2 = _LLAMA3 % r"\p{N}"
# What llama.cpp splits by, one after the other, where a file does not say how.
DEFAULT = (r"[\p{P}\$\+<=>\^~\|]+", GPT2, r"\p{N}+", r"[0-9][0-9][0-9]")
_EXPRESSIONS = {
    *DEFAULT,
    LLAMA3,
    QWEN2,
    r"\p{N}",
    r"\p{N}{1,3}",
    "'(?:[sdmt]|ll|ve|re)|" + _WORDS,
}
_SAMPLE = "It’s 1847:\n\n  naïve 漢字 \N{GRINNING FACE}\t<|x|>"


def checked(text: str, vocab_size: int) -> str:
    """The same tokenizer without padding or truncation. Raises CheckpointError for a bad one."""
    if len(text) > _MAX_BYTES:
        raise CheckpointError("The model's tokenizer.json is far too large to be right.")
    record = parsed_json(text, "tokenizer.json")
    for place, kinds in _KINDS.items():
        for part in parts(record.get(place)):
            _check_part(part, kinds)
    _check_model(record.get("model"), vocab_size)
    _check_added(record.get("added_tokens") or [], vocab_size)
    record |= {"padding": None, "truncation": None}
    whole = json.dumps(record, ensure_ascii=False)
    _check_runs(whole)
    return whole


def parsed_json(text: str, name: str) -> dict[str, Any]:
    """A JSON object of bounded depth that names nothing twice. Raises CheckpointError."""
    try:
        record = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, name))
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"The model's {name} is damaged: it is not JSON.") from error
    level: list[Any] = [record]
    for _ in range(_MAX_DEPTH):
        level = [inner for value in level for inner in _inside(value)]
    if level or not isinstance(record, dict):
        raise CheckpointError(f"The model's {name} is not built as one is.")
    return record


def _once(pairs: list[tuple[str, Any]], name: str) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise CheckpointError(f"The model's {name} names an entry twice.")
    return record


def _inside(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [part for part in inner if isinstance(part, dict | list)]


def parts(part: Any) -> Iterator[dict[str, Any]]:
    """A component's components, whatever sequences they stand in."""
    if part is None:
        return
    if not isinstance(part, dict):
        raise CheckpointError("The model's tokenizer.json is not built as one is.")
    if part.get("type") != "Sequence":
        yield part
        return
    for value in part.values():
        for inner in value if isinstance(value, list) else ():
            yield from parts(inner)


def _check_part(part: dict[str, Any], kinds: set[str]) -> None:
    if str(part.get("type")) not in kinds:
        raise CheckpointError(f"The model's tokenizer uses {part.get('type')!r}, unknown here.")
    pattern = part.get("pattern", {})
    expression = pattern.get("Regex") if isinstance(pattern, dict) else pattern
    if expression is not None and str(expression) not in _EXPRESSIONS:
        raise CheckpointError("The model's tokenizer uses a regular expression unknown here.")
    for value in (*part.values(), *(pattern.values() if isinstance(pattern, dict) else ())):
        if isinstance(value, str) and len(value) > _MAX_TEXT:
            raise CheckpointError("The model's tokenizer holds a text far too long to be right.")


def _check_model(model: Any, vocab_size: int) -> None:
    if not isinstance(model, dict) or model.get("type") != "BPE" or model.get("dropout"):
        raise CheckpointError("The model's tokenizer is no byte-pair encoding, as is known here.")
    if model.get("continuing_subword_prefix") or model.get("end_of_word_suffix"):
        # none of the families has them, and the library aborts the process on some
        raise CheckpointError("The model's tokenizer marks parts of words, unknown here.")
    vocabulary, merges = model.get("vocab"), model.get("merges")
    if not isinstance(vocabulary, dict) or not isinstance(merges, list):
        raise CheckpointError("The model's tokenizer has no vocabulary or no merges.")
    _check_ids(list(vocabulary.values()), vocab_size)
    for merge in merges:
        pair = merge.split(" ", 1) if isinstance(merge, str) else merge
        if (
            not isinstance(pair, list)
            or len(pair) != 2
            or not all(isinstance(side, str) for side in pair)
            or not {*pair, "".join(pair)} <= vocabulary.keys()
        ):
            raise CheckpointError("The model's tokenizer merges what its vocabulary has not.")


def _check_ids(ids: list[Any], vocab_size: int) -> None:
    if any(type(i) is not int or not 0 <= i < vocab_size for i in ids) or len(set(ids)) != len(ids):
        raise CheckpointError("The model's tokenizer numbers tokens that the model does not have.")


def _check_added(added: Any, vocab_size: int) -> None:
    if not isinstance(added, list) or not all(isinstance(token, dict) for token in added):
        raise CheckpointError("The model's tokenizer.json is not built as one is.")
    _check_ids([token.get("id") for token in added], vocab_size)
    for token in added:
        content = token.get("content")
        if not isinstance(content, str) or not 0 < len(content) <= _MAX_TEXT:
            raise CheckpointError("The model's tokenizer holds a text far too long to be right.")


def _check_runs(text: str) -> None:
    """Load it, and take a line there and back: what would fail later had better fail here."""
    try:
        pairs = Tokenizer.from_str(text)
        pairs.decode(pairs.encode(_SAMPLE, add_special_tokens=False).ids)
    # The library panics from Rust on some damaged files, and that is no Exception.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise CheckpointError("The model's tokenizer is damaged: it cannot be loaded.") from error


def for_continuations(text: str) -> str:
    """The same tokenizer decoding what continues a text: a first word keeps its space.

    SentencePiece's decoders drop the space that begins a text, because encoding put one there; but
    what is decoded here follows the writer's words.
    """
    record = json.loads(text)
    decoder = record.get("decoder") or {}
    if decoder.get("type") == "Sequence":
        inner = [part for part in decoder["decoders"] if part["type"] != "Strip"]
        record["decoder"] = {**decoder, "decoders": inner}
    if decoder.get("type") == "Metaspace":
        record["decoder"] = {**decoder, "prepend_scheme": "never"}
    return json.dumps(record, ensure_ascii=False)
