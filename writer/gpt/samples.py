"""What a voice says while it is being trained: the writer's own words, and how it goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from writer.lm.sampling import Sampler, Sampling
from writer.lm.tokenizer import Tokenizer

PROMPT_TOKENS, NEW_TOKENS = 16, 32
# The same numbers are drawn for every sample, so that they differ by what was learned alone.
_SAMPLING = Sampling(temperature=0.7, top_p=0.9, repetition_penalty=1.1, seed=1)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+|[。！？][”’」]?\s*")


def sample(
    next_logits: Callable[[np.ndarray, int], np.ndarray], tokenizer: Tokenizer, window: np.ndarray
) -> tuple[str, str]:
    """The first sentence that begins in a held-out window (ids), and what the model makes of it.

    `next_logits(ids, count)` gives the logits after the first `count` of ids.
    """
    sampler = Sampler(_SAMPLING, tokenizer.vocabulary)
    begun = tokenizer.encode(_from_a_sentence(tokenizer.decode(window.tolist())))[:PROMPT_TOKENS]
    prompt = len(begun)
    ids = np.zeros(prompt + NEW_TOKENS, np.int32)
    ids[:prompt] = begun
    for count in range(prompt, len(ids)):
        chosen = sampler.choose(next_logits(ids, count), ids[:count].tolist())
        assert chosen is not None  # nothing is barred
        ids[count] = chosen
    parts = (tokenizer.decode(part.tolist()) for part in (ids[:prompt], ids[prompt:]))
    first, rest = (part.rstrip("\ufffd") for part in parts)  # the last character may be a half one
    return first, rest


def _from_a_sentence(text: str) -> str:
    """The text from where a sentence begins in its first half; all of it where none does."""
    found = _SENTENCE_END.search(text, 0, len(text) // 2)
    return text[found.end() :] if found else text
