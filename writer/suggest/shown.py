"""What the window shows of a session, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from writer.suggest.session import Session, Status, units
from writer.suggest.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Shown:
    """The status, and where ghost text is shown its choices, of which `index` is the current one.

    `end` is the position after the ghost text, were it taken. `is_whole` says that the model will
    not add to it, and `is_listed` that the writer is choosing and wants to see all choices.
    """

    status: Status
    choices: tuple[Suggestion, ...] = ()
    index: int = 0
    end: int = -1
    is_whole: bool = False
    is_listed: bool = False

    @property
    def ghost(self) -> str:
        """The text at the cursor."""
        return self.choices[self.index].remaining if self.choices else ""

    def goes_on(self, earlier: Shown) -> bool:
        """Whether this is what was shown earlier, or what typing and taking left of it."""
        return bool(self.ghost) and self.end == earlier.end and earlier.ghost.endswith(self.ghost)


def shown_of(session: Session, status: Status, is_listed: bool) -> Shown:
    """What there is to show of this session."""
    if not session.ghost:
        return Shown(status)
    return Shown(
        status,
        session.choices,
        session.index,
        session.at + units(session.ghost),
        session.wanted < 0,
        is_listed and len(session.choices) > 1,
    )
