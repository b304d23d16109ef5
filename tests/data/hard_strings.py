"""The texts that tokenizers stumble over, and what other implementations make of them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

HARD_STRINGS = (
    "The quick brown fox, isn't it? He'll say: “no”.",
    " leading space",
    "   three leading spaces",
    "trailing space ",
    "two  spaces   three",
    "\n",
    "\n\n",
    "line one\nline two\r\nline three\n\n\nline four",
    "  \n  indented\n\ttab\t\ttabs",
    "1 12 123 1234 12345 1234567 3.14159 1,000,000",
    "year 1984 and room101 x2y3 ½ Ⅻ ٣٤٥ 二〇二六",
    "naïve café: cafe\u0301, A\u030angstro\u0308m, e\u0301\u0323",
    "漢字と平仮名、カタカナ。한국어 텍스트",
    "मराठी और हिन्दी",
    "🙂👩‍👩‍👧‍👦🇺🇳👍🏽 emoji 🙃.",
    "Ça va? ÉCOLE élève œuvre ß ẞ ſ",
    "don't DON'T I'LL we’re they've o'clock",
    "e-mail@example.com https://x.org/?a=1&b=2#c",
    "def f(x):\n    return x**2  # squared\n",
    "$5.00 + 20% = ^~|<tag> ...!!!???",
    "zero\u200bwidth\u00a0nbsp\u3000ideographic\u2028line\u2029para",
    "мир и Ελληνικά עברית العربية",
    "\U00010348 \U0001d54f \ud7a3 \ufffd \ufb01",
    "a" * 40 + "!" * 20 + "\n" * 5,
    "…—–‘quoted’ «guillemets» „low“",
)
PROSE = Path(__file__).parent.parent.parent / "resources" / "prose.txt"


def byte_alphabet() -> list[str]:
    """GPT-2's printable stand-ins for the 256 bytes."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(b) if b in printable else chr(next(others)) for b in range(256)]


def train_bytes() -> tuple[list[str], list[str]]:
    """A byte-level vocabulary of 512 whose merges cross what the families split differently."""
    import tokenizers

    pairs = tokenizers.Tokenizer(tokenizers.models.BPE())
    words = tokenizers.Regex(r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}+| ?[^\s\p{L}\p{N}]+[\r\n]*|\s+")
    pairs.pre_tokenizer = tokenizers.pre_tokenizers.Sequence(
        [
            tokenizers.pre_tokenizers.Split(words, "isolated"),
            tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = tokenizers.trainers.BpeTrainer(
        vocab_size=512,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=byte_alphabet(),
        show_progress=False,
    )
    pairs.train_from_iterator([PROSE.read_text(encoding="utf-8"), *HARD_STRINGS * 20], trainer)
    model = json.loads(pairs.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    return tokens, [" ".join(merge) for merge in model["merges"]]


def llama_cpp_ids(folder: Path, tokens: list[str], merges: list[str]) -> dict[str, list[list[int]]]:
    """What llama.cpp makes of the texts, by the name of its way to split words."""
    import llama_cpp
    import numpy as np
    from gguf_files import write_gguf

    config = {"model_type": "gpt2", "n_layer": 1, "n_positions": 8, "n_embd": 8, "n_inner": 8}
    config |= {"n_head": 1, "layer_norm_epsilon": 1e-5}
    found = {}
    for pre in ("gpt-2", "smollm", "llama-bpe", "qwen2", "default"):
        path = folder / f"{pre}.gguf"
        words = {"model": "gpt2", "pre": pre, "tokens": tokens, "merges": merges}
        empty = {"transformer.wte.weight": np.zeros((len(tokens), 8), np.float32)}
        write_gguf(path, config, empty, words)
        model = llama_cpp.Llama(str(path), vocab_only=True, verbose=False)
        found[pre] = [
            model.tokenize(text.encode(), add_bos=False, special=False) for text in HARD_STRINGS
        ]
    return found


def sentence_piece() -> dict[str, Any]:
    """A small SentencePiece vocabulary as GGUF holds it, and SentencePiece's own ids."""
    import sentencepiece

    held = io.BytesIO()
    texts = [*PROSE.read_text(encoding="utf-8").splitlines(), *HARD_STRINGS]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for text in texts if text.strip()]),
        model_writer=held,
        vocab_size=700,
        model_type="bpe",
        byte_fallback=True,
        character_coverage=0.99,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        split_digits=True,
        minloglevel=2,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_proto=held.getvalue())
    every = range(pieces.get_piece_size())
    return {
        "tokens": [pieces.id_to_piece(i) for i in every],
        "scores": [pieces.get_score(i) for i in every],
        "types": [
            1 + pieces.is_unknown(i) + 2 * pieces.is_control(i) + 5 * pieces.is_byte(i)
            for i in every
        ],
        "ids": [pieces.encode(text) for text in HARD_STRINGS],
    }
