"""Where a prompt is cut so that its last word may still become another token.

"wal" is one token and " walking" another: a model that sees half a word as tokens of their own has
hardly met them and misspells. So the prompt ends before the word, and the completion must begin
with its letters (token healing). While a word is typed the prompt stays the same.
"""

from __future__ import annotations

import re

from writer.lm.tokenizer import Tokenizer

# More than this is not asked of a completion: each token costs a step that prefill would share.
_MOST_TOKENS = 4
MOST_BYTES = 64
# What byte-level BPE never splits from what follows: a word with the one space before it, a number,
# other signs, or a space. Line breaks are never part of it: they were meant.
_OPEN_END = re.compile(
    r"[ \t\u00a0]?(?:[^\W\d_]+(?:['’][^\W\d_]*)*|\d+|(?:[^\w\s]|_)+)\Z|[ \t\u00a0]\Z"
)


def healed(prompt: str, tokenizer: Tokenizer) -> tuple[list[int], bytes]:
    """The token ids to run, and the bytes with which what is chosen after them must begin.

    Together they are the prompt. The bytes may begin inside a character.
    """
    found = _OPEN_END.search(prompt[-MOST_BYTES - 1 :])
    tail = found.group() if found else ""
    if len(tokenizer.encode(tail)) <= _MOST_TOKENS and _can_be_spelt(tail.encode(), tokenizer):
        return tokenizer.encode(prompt[: len(prompt) - len(tail)]), tail.encode()
    # A long word, or a script without spaces: only its last token may still change.
    ids = tokenizer.encode(prompt)
    last = tokenizer.vocabulary[ids[-1]]
    return (ids[:-1], last) if _can_be_spelt(last, tokenizer) else (ids, b"")


def _can_be_spelt(data: bytes, tokenizer: Tokenizer) -> bool:
    """Whether the tokens that agree can never run out on the way."""
    single = (tokenizer.vocabulary.ids_of(bytes([byte])) for byte in data)
    return len(data) <= MOST_BYTES and all(len(ids) for ids in single)
