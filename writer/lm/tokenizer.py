"""Text to token ids and back, through the pack's tokenizer.json."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer as BytePairs
from tokenizers.decoders import DecodeStream

from writer.lm.pack import TOKENIZER, PackError
from writer.lm.vocabulary import vocabulary_of


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

    def decode(self, ids: list[int]) -> str:
        """The text of these tokens."""
        return str(self._pairs.decode(ids, skip_special_tokens=True))

    def stream(self) -> TextStream:
        """A decoder for tokens that come one at a time."""
        return TextStream(self._pairs)


class TextStream:
    """Turns tokens into text in whole characters: bytes wait until their character is complete."""

    def __init__(self, pairs: BytePairs) -> None:
        self._pairs = pairs
        self._stream = DecodeStream(skip_special_tokens=True)

    def push(self, token: int) -> str:
        """The text that this token completes, perhaps none."""
        return self._stream.step(self._pairs, token) or ""
