"""What every token is in bytes, and which tokens agree with bytes that are already there.

Byte-level BPE (GPT-2) writes each byte as a printable character; tokens may begin or end inside a
character of the text, so everything here is bytes and nothing is decoded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer as BytePairs


class Vocabulary:
    """The tokens by id, with an index of their beginnings. Special tokens are empty."""

    def __init__(self, tokens: Sequence[bytes]) -> None:
        self._tokens = tokens
        order = sorted(range(len(tokens)), key=tokens.__getitem__)
        self._sorted = [tokens[i] for i in order]
        self._order = np.array(order, dtype=np.int64)

    def __getitem__(self, token: int) -> bytes:
        """The token's bytes; none for an id that the tokenizer does not have."""
        return self._tokens[token] if token < len(self._tokens) else b""

    def silent(self, size: int) -> np.ndarray:
        """The ids below `size` that stand for no text: special ones, and those of no token."""
        return np.array([token for token in range(size) if not self[token]], np.int64)

    def ids_of(self, data: bytes) -> np.ndarray:
        """The ids of the tokens that are exactly these bytes, mostly one or none."""
        start = bisect_left(self._sorted, data)
        end = bisect_left(self._sorted, data + b"\0", start)
        return self._order[start:end]

    def beginnings(self, data: bytes) -> np.ndarray:
        """The ids of the tokens that are a beginning of these bytes and not all of them."""
        found = [self.ids_of(data[:length]) for length in range(1, len(data))]
        return np.concatenate(found) if found else self._order[:0]

    def agreeing(self, data: bytes) -> np.ndarray:
        """The ids of the tokens that begin with these bytes, or else of their longest beginning.

        Shorter ones are no alternative: " a" is a likely word, but a model that takes it for the
        beginning of " at" goes on as it never would.
        """
        start = bisect_left(self._sorted, data)
        end = bisect_left(self._sorted, _after(data), start) if _after(data) else len(self._sorted)
        if start < end:
            return self._order[start:end]
        beginnings = (self.ids_of(data[:length]) for length in range(len(data) - 1, 0, -1))
        return next((ids for ids in beginnings if len(ids)), self._order[:0])


def _after(data: bytes) -> bytes:
    """The first bytes in order that do not begin with these; empty if there are none."""
    kept = data.rstrip(b"\xff")
    return kept[:-1] + bytes([kept[-1] + 1]) if kept else b""


def byte_alphabet() -> dict[int, int]:
    """From the character that GPT-2 writes for a byte to that byte, both as numbers."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {byte: byte for byte in printable} | {256 + i: byte for i, byte in enumerate(others)}


_ALPHABET = byte_alphabet()


def vocabulary_of(pairs: BytePairs) -> Vocabulary:
    """The vocabulary of a byte-level or SentencePiece tokenizer; added tokens are plain text."""
    spelt = _piece if getattr(pairs.model, "byte_fallback", False) else _byte_level
    tokens = [b""] * pairs.get_vocab_size()
    added = pairs.get_added_tokens_decoder()
    for text, token in pairs.get_vocab().items():
        if token in added or token >= len(tokens):
            continue
        tokens[token] = spelt(text)
    for token, entry in added.items():
        if token < len(tokens) and not entry.special:
            tokens[token] = entry.content.encode()
    return Vocabulary(tokens)


def _byte_level(text: str) -> bytes:
    try:
        return text.translate(_ALPHABET).encode("latin-1")
    except UnicodeEncodeError:  # no byte-level token after all
        return text.encode()


def _piece(text: str) -> bytes:
    """SentencePiece writes a space as U+2581, and a byte that is in no piece as <0x0A>."""
    if len(text) == 6 and text.startswith("<0x") and text.endswith(">"):
        return bytes([int(text[3:5], 16)])
    return text.replace("\u2581", " ").encode()
