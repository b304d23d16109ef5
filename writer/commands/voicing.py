"""Keeps what was learned as a voice: an adapter or a whole model, and the pack that speaks it."""

from __future__ import annotations

import shutil
from pathlib import Path

from writer import paths
from writer.commands.silence import silenced
from writer.gpt.adapter_file import BASE_SHA256, write_adapter
from writer.gpt.checkpoint import Checkpoint, rounded
from writer.gpt.hugging_face_writing import write_hugging_face
from writer.gpt.lora import Adapter
from writer.gpt.voice_pack import write_voice_pack
from writer.lm.pack import PackInfo
from writer.voices.job import ADAPTER, CALIBRATION, MODEL, PACK, Job
from writer.voices.report import REPORT


def keep_voice(
    folder: Path, job: Job, base: PackInfo, checkpoint: Checkpoint, adapter: Adapter
) -> None:
    """Write both into the voice's folder. Raises AdapterError, CheckpointError and OSError."""
    (folder / REPORT).unlink(missing_ok=True)  # it told of what the voice was before
    write_adapter(adapter, folder / ADAPTER, job.base, job.base_sha256)
    with silenced():  # TensorFlow greets, where a graph of these sizes has to be made
        write_voice_pack(base, checkpoint, adapter, _skeletons(), folder / PACK, job.voice)


def keep_model(folder: Path, job: Job, checkpoint: Checkpoint, licence: str) -> None:
    """Write a model that was trained whole, and its pack, calibrated on the writer's own prose.

    Raises CheckpointError and OSError.
    """
    (folder / REPORT).unlink(missing_ok=True)
    model, partial = folder / MODEL, folder / f".{PACK}.part"
    for left in (partial, model):
        shutil.rmtree(left, ignore_errors=True)
    whole = rounded(checkpoint)
    write_hugging_face(whole, model, {BASE_SHA256: job.base_sha256})
    with silenced():
        from writer.gpt.prepare import Origin, prepare_pack

        base = job.base or "scratch"
        origin = Origin(
            f"{base}+{job.voice}",
            f"{job.voice}, trained from scratch"
            if not job.base
            else f"{job.base}, in the voice {job.voice}",
            licence,
            f"{base} with the voice {job.voice}",
        )
        prose = (folder / CALIBRATION).read_text(encoding="utf-8")
        prepare_pack(whole, model, partial, origin, prose, _skeletons(), lambda *_: None)
    shutil.rmtree(folder / PACK, ignore_errors=True)
    partial.replace(folder / PACK)


def _skeletons() -> Path:
    return paths.cache_folder() / "skeletons"
