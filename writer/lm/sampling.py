"""How the next token is chosen from the logits, in numpy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sampling:
    """The choices for one completion. A temperature of 0 is greedy: always the likeliest token.

    top_k 0, top_p 1, min_p 0 and repetition_penalty 1 each switch that step off. Without a seed
    every sampled completion is different.
    """

    temperature: float = 0.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    repetition_window: int = 256
    seed: int | None = None
