"""What is sent to the model and what comes back, as values that cross the thread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for a completion. Only the latest id is answered.

    The prompt ends exactly at the cursor, inside a word or after a space as it may be. With
    `alternatives` so many are wanted at once that begin with different words. The rest is how
    freely words are chosen, as in `writer.lm.sampling`: at temperature 0 always the likeliest.
    """

    id: int
    prompt: str
    max_tokens: int
    alternatives: int = 0
    temperature: float = 0.0
    top_p: float = 1.0
    min_p: float = 0.0
    typical_p: float = 1.0
    repetition_penalty: float = 1.0
    dry_multiplier: float = 0.0
    banned: tuple[str, ...] = ()
    seed: int | None = None
