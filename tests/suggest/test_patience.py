from __future__ import annotations

from writer.suggest.patience import Mood, Patience

PAUSE = 700


def typed(interval: float, keys: int = 10) -> Patience:
    patience = Patience()
    for number in range(keys):
        patience = patience.after_key(number * interval)
    return patience


def test_the_end_of_a_sentence_is_answered_sooner_and_a_burst_later() -> None:
    calm = typed(400)
    middle = calm.delay(Mood.PAUSE, PAUSE, "It was")
    assert middle == PAUSE
    assert calm.delay(Mood.PAUSE, PAUSE, "It was late. ") < middle
    assert calm.delay(Mood.PAUSE, PAUSE, "他走了。") < middle
    assert typed(90).delay(Mood.PAUSE, PAUSE, "It was") > middle


def test_after_five_in_a_row_the_pause_doubles_until_one_is_taken() -> None:
    patience = Patience()
    for _ in range(4):
        patience = patience.after_dismissal(now=0)
    assert patience.delay(Mood.PAUSE, PAUSE, "It was") == PAUSE
    patience = patience.after_dismissal(now=0)
    assert patience.delay(Mood.PAUSE, PAUSE, "It was") == 2 * PAUSE
    assert patience.after_take().delay(Mood.PAUSE, PAUSE, "It was") == PAUSE


def test_after_ten_in_a_row_nothing_is_offered_for_a_minute() -> None:
    patience = Patience()
    for _ in range(9):
        patience = patience.after_dismissal(now=1000)
    assert patience.may_offer(now=1000)
    patience = patience.after_dismissal(now=1000)
    assert not patience.may_offer(now=60_999)
    assert patience.may_offer(now=61_000)
    assert patience.after_take().may_offer(now=1000)


def test_who_wants_it_while_typing_does_not_wait() -> None:
    assert typed(90).delay(Mood.TYPING, PAUSE, "It was") == 0
