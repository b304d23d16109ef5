"""What a voice says while it is being trained: the writer's own words, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from writer.lm.sampling import Sampler, Sampling
from writer.lm.tokenizer import Tokenizer

PROMPT_TOKENS, NEW_TOKENS = 16, 32
# The same numbers are drawn for every sample, so that they differ by what was learned alone.
_SAMPLING = Sampling(temperature=0.7, top_p=0.9, repetition_penalty=1.1, seed=1)


def sample(
    next_logits: Callable[[np.ndarray, int], np.ndarray], tokenizer: Tokenizer, window: np.ndarray
) -> tuple[str, str]:
    """The beginning of a held-out window (ids), and what the model makes of it.

    `next_logits(ids, count)` gives the logits after the first `count` of ids.
    """
    sampler = Sampler(_SAMPLING, tokenizer.vocabulary)
    prompt = min(PROMPT_TOKENS, len(window) // 2)
    ids = np.zeros(prompt + NEW_TOKENS, np.int32)
    ids[:prompt] = window[:prompt]
    for count in range(prompt, len(ids)):
        chosen = sampler.choose(next_logits(ids, count), ids[:count].tolist())
        assert chosen is not None  # nothing is barred
        ids[count] = chosen
    return tokenizer.decode(ids[:prompt].tolist()), tokenizer.decode(ids[prompt:].tolist())
