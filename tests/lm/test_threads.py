from __future__ import annotations

import pytest

from writer.lm.threads import threads_for


@pytest.mark.parametrize(
    ("cores", "threads"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (8, 4), (64, 4)]
)
def test_one_core_is_left_for_typing_where_there_are_more_than_two(
    cores: int, threads: int
) -> None:
    assert threads_for(cores) == threads
