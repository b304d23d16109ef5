"""Finding and replacing: what is previewed is what is done."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.manuscript.search import Query, SearchError, matches, replaced


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("ab \n\\", max_size=60), st.text("ab\\.", min_size=1, max_size=3), st.text("b\\1"))
def test_plain_words_are_replaced_as_python_does(text: str, sought: str, by: str) -> None:
    query = Query(sought, match_case=True)
    assert replaced(text, matches(query, text, by)) == text.replace(sought, by)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("abAB1 \n", max_size=60), st.sampled_from([r"(a+)(b)?", r"^\w", r"b$", r"\d|a"]))
def test_expressions_are_replaced_as_re_does(text: str, sought: str) -> None:
    by = r"<\g<0>>"
    found = matches(Query(sought, is_regex=True), text, by)
    assert replaced(text, found) == re.sub(sought, by, text, flags=re.M | re.I)


def test_whole_words_and_case() -> None:
    text = "Ann saw Anna. ann, Ann!"
    assert len(matches(Query("ann"), text)) == 4
    assert len(matches(Query("ann", whole_words=True), text)) == 3
    assert len(matches(Query("Ann", whole_words=True, match_case=True), text)) == 2


def test_the_preview_shows_the_line_around() -> None:
    (match,) = matches(Query("lamp"), "One.\nShe put out the lamp, twice.\nTwo.", "light")
    assert (match.before, match.found, match.after) == ("She put out the ", "lamp", ", twice.")
    assert match.replacement == "light"


@pytest.mark.parametrize(
    ("query", "by", "told"),
    [
        (Query(""), "", "nothing to look for"),
        (Query("(", is_regex=True), "", "no regular expression"),
        (Query("a{99999999999}", is_regex=True), "", "no regular expression"),
        (Query("a", is_regex=True), r"\3", "replacement cannot be used"),
        (Query("a", is_regex=True), "\\", "replacement cannot be used"),
        (Query(r"(a+)+$", is_regex=True), "", "takes too long"),
    ],
)
def test_what_cannot_be_sought_is_told_of(
    query: Query, by: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.manuscript.search.SECONDS", 0.05)
    with pytest.raises(SearchError, match=told):
        matches(query, "a" * 5000 + "b", by)
