"""Keeps an adapter as a voice: the adapter itself, and the pack that speaks in it."""

from __future__ import annotations

from pathlib import Path

from writer import paths
from writer.commands.silence import silenced
from writer.gpt.adapter_file import write_adapter
from writer.gpt.checkpoint import Checkpoint
from writer.gpt.lora import Adapter
from writer.gpt.voice_pack import write_voice_pack
from writer.lm.pack import PackInfo
from writer.voices.job import ADAPTER, PACK, Job
from writer.voices.report import REPORT


def keep_voice(
    folder: Path, job: Job, base: PackInfo, checkpoint: Checkpoint, adapter: Adapter
) -> None:
    """Write both into the voice's folder. Raises AdapterError, CheckpointError and OSError."""
    (folder / REPORT).unlink(missing_ok=True)  # it told of what the voice was before
    write_adapter(adapter, folder / ADAPTER, job.base, job.base_sha256)
    skeletons = paths.cache_folder() / "skeletons"
    with silenced():  # TensorFlow greets, where a graph of these sizes has to be made
        write_voice_pack(base, checkpoint, adapter, skeletons, folder / PACK, job.voice)
