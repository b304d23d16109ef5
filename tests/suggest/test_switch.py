from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.suggest.switch import HOUR, Switch

NAMES = st.sampled_from(["", "/a.md", "/b.md"])


@given(st.lists(st.tuples(NAMES, st.booleans()), max_size=8), st.floats(0, 1e9), NAMES)
def test_a_document_is_off_as_was_said_of_it_last(
    said: list[tuple[str, bool]], now: float, name: str
) -> None:
    switch = Switch()
    for other, off in said:
        switch = switch.with_document(other, off=off)
    assert switch.is_on(name, now) is not dict(said).get(name, False)


@given(st.floats(0, 1e9), st.floats(0, 10 * HOUR), NAMES)
def test_an_hour_is_off_everywhere_and_then_over(now: float, later: float, name: str) -> None:
    switch = Switch().for_an_hour(now)
    assert switch.is_on(name, now + later) is (now + later >= now + HOUR)
    assert switch.on_again().is_on(name, now)
