"""What a completion cost, and the watch that measures it."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the latest completion cost. `finish_reason` is stop, length or cancelled.

    `prefill_tokens` were run before the first new token could be chosen, `reused_tokens` stood
    there already and were not. `tokens` does not count what only repeats the letters typed.
    """

    tokens: int = 0
    prefill_tokens: int = 0
    reused_tokens: int = 0
    first_token_ms: float = 0.0
    tokens_per_second: float = 0.0
    finish_reason: str = "cancelled"


class Watch:
    """Notes what happens while a completion streams. `total` tokens are there if nothing is run."""

    def __init__(self, total: int) -> None:
        self._begun = time.perf_counter()
        self._first_token = self._prefilled = 0.0
        self._run, self._reused = 0, total

    def note_prefill(self, reused: int, total: int) -> None:
        """Before the latest logits: of so many tokens this many needed no pass."""
        if not self._prefilled:
            self._run, self._reused = total - reused, reused

    def note_logits(self) -> None:
        """After logits came: the first of them end the prefill."""
        self._prefilled = self._prefilled or time.perf_counter()

    def note_token(self) -> None:
        """After a token came that goes beyond what was typed."""
        self._first_token = self._first_token or time.perf_counter()

    def statistics(self, tokens: int, reason: str) -> Statistics:
        """All of it, once the completion is over."""
        seconds = time.perf_counter() - (self._prefilled or self._begun)
        return Statistics(
            tokens=tokens,
            prefill_tokens=self._run,
            reused_tokens=self._reused,
            first_token_ms=max(self._first_token - self._begun, 0) * 1000,
            tokens_per_second=tokens / seconds if seconds > 0 else 0.0,
            finish_reason=reason,
        )
