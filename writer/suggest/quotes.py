"""Quotation marks and apostrophes as the text has them: straight or curly."""

from __future__ import annotations

import re

_CURLY = re.compile(r"[“”‘’]")
_STRAIGHT = re.compile(r"[\"']")
_TO_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_OPENS_AFTER = re.compile(r"(?:\A|[\s(\[{“‘—–-])\Z")


def in_style_of(before: str, text: str) -> str:
    """The text with its marks as they are in the text before it, character for character.

    Where that has none, or as many of either, nothing is changed.
    """
    curly, straight = len(_CURLY.findall(before)), len(_STRAIGHT.findall(before))
    if straight > curly:
        return text.translate(_TO_STRAIGHT)
    if curly > straight and _STRAIGHT.search(text):
        return _curled(before[-1:], text)
    return text


def _curled(before: str, text: str) -> str:
    found = before
    for letter in text:
        if letter in "\"'":
            opens = _OPENS_AFTER.search(found[-1:]) is not None
            letter = {'"': "”“", "'": "’‘"}[letter][opens]
        found += letter
    return found[len(before) :]
