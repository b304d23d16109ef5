"""How the next token is chosen from the logits, in numpy.

Order as in llama.cpp: repetition penalty, top-k, top-p, min-p, temperature last. Top-p is nucleus
sampling (1904.09751), min-p is 2407.01082, the penalty is CTRL's (1909.05858).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Sampling:
    """The choices for one completion. A temperature of 0 is greedy: always the likeliest token.

    top_k 0, top_p 1, min_p 0 and repetition_penalty 1 each switch that step off. Without a seed
    every sampled completion is different. Raises ValueError for a value out of range.
    """

    temperature: float = 0.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    repetition_window: int = 256
    seed: int | None = None

    def __post_init__(self) -> None:
        allowed = {
            "temperature": (0, 5),
            "top_k": (0, 1_000_000),
            "top_p": (0, 1),
            "min_p": (0, 1),
            "repetition_penalty": (0.5, 3),
            "repetition_window": (0, 1_000_000),
        }
        for name, (low, high) in allowed.items():
            if not low <= getattr(self, name) <= high:
                raise ValueError(f"{name.replace('_', ' ')} must lie between {low} and {high}")


class Sampler:
    """Draws tokens for one completion, with its own random numbers."""

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling
        self._random = np.random.default_rng(sampling.seed)

    def choose(self, logits: np.ndarray, context: Sequence[int]) -> int:
        """The next token's id, from logits (vocab,) and all tokens so far."""
        chosen = self.sampling
        logits = penalized(logits, context, chosen.repetition_penalty, chosen.repetition_window)
        if chosen.temperature == 0:
            return int(np.argmax(logits))
        return int(self._random.choice(len(logits), p=distribution(logits, chosen)))


def penalized(
    logits: np.ndarray, context: Sequence[int], penalty: float, window: int
) -> np.ndarray:
    """Logits with every token of the last `window` made less likely, once each."""
    if penalty == 1 or window == 0 or not context:
        return logits
    seen = np.unique(np.asarray(context[-window:]))
    result = logits.copy()
    result[seen] = np.where(logits[seen] > 0, logits[seen] / penalty, logits[seen] * penalty)
    return result


def distribution(logits: np.ndarray, sampling: Sampling) -> np.ndarray:
    """Probabilities (vocab,) after top-k, top-p and min-p at this temperature (above 0)."""
    order = np.argsort(-logits, kind="stable")
    if sampling.top_k:
        order = order[: sampling.top_k]
    kept = softmax(logits[order].astype(np.float64))
    # The token that crosses top_p belongs to the nucleus, so the likeliest always stays.
    before = np.cumsum(kept) - kept
    keep = (before < sampling.top_p) & (kept >= sampling.min_p * kept[0])
    keep[0] = True
    order = order[keep]
    probabilities = np.zeros(len(logits))
    probabilities[order] = softmax(logits[order].astype(np.float64) / sampling.temperature)
    return probabilities


def softmax(values: np.ndarray) -> np.ndarray:
    """Probabilities from logits, along the only axis."""
    exponentials = np.exp(values - values.max())
    return exponentials / exponentials.sum()
