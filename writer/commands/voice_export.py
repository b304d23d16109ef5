"""`inkling voices export`: what a voice learned for PEFT, or a whole model that speaks in it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from writer.commands.complete import check_strength
from writer.gpt.adapter_file import read_adapter, write_adapter
from writer.gpt.checkpoint import Checkpoint
from writer.gpt.lora import completed, merged
from writer.gpt.original import original
from writer.gpt.reading import read_checkpoint
from writer.lm.pack import verify_pack
from writer.models import library as models
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import Job, VoiceError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("name")
    parser.add_argument("path", type=Path, help="a new folder, or for GGUF a new file")
    parser.add_argument(
        "--merged",
        choices=("hf", "gguf"),
        help="the model with the voice in its weights, as a Hugging Face folder or a GGUF file",
    )
    parser.add_argument(
        "--strength", type=int, default=100, metavar="PERCENT", help="of the voice (100)"
    )


def export(arguments: argparse.Namespace) -> str:
    """Write it, whole or not at all; what is to be said.

    Raises AdapterError, CheckpointError, ModelError, PackError, VoiceError and OSError.
    """
    check_strength(arguments.strength)
    folder, path = library.find(arguments.name), arguments.path
    if path.exists():
        raise VoiceError(f"{path} is there already. Choose a new folder or file.")
    job = jobs.read_job(folder)
    try:
        if (folder / jobs.ADAPTER).is_dir():
            _export_adapter(folder / jobs.ADAPTER, job, arguments)
        elif (folder / jobs.MODEL).is_dir():
            _export_whole(folder / jobs.MODEL, arguments)
        else:
            raise VoiceError(f"The voice {arguments.name} has learned nothing yet.")
    except OSError as error:
        raise VoiceError(f"{path} could not be written: {error.strerror or error}.") from error
    what = "The model in the voice" if arguments.merged else "What was learned for"
    return f"{what} {job.voice} is written to {path}."


def _export_adapter(folder: Path, job: Job, arguments: argparse.Namespace) -> None:
    """The factors, or the base with them in its weights."""
    adapter = read_adapter(folder, job.base, job.base_sha256)
    adapter = replace(adapter, alpha=adapter.alpha * arguments.strength / 100)
    if not arguments.merged:
        write_adapter(adapter, arguments.path, job.base, job.base_sha256)
        return
    checkpoint = original(verify_pack(models.find(job.base)))
    whole = merged(checkpoint, completed(adapter, checkpoint.config))
    _write_model(whole, arguments.path, arguments.merged)


def _export_whole(folder: Path, arguments: argparse.Namespace) -> None:
    """A model all of whose weights were trained."""
    if not arguments.merged or arguments.strength != 100:
        raise VoiceError(
            f"All weights of {arguments.name} were trained, so there is no adapter to export or "
            "turn up. Add --merged hf or --merged gguf, without a strength."
        )
    _write_model(read_checkpoint(folder), arguments.path, arguments.merged)


def _write_model(checkpoint: Checkpoint, path: Path, kind: str) -> None:
    # Slow to import, and no other verb of `voices` needs them.
    from writer.gpt.gguf_writing import write_gguf
    from writer.gpt.hugging_face_writing import write_hugging_face

    if kind == "hf":
        write_hugging_face(checkpoint, path)
    else:
        write_gguf(checkpoint, path, "f16")
