"""What is sent to the model and what comes back, as values that cross the thread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for a completion. Only the latest id is answered.

    The prompt ends exactly at the cursor, inside a word or after a space as it may be. With
    `alternatives` so many are wanted at once that begin with different words.
    """

    id: int
    prompt: str
    max_tokens: int
    alternatives: int = 0
    temperature: float = 0.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
