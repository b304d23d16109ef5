"""Reads a model of any format that is known. Needs no TensorFlow: a bad file is refused at once."""

from __future__ import annotations

from pathlib import Path

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.gguf_file import read_gguf
from writer.gpt.hugging_face import read_hugging_face


def read_checkpoint(path: Path) -> Checkpoint:
    """The model in a GGUF file or a Hugging Face folder. Raises CheckpointError, and OSError."""
    return read_hugging_face(path) if path.is_dir() else read_gguf(path)
