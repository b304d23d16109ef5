"""What the window shows of a session, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from writer.suggest.session import Session, Status
from writer.suggest.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Shown:
    """The status, and where ghost text is shown its choices, of which `index` is the current one.

    `is_listed` says that the writer is choosing among them and wants to see them all.
    """

    status: Status
    choices: tuple[Suggestion, ...] = ()
    index: int = 0
    is_listed: bool = False

    @property
    def is_copied(self) -> bool:
        """Whether the current choice repeats a text word for word."""
        return bool(self.choices) and self.choices[self.index].is_copied


def shown_of(session: Session, waits: bool, rests: bool, is_listed: bool) -> Shown:
    """What there is to show of this session, whose suggester waits for a pause or rests."""
    if not session.ghost:
        if waits and session.at >= 0:
            return Shown(Status.WAITING)
        return Shown(Status.RESTING if rests and session.wanted < 0 else session.status)
    return Shown(
        Status.SHOWN,
        session.choices,
        session.index,
        is_listed and len(session.choices) > 1,
    )
