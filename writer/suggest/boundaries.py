"""Where a text may be cut: after words, clauses and sentences, with or without spaces.

`first_…` look at text that still grows: None as long as the end has not surely come. `next_…` cut a
text that is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import cache

import budoux

# A word with the space before it and the punctuation after it; or line breaks on their own.
_WORD = re.compile(r"[^\S\n]*(?:\n+|\S+)")
_KANA = re.compile(r"[\u3040-\u30ff]")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_CLOSING = "\"'”’»)\\]」』）"
_SENTENCE_END = re.compile(rf"[.!?…]+[{_CLOSING}]*(?=\s|\Z)|[。！？][{_CLOSING}]*")
_CLAUSE_END = re.compile(rf"[,;:][{_CLOSING}]*(?=\s|\Z)|\s?[—–](?=\s|\w)|[，；：、][{_CLOSING}]*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Col|Capt|Lt|Jr|Sr|vs|etc)|\b[A-Z])\.\Z"
)


class Size(Enum):
    """How much is offered, or taken, at once."""

    WORD = "word"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    MORE = "more"


def first_of(size: Size, text: str) -> str | None:
    """The text up to its first end of this size; None if that has not come yet."""
    find: dict[Size, Callable[[str], str | None]] = {
        Size.WORD: first_word,
        Size.CLAUSE: first_clause,
        Size.SENTENCE: first_sentence,
        Size.MORE: first_line,
    }
    return find[size](text)


def first_word(text: str) -> str | None:
    """The first word, once something follows it."""
    word = next_word(text)
    return word if len(word) < len(text) else None


def first_clause(text: str) -> str | None:
    """The text up to a comma or the like, or the end of its sentence or line."""
    sentence = first_sentence(text)
    within = text if sentence is None else sentence
    for match in _CLAUSE_END.finditer(within):
        before = within[: match.start()]
        if before.strip() and (match.end() < len(text) or _SPACELESS.search(before)):
            return within[: match.end()]
    return sentence


def first_sentence(text: str) -> str | None:
    """The text up to the end of its first sentence or line."""
    line = first_line(text)
    within = text if line is None else line
    for match in _SENTENCE_END.finditer(within):
        at_text_end = match.end() == len(text) and match.group()[0] not in "。！？"
        if at_text_end or _ABBREVIATION.search(text[: match.end()]):
            continue  # more letters may follow, as in "3.5" or an ellipsis
        return text[: match.end()]
    return line


def first_line(text: str) -> str | None:
    """The text up to the end of its first line that is not empty."""
    end = text.find("\n", len(text) - len(text.lstrip()))
    return text[:end] if end >= 0 else None


def next_word(text: str) -> str:
    """One word with the space before it and the punctuation after it; all if there is none."""
    match = _WORD.match(text)
    word = match.group() if match else text
    spaceless = _SPACELESS.search(word)
    if spaceless is None:
        return word
    space = len(word) - len(word.lstrip())
    before = word[: spaceless.start()]
    # Letters before such a script are a word of their own; signs belong to what they open.
    if re.search(r"\w", before):
        return before
    return word[:space] + phrases(word[space:])[0]


def next_clause(text: str) -> str:
    """All up to a comma or the like, or the end of the sentence or line."""
    return first_clause(text) or text


def next_sentence(text: str) -> str:
    """All up to the end of the sentence or line."""
    return first_sentence(text) or text


def whole_words(text: str) -> str:
    """The text without a last word that may be half of one."""
    if not text or not text[-1].isalnum():
        return text
    cut = re.sub(r"\S+\Z", "", text)
    last = text[len(cut) :]
    if _SPACELESS.search(last):
        return cut + "".join(phrases(last)[:-1])
    return cut.rstrip()


def phrases(text: str) -> list[str]:
    """The pieces, each with its punctuation, of Chinese or Japanese text without spaces."""
    return _parser("ja" if _KANA.search(text) else "zh-hans").parse(text)


@cache
def _parser(language: str) -> budoux.Parser:
    if language == "ja":
        return budoux.load_default_japanese_parser()
    return budoux.load_default_simplified_chinese_parser()
