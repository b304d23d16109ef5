"""What is styled in a paragraph of Markdown, beside an independent reader of CommonMark."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from writer.documents.markup import FENCE, Kind, fenced, is_prose, spans

READER = MarkdownIt("commonmark")
# Words, and all that can open, close or break emphasis.
PIECES = ["a", "bc", "été", "天", "“", "”", ".", " ", " ", "*", "**", "***", "_", "__", "`", "``"]
PIECES += ["\\*", "\\_", "[x](y)", "😀", "—", "'", ","]
prose = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join)
wild = st.text(st.sampled_from(string.punctuation + "ab \t1é天😀\u0301\ud800"), max_size=60)


def at_units(paragraph: str, start: int, end: int) -> str:
    units = paragraph.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return units.decode("utf-16-le", "surrogatepass")


def styled(paragraph: str) -> list[tuple[str, frozenset[Kind]]]:
    """The letters that are read, each with its styles."""
    found = spans(paragraph)
    letters, at = [], 0
    for letter in paragraph:
        here = {span.kind for span in found if span.start <= at < span.end}
        at += len(letter.encode("utf-16-le", "surrogatepass")) // 2
        if Kind.MARK not in here:
            letters.append((letter, frozenset(here)))
    return letters


def read(paragraph: str) -> list[tuple[str, frozenset[Kind]]]:
    """The same by the other reader."""
    kinds = {"em": Kind.EMPHASIS, "strong": Kind.STRONG, "link": Kind.LINK}
    letters, here = [], []
    for token in READER.parseInline(paragraph)[0].children or []:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type.endswith("_open"):
            here.append(kinds[name])
        elif token.type.endswith("_close"):
            here.remove(kinds[name])
        else:
            styles = frozenset([*here, Kind.CODE] if token.type == "code_inline" else here)
            letters += [(letter, styles) for letter in token.content]
    return letters


@given(prose)
@example("***a** b*")
@example("a**b*c***")
@example("*a **b* c**")
@example("snake_case_word and _this_")
@example("“*Où ?*”—**non**")
def test_emphasis_links_and_code_are_those_of_another_reader(paragraph: str) -> None:
    paragraph = f"a {paragraph} b"  # a paragraph that is nothing but prose
    ours, theirs = styled(paragraph), read(paragraph)
    assert [one for one in ours if one[0] != " "] == [one for one in theirs if one[0] != " "]


@given(wild, st.booleans())
def test_any_paragraph_has_spans_that_lie_within_it(paragraph: str, in_code: bool) -> None:
    units = len(paragraph.encode("utf-16-le", "surrogatepass")) // 2
    for span in spans(paragraph, in_code):
        assert 0 <= span.start <= span.end <= units
        assert at_units(paragraph, span.start, span.end) in paragraph


@pytest.mark.parametrize(
    ("paragraph", "kind", "looks"),
    [
        ("# The harbour", Kind.TITLE, "# The harbour"),
        ("### The letter ###", Kind.HEADING, "### The letter ###"),
        ("> He wrote", Kind.QUOTE, "He wrote"),
        ("***", Kind.BREAK, "***"),
        ("* * *", Kind.BREAK, "* * *"),
        ("---", Kind.BREAK, "---"),
        ("#", Kind.BREAK, "#"),
        ("- *bread*", Kind.EMPHASIS, "bread"),
        ("12) rope", Kind.MARK, "12) "),
        ("- [x] rope", Kind.MARK, "- [x] "),
        ("a <!-- later --> b", Kind.COMMENT, "<!-- later -->"),
        ("see <https://example.org>", Kind.LINK, "https://example.org"),
        ("😀 **two**", Kind.STRONG, "two"),
    ],
)
def test_what_writers_use_is_known(paragraph: str, kind: Kind, looks: str) -> None:
    found = [at_units(paragraph, s.start, s.end) for s in spans(paragraph) if s.kind is kind]
    assert looks in found


@pytest.mark.parametrize("paragraph", ["#nohash", "3 * 4 * 5", "- ", "a_b_c", "She — said.", "1.5"])
def test_what_only_looks_like_marks_is_left_alone(paragraph: str) -> None:
    assert spans(paragraph) == []


def test_only_prose_is_indented() -> None:
    assert all(map(is_prose, ["She went.", "“No,” she said.", "", "*So* it was.", "—and then"]))
    others = ["# A", "> b", "- c", "1. d", "* * *", "#", "```", "| a | b |", "    code"]
    assert not any(map(is_prose, others))


@given(st.lists(st.sampled_from(["```", "````", "~~~", "```py", "text", "", "~~~~ x", " ```"])))
def test_fenced_code_is_that_of_another_reader(lines: list[str]) -> None:
    lines = [*lines, "The end."]
    found = fenced((n, line) for n, line in enumerate(lines) if FENCE.match(line))
    ours = {n for begun, end in found for n in range(begun, len(lines) if end is None else end + 1)}
    theirs = {
        n
        for token in READER.parse("\n".join(lines))
        if token.type == "fence" and token.map
        for n in range(*token.map)
    }
    assert ours == theirs
