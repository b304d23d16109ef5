"""Text to token ids and back, through the pack's tokenizer.json."""

from __future__ import annotations

import codecs
from pathlib import Path

from tokenizers import Tokenizer as BytePairs

from writer.lm.pack import TOKENIZER, PackError
from writer.lm.vocabulary import Vocabulary, vocabulary_of


class Tokenizer:
    """The pack's tokenizer, without any special tokens added."""

    def __init__(self, folder: Path) -> None:
        path = folder / TOKENIZER
        try:
            self._pairs = BytePairs.from_file(str(path))
        # The library panics from Rust on some damaged files, and that is no Exception.
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            raise PackError(
                f"The tokenizer in {path} cannot be read. Add the model again."
            ) from error
        self.vocabulary = vocabulary_of(self._pairs)

    def encode(self, text: str) -> list[int]:
        """Token ids of the text as it stands."""
        return list(self._pairs.encode(text, add_special_tokens=False).ids)

    def located(self, text: str) -> tuple[list[int], list[int]]:
        """The same, and for each token the place in the text after its last character."""
        found = self._pairs.encode(text, add_special_tokens=False)
        return list(found.ids), [end for _begin, end in found.offsets]

    def decode(self, ids: list[int]) -> str:
        """The text of these tokens."""
        return str(self._pairs.decode(ids, skip_special_tokens=True))

    def stream(self, skipped: int = 0) -> TextStream:
        """A decoder for tokens that come one at a time, silent about the first `skipped` bytes."""
        return TextStream(self.vocabulary, skipped)


class TextStream:
    """Turns tokens into text in whole characters: bytes wait until their character is complete."""

    def __init__(self, vocabulary: Vocabulary, skipped: int) -> None:
        self._vocabulary = vocabulary
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        # Before each token: bytes to skip, and the decoder's state with the bytes that wait in it.
        self._states: list[tuple[int, tuple[bytes, int]]] = [(skipped, (b"", 0))]
        self._starts = [0]

    @property
    def skipping(self) -> int:
        """How many bytes are still to be skipped."""
        return self._states[-1][0]

    def character_start(self, token: int) -> int:
        """The number of the token with which the character began that this one goes on with.

        No token from there up to this one gave any text.
        """
        return self._starts[token]

    def push(self, token: int) -> str:
        """The text that this token completes, perhaps none."""
        data, skipped = self._vocabulary[token], self._states[-1][0]
        text = self._decoder.decode(data[skipped:])
        state = self._decoder.getstate()
        self._starts.append(self._starts[-1] if state[0] and not text else len(self._states))
        self._states.append((max(skipped - len(data), 0), state))
        return text

    def roll_back(self, count: int) -> None:
        """Go back to where only the first `count` tokens had come."""
        del self._states[count + 1 :], self._starts[count + 1 :]
        self._decoder.setstate(self._states[-1][1])
