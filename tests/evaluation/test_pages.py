from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from writer.evaluation.pages import CONTEXT_CHARACTERS, PAGE_CHARACTERS, Page, page, pages, spread

WORDS = st.lists(st.text("abcdé’", min_size=1, max_size=12), min_size=1, max_size=400)


@settings(deadline=None)  # the machine may be busy
@given(WORDS, st.sampled_from([" ", "\n\n", "  "]))
def test_pages_hold_every_word_once_and_whole(words: list[str], between: str) -> None:
    text = between.join(words)
    found = pages(text, 0, len(text))
    assert [word for one in found for word in one.own.split()] == words
    assert sum(one.words for one in found) == len(words)
    assert all(len(one.own) < 1.6 * PAGE_CHARACTERS for one in found)


def test_a_page_comes_with_what_stands_before_it() -> None:
    text = "".join(f"word{number:04} " for number in range(1000))
    one = page(text, 5003, 5100)
    assert one is not None
    assert one.own.startswith("word0556 ")
    assert one.own.endswith("word0566"), "the word that begins within it is whole"
    assert one.begin == CONTEXT_CHARACTERS
    assert one.text in text
    assert page(text, 0, 20) == Page("word0000 word0001 word0002", 0)
    assert page("   \n ", 0, 5) is None


def test_a_script_without_spaces_is_cut_too() -> None:
    text = "山下的村子里有一座老灯塔。" * 120
    assert "".join(one.own for one in pages(text, 0, len(text))) == text


def test_the_first_of_the_spread_pages_come_from_all_parts() -> None:
    found = [Page(str(number), 0) for number in range(100)]
    chosen = [int(one.text) for one in spread(found, 100)]
    assert sorted(chosen) == list(range(100))
    gaps = [b - a for a, b in pairwise([0, *sorted(chosen[:10]), 99])]
    assert max(gaps) <= 25
    assert len(spread(found[:3], 10)) == 3
