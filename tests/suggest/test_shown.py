from __future__ import annotations

import pytest

from writer.suggest.policy import Place
from writer.suggest.session import Session, Status, Terms
from writer.suggest.shown import Shown, shown_of


def asked() -> Session:
    session = Session()
    session.ask(Place("He", ""), 2, Terms(), explicit=False)
    return session


def answered() -> Session:
    session = asked()
    session.receive(0, " went home. ", -0.1)
    return session


@pytest.mark.parametrize(
    ("session", "waits", "rests", "status"),
    [
        (Session(), False, False, Status.READY),
        (Session(), True, False, Status.READY),
        (Session(), False, True, Status.RESTING),
        (asked(), True, False, Status.WAITING),
        (asked(), False, False, Status.THINKING),
        (asked(), False, True, Status.THINKING),
        (answered(), True, False, Status.WAITING),
    ],
)
def test_the_status_tells_what_is_waited_for(
    session: Session, waits: bool, rests: bool, status: Status
) -> None:
    assert shown_of(session, waits, rests, is_listed=True) == Shown(status)


def test_a_single_suggestion_is_no_list() -> None:
    session = answered()
    session.reveal()
    shown = shown_of(session, waits=False, rests=True, is_listed=True)
    assert (shown.status, shown.is_listed) == (Status.SHOWN, False)
    session.ask_others(Place("He", ""), 2, Terms())
    session.receive_others(1, [(" ran away. ", -2.0)])
    shown = shown_of(session, waits=False, rests=False, is_listed=True)
    assert (len(shown.choices), shown.index, shown.is_listed) == (2, 1, True)
