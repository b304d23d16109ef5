from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.documents.words import WORD
from writer.voices.cleaning import pieces

NOVEL = """\
I

A Letter with a Postscript

“A gentleman called to see you,” said Mrs. Medley, my landlady, removing the last of the
breakfast things.

“Yes?” I said, in my affable way.

By the river, at 12 Baker Street -- the sign said “ISBN & Sons” -- we sat; and: so it went.

* * *

---

The fog came\tin on little | feet; {nobody} saw.

II

Ukridge

“Yes?” I said, in my affable way.
"""
CHAPTERS = ("I. A Letter", "II. Mr. Ukridge", "III. The Dog", "IV. The Fog")


def kept(text: str) -> str:
    return "".join(piece.text for piece in pieces(text) if not piece.reason)


def reasons(text: str) -> set[str]:
    return {piece.reason for piece in pieces(text)} - {""}


def test_a_novel_is_kept_as_it_is() -> None:
    assert kept(NOVEL) == NOVEL
    assert kept(NOVEL.replace("\n\n", "\n")) == NOVEL.replace("\n\n", "\n")


SURROUNDINGS = {
    "front matter": (
        "---\ntitle: The Moor\ntags: [a, b]\n---\n\n",
        "THE MOOR\n\nby\n\nA. Writer\n\n",
        "# The Moor\n\nA Novel by A. M. de Writer\n\n",
        "The Moor\n\nA. Writer\n\nCopyright © 2024 by A. Writer\n\nAll rights reserved. No part of "
        "this book may be reproduced.\n\nISBN 978-3-16-148410-0\n\nThis is a work of fiction. Any "
        "resemblance to actual persons is chance.\n\n",
    ),
    "boilerplate": (
        "The Project Gutenberg eBook of The Moor\n\nThis eBook is for the use of anyone "
        "anywhere.\n\nTitle: The Moor\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE MOOR ***\n\n"
        "Produced by A. Volunteer and the Online Distributed Proofreading Team\n\n",
        "This ebook is the product of many hours of hard work by volunteers for Standard Ebooks.\n"
        "\n[Illustration: a dog]\n\n",
    ),
    "contents": (
        "Contents\n\n" + "".join(f"{title}\n\n" for title in CHAPTERS),
        "## Table of contents\n\n" + "".join(f"- [{t}](#{t[:1]})\n" for t in CHAPTERS) + "\n",
        "".join(f"{title} ........ {n * 17}\n" for n, title in enumerate(CHAPTERS, 1)) + "\n",
    ),
    "table": (
        "| Name | Age |\n|------|----:|\n| Mary | 12 |\n\n",
        "Name | Age\n--- | ---\nMary | 12\n\n",
        "+------+----+\n| Mary | 12 |\n|      |    |\n+------+----+\n\n",
        "Mary\t12\tLondon\nJohn\t13\tParis\nJane\t14\tRome\n\n",
    ),
    "code": (
        "```python\nprint('hi')\n\nx = 1\n```\n\n",
        "~~~js\nlet x = 1;\n~~~\n\n",
        "for (int i = 0; i < n; i++) {\n    total += f(i);\n    x = 1;\n}\n\n",
    ),
}


@pytest.mark.parametrize(
    ("reason", "extra"), [(r, text) for r, texts in SURROUNDINGS.items() for text in texts]
)
def test_what_stands_before_a_novel_is_left_out_and_no_more(reason: str, extra: str) -> None:
    assert reasons(extra + NOVEL) == {reason}
    assert kept(extra + NOVEL) == NOVEL


def test_contents_end_where_the_first_chapter_begins() -> None:
    for title, chapter in (
        ("目录", "第{0}章 雾"),
        ("CONTENTS", "{0}. The Fog"),
        ("Contents", "{0}"),
    ):
        entries = [chapter.format(number) for number in range(1, 7)]
        text = f"{title}\n\n" + "\n".join(entries) + f"\n\n{entries[0]}\n\n" + NOVEL
        assert reasons(text) == {"contents"}
        assert kept(text) == f"{entries[0]}\n\n{NOVEL}"


