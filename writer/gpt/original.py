"""The weights that a pack was made from, which its own, rounded, cannot give back."""

from __future__ import annotations

from pathlib import Path

from writer.gpt.adapter_file import read_adapter
from writer.gpt.checkpoint import Checkpoint
from writer.gpt.config import CheckpointError
from writer.gpt.lora import AdapterError, completed, merged
from writer.gpt.reading import read_checkpoint
from writer.lm import source
from writer.lm.pack import PackInfo


def original(info: PackInfo) -> Checkpoint:
    """The model as it came, with what it was taught merged in.

    Raises CheckpointError, PackError and OSError.
    """
    came, adapter = source.kept(info), source.taught(info)
    checkpoint = read_checkpoint(came)
    return checkpoint if adapter is None else with_taught(checkpoint, came, adapter)


def with_taught(checkpoint: Checkpoint, came: Path, adapter: Path) -> Checkpoint:
    """The model read from `came` with the adapter in a folder, which must be made for it.

    Raises CheckpointError and OSError.
    """
    try:
        learned = read_adapter(adapter, came.name, source.digest(came))
        return merged(checkpoint, completed(learned, checkpoint.config))
    except AdapterError as error:
        raise CheckpointError(str(error)) from error
