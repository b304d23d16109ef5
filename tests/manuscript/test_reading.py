"""Headings, the compiled text, and quick open."""

from __future__ import annotations

from writer.manuscript.compiling import compiled
from writer.manuscript.headings import headings
from writer.manuscript.quick_open import ranked
from writer.manuscript.tree import Manuscript, Scene, Section


def test_headings_are_found_as_commonmark_has_them() -> None:
    text = (
        "# One #|text|Two|---||---|```|# no|```|#no|### Three|- item|---|Four|====|    # no|"
        "~~~ x|# no|```|~~~|##"
    ).replace("|", "\n")
    found = [(one.level, one.title, one.line) for one in headings(text)]
    assert found == [(1, "One", 0), (2, "Two", 2), (3, "Three", 10), (1, "Four", 13), (2, "", 20)]


def test_the_compiled_text_has_parts_as_headings_and_breaks_between_scenes() -> None:
    texts = {
        "a": "First.\n",
        "b": "\n\nSecond.\n\n",
        "c": "## Own\n\nThird.",
        "d": "  \n",
        "e": None,
    }
    inner = (Scene("a"), Scene("e"), Scene("b"), Scene("d"), Scene("c"))
    tree = Manuscript("M", (Section("One", (Section("I", inner),)), Section("Empty", ())))
    assert compiled(tree, texts.get) == (
        "# One\n\n## I\n\nFirst.\n\n* * *\n\nSecond.\n\n### Own\n\nThird.\n"
    )


def test_a_scenes_headings_lie_below_its_chapter() -> None:
    text = "Title\n=====\n\nWords.\n\n## Sub\n\n    # code\n"
    tree = Manuscript("M", (Scene("a"), Section("One", (Scene("a"),))))
    assert compiled(tree, {"a": text}.get) == (
        "Title\n=====\n\nWords.\n\n## Sub\n\n    # code\n\n"
        "# One\n\n## Title\n\n\nWords.\n\n### Sub\n\n    # code\n"
    )


def test_quick_open_prefers_the_beginnings_of_words() -> None:
    names = ["The last boat", "Old lamp", "Harbour lights", "Elbow"]
    assert ranked("lb", names)[0] == "The last boat"
    assert ranked("lamp", names) == ["Old lamp"]
    assert ranked("", names) == names
    assert ranked("ßx", names) == []
