"""Reads a model of any format that is known. Needs no TensorFlow: a bad file is refused at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.gguf_file import read_gguf
from writer.gpt.hugging_face import read_hugging_face


def read_checkpoint(path: Path, when_sound: Callable[[], None] = lambda: None) -> Checkpoint:
    """The model in a GGUF file or a Hugging Face folder. Raises CheckpointError, and OSError.

    `when_sound` is called once header, tokenizer and every tensor's place and shape are known to be
    good, which is quick however large the model; what remains is to decode it.
    """
    read = read_hugging_face if path.is_dir() else read_gguf
    return read(path, when_sound)
