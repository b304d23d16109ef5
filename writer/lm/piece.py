"""What the engine streams: a little text, and how sure the model was of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """The text that a choice lets show, perhaps none, and the choice's natural log-probability.

    That is the model's own and what it recalls, at temperature 1 and before all penalties; among
    the tokens that agree with the letters typed, where there are any. It is 0 where nothing was
    chosen.
    """

    text: str = ""
    log_probability: float = 0.0
