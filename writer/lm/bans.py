"""Keeps banned phrases out of a stream of text, however the tokens cut them.

Text that could still become the beginning of a phrase is held back. Where a phrase completes, the
caller takes tokens back to the one with which it began: that one was never released.
"""

from __future__ import annotations

from collections.abc import Iterable


class PhraseFilter:
    """The text of one completion, token by token. Phrases match whatever their case."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # Unlike lower(), casefold() treats each character alone, so that text can be cut anywhere.
        self._phrases = [phrase.casefold() for phrase in phrases]
        self._texts: list[str] = []
        self._released = 0  # tokens whose text is out

    def push(self, text: str) -> int | None:
        """Take in the next token's text; the number of the token where a phrase began, if one is
        complete."""
        self._texts.append(text)
        held = self._held(len(self._texts))
        places = [place for p in self._phrases if (place := held.find(p)) >= 0]
        return self._token_at(min(places)) if places else None

    def roll_back(self, count: int) -> None:
        """Forget all tokens but the first `count`."""
        del self._texts[count:]
        self._released = min(self._released, count)

    def release(self) -> str:
        """The text, new since the last call, in which no phrase can begin any more."""
        count = len(self._texts)
        # What is held back may be taken back, and then something else follows the rest.
        while (place := self._beginning(self._held(count))) is not None:
            count = self._token_at(place)
        return self._out(count)

    def rest(self) -> str:
        """The text that is still held back, once nothing follows it."""
        return self._out(len(self._texts))

    def _held(self, count: int) -> str:
        """The text of the first `count` tokens that is not out yet, casefolded."""
        return "".join(self._texts[self._released : count]).casefold()

    def _beginning(self, text: str) -> int | None:
        """Where the text's longest end that may become a phrase starts, if it has one."""
        ends = (i for i in range(len(text)) if any(p.startswith(text[i:]) for p in self._phrases))
        return next(ends, None)

    def _token_at(self, place: int) -> int:
        """The token whose text holds this character of the held text."""
        token, end = self._released, len(self._texts[self._released].casefold())
        while end <= place:
            token += 1
            end += len(self._texts[token].casefold())
        return token

    def _out(self, count: int) -> str:
        text = "".join(self._texts[self._released : count])
        self._released = count
        return text
