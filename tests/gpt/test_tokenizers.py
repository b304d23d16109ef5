from __future__ import annotations

import json
from typing import Any

import pytest
from data.hard_strings import HARD_STRINGS
from tiny_packs import DATA
from tokenizers import Tokenizer

from writer.gpt.config import CheckpointError
from writer.gpt.gguf_tokenizer import tokenizer_json
from writer.gpt.reading import read_checkpoint
from writer.gpt.tokenizer_file import for_continuations
from writer.lm.vocabulary import vocabulary_of

GOLDEN: dict[str, Any] = json.loads((DATA / "hard_strings.json").read_text(encoding="utf-8"))


def byte_level(pre: str) -> dict[str, object]:
    tokens = GOLDEN["tokens"]
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": pre,
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.merges": GOLDEN["merges"],
        "tokenizer.ggml.token_type": [3] + [1] * (len(tokens) - 1),
    }


def sentence_piece() -> dict[str, object]:
    pieces = GOLDEN["sentencepiece"]
    return {
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.tokens": pieces["tokens"],
        "tokenizer.ggml.scores": pieces["scores"],
        "tokenizer.ggml.token_type": pieces["types"],
    }


def ids_of(text: str, words: str) -> list[int]:
    return list(Tokenizer.from_str(words).encode(text, add_special_tokens=False).ids)


@pytest.mark.parametrize("pre", ["gpt-2", "smollm", "llama-bpe", "qwen2", "default"])
def test_a_gguf_tokenizer_equals_llama_cpp_and_transformers(pre: str) -> None:
    words = tokenizer_json(byte_level(pre))
    for text, expected in zip(HARD_STRINGS, GOLDEN["ids"][pre], strict=True):
        assert ids_of(text, words) == expected, text


def test_a_gguf_tokenizer_equals_sentence_piece() -> None:
    words = tokenizer_json(sentence_piece())
    for text, expected in zip(HARD_STRINGS, GOLDEN["sentencepiece"]["ids"], strict=True):
        assert ids_of(text, words) == expected, text


@pytest.mark.parametrize(("name", "pre"), [("gpt2", "gpt-2"), ("qwen2", "qwen2")])
def test_a_tokenizer_json_gives_the_same(name: str, pre: str) -> None:
    words = read_checkpoint(DATA / f"tiny_{name}").tokenizer_json
    for text, expected in zip(HARD_STRINGS, GOLDEN["ids"][pre], strict=True):
        assert ids_of(text, words) == expected, text


@pytest.mark.parametrize("pre", ["gpt-2", "default", ""])
def test_the_bytes_of_tokens_are_the_text(pre: str) -> None:
    fields = byte_level(pre) if pre else sentence_piece()
    pairs = Tokenizer.from_str(tokenizer_json(fields))
    vocabulary = vocabulary_of(pairs)
    for text in HARD_STRINGS:
        ids = pairs.encode(text, add_special_tokens=False).ids
        found = b"".join(vocabulary[i] for i in ids).decode()
        assert found == (text if pre else " " + text)


@pytest.mark.parametrize("fields", [byte_level("qwen2"), sentence_piece()])
def test_the_first_word_of_a_continuation_keeps_its_space(fields: dict[str, object]) -> None:
    pairs = Tokenizer.from_str(for_continuations(tokenizer_json(fields)))
    ids = pairs.encode("the wood and the sea", add_special_tokens=False).ids
    text = pairs.decode(ids)
    assert text.strip() == "the wood and the sea"
    rest = next(i for i in range(1, len(ids)) if pairs.decode(ids[i:]) == " and the sea")
    assert rest


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tokenizer.ggml.model": "bert"}, "kind 'bert'"),
        ({"tokenizer.ggml.pre": "tekken"}, "'tekken'"),
        ({"tokenizer.ggml.merges": ["Ġ nonsense"]}, "merges what"),
        ({"tokenizer.ggml.merges": [7]}, "no merges"),
        ({"tokenizer.ggml.tokens": ["a", "a"]}, "twice"),
        ({"tokenizer.ggml.tokens": []}, "no tokens"),
    ],
)
def test_other_tokenizers_are_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(CheckpointError, match=words):
        tokenizer_json(byte_level("gpt-2") | change)


def test_pieces_of_equal_score_are_refused() -> None:
    fields = sentence_piece()
    scores = GOLDEN["sentencepiece"]["scores"]
    with pytest.raises(CheckpointError, match="the same"):
        tokenizer_json(fields | {"tokenizer.ggml.scores": [0.0] * len(scores)})
