"""The graph's key and value cache by token ids, with the tails it held before.

A text goes back and forth: letters are undone, a suggestion is passed over and comes again. What is
cut off the cache is kept for a while as a branch, so that a context met again needs no pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from writer.lm.graph import Graph

# A token's keys and values are 46 KB in SmolLM2-135M, so that all branches stay below 50 MB.
_MOST_TOKENS, _MOST_BRANCHES = 1024, 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A tail that the cache held: the ids from the very first, and the rows from `start` on."""

    ids: list[int]
    start: int
    rows: np.ndarray  # (2 * layers, kv, len(ids) - start, d)


class Cache:
    """Knows which tokens the graph holds, and brings back what it held before."""

    def __init__(self, graph: Graph) -> None:
        self.ids: list[int] = []
        self.guest: object | None = None  # whose rows follow those of `ids` in the graph
        self._graph = graph
        self._branches: list[Branch] = []  # the latest used comes last

    def feed(self, ids: Sequence[int], wanted: int = 1) -> np.ndarray:
        """Run tokens; the logits (wanted, vocab) of the last `wanted`."""
        self.dismiss()
        logits = self._graph.forward(list(ids), wanted)
        self.ids += ids
        return logits

    @property
    def free(self) -> int:
        """How many rows the graph still has room for."""
        return self._graph.capacity - self._graph.length

    def feed_apart(
        self, guest: object, ids: list[int], seen: list[list[int]]
    ) -> tuple[list[int], np.ndarray]:
        """Run one token for each of a guest's texts: their rows, and their logits (len, vocab).

        Each text begins with all of `ids`, and goes on with the rows that `seen` gives for it. They
        stay until anything else is asked of the cache.
        """
        if self.guest is not guest:
            self.dismiss()
            self.guest = guest
        start, shared = self._graph.length, len(self.ids)
        visible = np.zeros((len(ids), start), bool)
        visible[:, :shared] = True
        for row, own in zip(visible, seen, strict=True):
            row[own] = True
        positions = [shared + len(own) for own in seen]
        logits = self._graph.forward_apart(ids, positions, visible)
        return list(range(start, start + len(ids))), logits

    def dismiss(self) -> None:
        """Give up a guest's rows."""
        if self.guest is not None:
            self._graph.truncate(len(self.ids))
            self.guest = None

    def rewind(self, wanted: Sequence[int]) -> int:
        """Hold as much as can be had of these tokens without a pass; how many that is.

        Never all: the last one has to give logits.
        """
        self.dismiss()
        count = common_prefix(self.ids, wanted[:-1])
        if count < len(self.ids):
            self._set_aside(count)
        while (branch := self._longest(wanted[:-1], count)) is not None:
            end = common_prefix(branch.ids, wanted[:-1])
            self._graph.extend(branch.rows[:, :, count - branch.start : end - branch.start])
            self.ids += branch.ids[count:end]
            self._use(branch)
            count = end
        return count

    def clear(self) -> None:
        """Hold nothing, and keep no branch."""
        self._graph.truncate(0)
        self.ids, self._branches, self.guest = [], [], None

    def _longest(self, wanted: Sequence[int], count: int) -> Branch | None:
        """The branch that goes on farthest with these tokens after the first `count`."""
        fitting = [
            (common_prefix(branch.ids, wanted), number)
            for number, branch in enumerate(self._branches)
            if branch.start <= count < len(wanted)
        ]
        end, number = max(fitting, default=(0, 0))
        return self._branches[number] if end > count else None

    def _set_aside(self, count: int) -> None:
        """Cut the cache after the first `count` tokens, and keep what is cut off."""
        ids = self.ids[: count + _MOST_TOKENS]
        for branch in self._branches:
            if branch.start <= count and branch.ids[: len(ids)] == ids:
                self._use(branch)
                break
        else:
            rows = self._graph.rows(count, len(ids))
            self._branches = [
                b for b in self._branches if b.start < count or b.ids != ids[: len(b.ids)]
            ]
            self._branches.append(Branch(ids, count, rows))
        while (
            len(self._branches) > _MOST_BRANCHES
            or sum(b.rows.shape[2] for b in self._branches) > _MOST_TOKENS
        ):
            del self._branches[0]
        self._graph.truncate(count)
        del self.ids[count:]

    def _use(self, branch: Branch) -> None:
        self._branches = [b for b in self._branches if b is not branch] + [branch]


def common_prefix(ours: Sequence[int], theirs: Sequence[int]) -> int:
    """How many tokens both begin with."""
    length = min(len(ours), len(theirs))
    if ours[:length] == theirs[:length]:  # the usual case, and 50 times as fast
        return length
    return next(i for i in range(length) if ours[i] != theirs[i])