def test_what_libraries_put_after_a_novel_is_left_out() -> None:
    licence = (
        "*** END OF THE PROJECT GUTENBERG EBOOK THE MOOR ***\n\nUpdated editions will replace the "
        "previous one.\n\n" + "1.A. By reading or using any part of this work you agree.\n\n" * 40
    )
    colophon = "This ebook was produced for Standard Ebooks by A. Reader.\n"
    assert kept(NOVEL + licence) == NOVEL
    assert kept(f"{NOVEL}\n{colophon}") == f"{NOVEL}\n"


def test_what_was_left_out_is_told_in_its_place() -> None:
    told = pieces(SURROUNDINGS["boilerplate"][0] + NOVEL + SURROUNDINGS["table"][0])
    assert [piece.reason for piece in told] == ["boilerplate", "", "table"]


@pytest.mark.parametrize("head", ["The Moor {0}", "{0}", "A. WRITER", "Page {0} of 90"])
def test_running_heads_go_and_their_sentences_are_whole(head: str) -> None:
    page = "The fog lay on the moor in the\n\n{0}\n\nmorning and nobody came down the road.\n\n"
    text = "".join(page.format(head.format(number)) for number in range(1, 9))
    assert reasons(text) == {"running head"}
    whole = "The fog lay on the moor in the\nmorning and nobody came down the road.\n\n"
    assert kept(text) == 8 * whole


def test_a_chapter_number_among_page_numbers_stays() -> None:
    page = "The fog lay on the moor in the\n\n{0}\n\nmorning and nobody came down.\n\n"
    one, two = ("".join(map(page.format, numbers)) for numbers in (range(7, 19), range(19, 31)))
    assert "\n3\n\nVIII\n" in kept(f"{one}3\n\nVIII\n\n{two}")


def test_a_section_of_a_library_goes_with_its_title_and_no_further() -> None:
    imprint = "# Imprint\n\nMade with care.\n\nThis is for [Standard Ebooks](https://s.org).\n\n"
    colophon = "\n# Colophon\n\nThe Moor was written in 1902.\n\nStandard Ebooks made this.\n"
    assert kept(imprint + NOVEL + colophon) == f"{NOVEL}\n"
    assert kept("Imprint\n\n" + NOVEL) == "Imprint\n\n" + NOVEL


@pytest.mark.parametrize(
    "line", ["Chapter {0}", "{0}", "“Yes, sir.”", "The Moor", "* * *", "IV", "Mary: no"]
)
def test_headings_and_refrains_are_no_running_heads(line: str) -> None:
    page = "The fog lay on the moor in the morning.\n\n{0}\n\nNobody came down the road.\n\n"
    text = "".join(page.format(line.format(number)) for number in range(1, 9))
    assert kept(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "~~~\n\nShe came back.\n\n~~~\n\nHe did not.\n",
        "Contents\n\nShe put the contents of the bag on the table.\n\nHe laughed.\n",
        "---\n\nIt was night.\n\n---\n\nIt was day.\n",
        "By the shores of Gitche Gumee,\nBy the shining Big-Sea-Water,\nStood the wigwam.\n",
        "Copyright is a strange thing, said my uncle.\n\nIt was a work of fiction.\n",
        "She said | nothing |\nand he | less.\n",
        "And the rain;\nand the wind;\nand the night;\nand the end;\n",
        "Printed in gold by the door stood her name.\n",
        "",
        "\n\n",
        "no newline",
    ],
)
def test_in_doubt_it_is_kept(text: str) -> None:
    assert kept(text) == text


LINES = st.sampled_from(
    [
        *NOVEL.splitlines(),
        *[line for texts in SURROUNDINGS.values() for text in texts for line in text.splitlines()],
        *CHAPTERS,
        "Page 12",
        "the fog lay in the",
        "morning of that day",
        "*** END OF THE PROJECT GUTENBERG EBOOK ***",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(LINES, max_size=60).map("\n".join), st.lists(LINES).map("\n\n".join)
)


@settings(deadline=None)
@given(TEXTS)
def test_pieces_make_up_the_text_and_what_is_kept_is_clean(text: str) -> None:
    found = pieces(text)
    assert "".join(piece.text for piece in found) == text
    words = [word for piece in found for word in WORD.findall(piece.text)]
    assert words == WORD.findall(text)
    clean = kept(text)
    assert kept(clean) == clean
