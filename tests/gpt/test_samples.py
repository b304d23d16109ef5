"""What a voice says while it learns: from a sentence on, and the same for the same model."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from writer.gpt.samples import NEW_TOKENS, PROMPT_TOKENS, sample
from writer.lm.tokenizer import Tokenizer

PAGE = "and went home. “Nobody came,” said the old man, and he put out the lamp. Then it was dark. "


def test_it_begins_with_a_sentence_and_draws_the_same_again(tiny_pack: Path) -> None:
    tokenizer = Tokenizer(tiny_pack)
    size, counts = len(np.load(tiny_pack / "embedding.npy")), list[int]()

    def next_logits(ids: np.ndarray, count: int) -> np.ndarray:
        counts.append(count)
        # What comes after the first `count` ids is not known yet, whatever lies there.
        random = np.random.default_rng(ids[:count].sum())
        return random.normal(size=size).astype(np.float32)

    window = np.array(tokenizer.encode(PAGE), np.int32)
    prompt, text = sample(next_logits, tokenizer, window)
    assert PAGE.split(". ", 1)[1].startswith(prompt)
    assert len(tokenizer.encode(prompt)) <= PROMPT_TOKENS
    assert counts == list(range(counts[0], counts[0] + NEW_TOKENS))
    assert text
    assert sample(next_logits, tokenizer, window) == (prompt, text)


def test_a_page_of_one_sentence_is_begun_where_it_begins(tiny_pack: Path) -> None:
    tokenizer = Tokenizer(tiny_pack)
    window = np.array(tokenizer.encode("and went home in the dark without a lamp"), np.int32)
    logits = np.zeros(len(np.load(tiny_pack / "embedding.npy")), np.float32)
    assert sample(lambda *_: logits, tokenizer, window)[0].startswith("and went")
