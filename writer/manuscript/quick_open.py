"""Ranking what is typed into the box of quick open: the letters in order, best at word starts."""

from __future__ import annotations

from collections.abc import Iterable

_START, _NEXT, _LATER = 8, 6, 1
_OWN = 3  # more for a letter of the name itself, after the folders or menus that lead to it


def ranked(typed: str, names: Iterable[str]) -> list[str]:
    """The names that hold the letters typed, in their order; the best first, ties as they came."""
    wanted = "".join(typed.casefold().split())
    scored = [(score(wanted, name), name) for name in names]
    return [
        name
        for points, name in sorted(scored, key=lambda one: -(one[0] or 0))
        if points is not None
    ]


def score(wanted: str, name: str) -> float | None:
    """How well a name fits letters in lower case, None if it lacks one of them."""
    best: float | None = None
    folded = name.casefold()
    for start in range(len(folded)):
        if wanted and folded[start] != wanted[0]:
            continue
        points = _from(wanted, folded, start)
        if points is not None and (best is None or points > best):
            best = points
    return 0.0 if not wanted else best


def _from(wanted: str, name: str, start: int) -> float | None:
    points, at, own = 0.0, start, name.rfind("›") + 1
    last = start - 2
    for letter in wanted:
        at = name.find(letter, at)
        if at < 0:
            return None
        begins = at == 0 or not name[at - 1].isalnum()
        points += _NEXT if at == last + 1 else _START if begins else _LATER
        points += _OWN * (at >= own)
        last, at = at, at + 1
    return points - len(name) / 100
