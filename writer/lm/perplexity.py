"""Perplexity: how surprised a model is by a text, per token."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

WINDOW, SKIPPED = 512, 16


def perplexity(
    ids: list[int],
    log_probabilities: Callable[[list[int]], np.ndarray],
    context_tokens: int = WINDOW,
) -> float:
    """exp of the mean negative log-probability over consecutive windows of 512 tokens.

    They are shorter where the model's context is. The first 16 tokens of each window are not
    counted: they have too little context.
    `log_probabilities` gives (n - 1,) values for n tokens. Raises ValueError for too short a text.
    """
    size = min(WINDOW, context_tokens)
    losses = [
        -log_probabilities(ids[start : start + size])[SKIPPED - 1 :]
        for start in range(0, len(ids) - SKIPPED - 1, size)
    ]
    if not losses:
        raise ValueError(f"the text is shorter than {SKIPPED + 2} tokens")
    return math.exp(float(np.concatenate(losses).mean()))
