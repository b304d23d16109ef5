"""Where the sentence at the cursor begins and ends."""

from __future__ import annotations

from writer.suggest.boundaries import next_sentence

REACH = 4000  # letters before and after the cursor; no sentence is longer, and some paragraphs are


def sentence_around(paragraph: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence at a position of a paragraph, without the space around it.

    Between two sentences it is the next one, right after a sentence that one; in the space after
    the last one it is still the last, until another is begun.
    """
    first = max(at - REACH, 0)
    text = paragraph[first : at + REACH]
    start, end = 0, 0
    while text[end:].strip():
        start, end = end, end + len(next_sentence(text[end:]))
        if at - first <= end:
            break
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return first + left, first + start + len(inside.rstrip())
