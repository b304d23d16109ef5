from __future__ import annotations

import pytest

from writer.suggest.spelling import ends_misspelt, known_words


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    return known_words()


@pytest.mark.parametrize(
    ("before", "misspelt"),
    [
        ("She went to teh ", True),
        ("She went to the ", False),
        ("It wasn’t, becuase ", True),
        ("It wasn’t ", False),
        ("She wlaked", False),  # the word may still go on
        ("They came to Mandraxby ", False),
        ("The frobnitz was old, and this frobnitz ", False),
        ("Er ging nach Hause und schlief ", False),
        ("他走进房间 ", False),
        ("", False),
    ],
)
def test_only_what_is_surely_misspelt_is(
    before: str, misspelt: bool, known: frozenset[str]
) -> None:
    assert ends_misspelt(before, known) == misspelt
    assert not ends_misspelt(before, frozenset()), "without a dictionary nothing is"
