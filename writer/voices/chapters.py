"""Cuts a text into its chapters, by their headings."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from writer.documents.words import count_words
from writer.voices.lines import SHORT, blocks, ends_a_sentence

_LEAST_WORDS = 50  # after fewer, a heading only goes on with the one above it
_FEW = 5  # chapters; then titles without a number or a mark count too
_HEADING = re.compile(
    r"#{1,4} .+|(?:[IVXLC]{1,7}|\d{1,3})\.?"
    r"|(?i:chapter|part|book|prologue|epilogue|interlude|kapitel|teil|chapitre|partie|capítulo"
    r"|capitolo|глава|часть)\b[^.!?”\"]{0,80}\.?"
    r"|第[\d一二三四五六七八九十百千零〇两]{1,6}[章回节節部卷幕][^。！？]{0,40}"
)
_SMALL = ("from", "into", "over", "upon", "with")  # small letters in a title, long as they are


def chapters(text: str) -> list[str]:
    """The chapters with their headings, which make up the text when joined; one where none is.

    A heading stands in a paragraph of its own, of one line.
    """
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    alone = [(b.start, lines[b.start].strip()) for b in _single_lines(lines)]
    marked = [starts[number] for number, line in alone if _HEADING.fullmatch(line)]
    titled = [starts[number] for number, line in alone if _is_title(line)]
    cuts = _cuts(text, marked)
    if len(cuts) < _FEW:
        cuts = _cuts(text, sorted({*marked, *titled}))
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _single_lines(lines: list[str]) -> list[range]:
    found = blocks([line.strip() for line in lines])
    return [block for block in found if len(block) == 1 and len(lines[block.start]) <= SHORT]


def _is_title(line: str) -> bool:
    """A few words with capitals, and no mark at the end."""
    words = re.findall(r"[^\W\d_][\w’'-]*", line)
    long = [word for word in words if len(word) > 3 and word not in _SMALL]
    is_short = 1 <= len(words) <= 8 and line[0].isupper() and not ends_a_sentence(line)
    return is_short and all(word[0].isupper() for word in long)


def _cuts(text: str, headings: list[int]) -> list[int]:
    cuts = [0]
    for start in headings:
        if count_words(text[cuts[-1] : start]) >= _LEAST_WORDS:
            cuts.append(start)
    return cuts
