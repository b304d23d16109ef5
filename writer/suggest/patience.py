"""How long to wait before something is shown: a writer in full flow is not to be disturbed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’»)]*\s|[。！？][」』”）]*|\n)\Z")
# Keys that follow each other faster than this, in milliseconds, are a burst.
_BURST_MS = 180
_DOUBLED_AFTER, _RESTS_AFTER = 5, 10
_REST_MS = 60_000


class Mood(Enum):
    """When the writer wants to be offered something."""

    ON_REQUEST = "request"
    PAUSE = "pause"
    TYPING = "typing"


@dataclass(frozen=True, slots=True)
class Patience:
    """What recent keys and answers say about the writer. Times are in milliseconds."""

    passed_over: int = 0  # suggestions dismissed in a row
    rests_until: float = 0.0
    last_key: float = -1e9
    interval: float = 1e9  # between recent keys, smoothed

    def after_key(self, now: float) -> Patience:
        """A key was typed."""
        gap = min(now - self.last_key, 2000.0)
        smoothed = gap if self.interval > 2000 else 0.6 * self.interval + 0.4 * gap
        return replace(self, last_key=now, interval=smoothed)

    def after_dismissal(self, now: float) -> Patience:
        """A suggestion was not wanted; after ten of them in a row none is shown for a minute."""
        count = self.passed_over + 1
        rests_until = now + _REST_MS if count >= _RESTS_AFTER else self.rests_until
        return replace(self, passed_over=count, rests_until=rests_until)

    def after_take(self) -> Patience:
        """A suggestion was wanted: all is forgiven."""
        return replace(self, passed_over=0, rests_until=0.0)

    def may_offer(self, now: float) -> bool:
        """Whether the writer has not been disturbed too often just now."""
        return now >= self.rests_until

    def delay(self, mood: Mood, pause: int, before: str) -> int:
        """How long after the last key to show something, for a writer who set this pause."""
        if mood is Mood.TYPING:
            return 0
        delay = float(pause)
        if _SENTENCE_END.search(before[-8:]):
            delay /= 2
        elif self.interval < _BURST_MS:
            delay *= 1.5
        return round(2 * delay if self.passed_over >= _DOUBLED_AFTER else delay)
