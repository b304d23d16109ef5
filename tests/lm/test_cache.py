from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from writer.lm import cache
from writer.lm.cache import Cache, common_prefix

IDS = st.lists(st.integers(0, 2), min_size=1, max_size=12)


class FakeGraph:
    """Its keys and values are the tokens' own ids, and it counts what it runs."""

    def __init__(self) -> None:
        self.held: list[int] = []
        self.run = 0

    def forward(self, ids: list[int], wanted: int) -> np.ndarray:
        self.held += ids
        self.run += len(ids)
        return np.zeros((wanted, 1))

    def rows(self, start: int, end: int) -> np.ndarray:
        return np.array(self.held[start:end]).reshape(1, 1, -1, 1)

    def extend(self, rows: np.ndarray) -> None:
        self.held += rows.ravel().tolist()

    def truncate(self, length: int) -> None:
        del self.held[length:]


def ask(cached: Cache, ids: list[int]) -> int:
    count = cached.rewind(ids)
    cached.feed(ids[count:])
    return count


@given(st.lists(IDS, max_size=12))
def test_whatever_was_asked_before_the_rows_are_those_of_the_tokens(asked: list[list[int]]) -> None:
    graph = FakeGraph()
    cached = Cache(graph)  # type: ignore[arg-type]
    for ids in asked:
        count = ask(cached, ids)
        assert count < len(ids)
        assert cached.ids == graph.held == ids


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=30))
def test_branches_stay_few_and_small(asked: list[list[int]]) -> None:
    cached = Cache(FakeGraph())  # type: ignore[arg-type]
    for ids in asked:
        ask(cached, ids * 200)
        branches = cached._branches
        assert len(branches) <= cache._MOST_BRANCHES
        assert sum(len(b.ids) - b.start for b in branches) <= cache._MOST_TOKENS
        assert all(b.rows.shape[2] == len(b.ids) - b.start for b in branches)


def test_going_back_and_forth_runs_the_last_token_only() -> None:
    graph = FakeGraph()
    cached = Cache(graph)  # type: ignore[arg-type]
    first, second = [1, 2, 3, 4, 5, 6], [1, 2, 9, 8, 7]
    ask(cached, first)
    assert ask(cached, second) == 2
    graph.run = 0
    for ids in (first, second, [*first, 7], second, first[:4]):
        cached.feed(ids[cached.rewind(ids) :])
    assert graph.run == 5


def test_the_least_recently_used_branch_goes_first() -> None:
    cached = Cache(FakeGraph())  # type: ignore[arg-type]
    for token in range(20):
        ask(cached, [0, token, token])
        ask(cached, [0, 1, 1])  # used again and again
    assert len(cached._branches) == cache._MOST_BRANCHES
    cached.rewind([0, 5])
    assert cached.rewind([0, 1, 1]) == 2
    assert cached.rewind([0, 2, 2]) == 1


def test_reuse_never_swallows_the_last_token() -> None:
    cached = Cache(FakeGraph())  # type: ignore[arg-type]
    cached.feed([1, 2, 3])
    assert cached.rewind([1, 2, 3]) == 2
    assert cached.rewind([1]) == 0


def test_a_common_prefix_ends_where_one_differs() -> None:
    assert common_prefix([1, 2, 3, 4], [1, 2, 9]) == 2
    assert common_prefix([1, 2], [1, 2, 9]) == 2
    assert common_prefix([], [1]) == 0
