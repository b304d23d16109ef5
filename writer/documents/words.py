"""Counting words, in scripts with spaces and without."""

from __future__ import annotations

import re

# A word begins and ends with a letter or digit and may hold apostrophes and hyphens; a character
# of Chinese or Japanese counts as one.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])\w)+"
    r"(?:['’‑-](?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])\w)+)*"
)


def count_words(text: str) -> int:
    """How many words a reader would count."""
    return sum(1 for _ in WORD.finditer(text))
