"""`inkling voices export`: what a voice learned for PEFT, or a whole model that speaks in it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from writer.commands.complete import check_strength
from writer.gpt.adapter_file import read_adapter, write_adapter
from writer.gpt.lora import Adapter, completed, merged
from writer.lm import source
from writer.lm.pack import PackInfo, verify_pack
from writer.models import library as models
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import VoiceError


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
    if not (folder / jobs.ADAPTER).is_dir():
        raise VoiceError(f"The voice {arguments.name} has learned nothing yet.")
    if path.exists():
        raise VoiceError(f"{path} is there already. Choose a new folder or file.")
    job = jobs.read_job(folder)
    adapter = read_adapter(folder / jobs.ADAPTER, job.base, job.base_sha256)
    adapter = replace(adapter, alpha=adapter.alpha * arguments.strength / 100)
    try:
        if arguments.merged:
            _write_merged(verify_pack(models.find(job.base)), adapter, path, arguments.merged)
        else:
            write_adapter(adapter, path, job.base, job.base_sha256)
    except OSError as error:
        raise VoiceError(f"{path} could not be written: {error.strerror or error}.") from error
    what = (
        f"{job.base} in the voice {job.voice}" if arguments.merged else f"What {job.voice} learned"
    )
    return f"{what} is written to {path}."


def _write_merged(base: PackInfo, adapter: Adapter, path: Path, kind: str) -> None:
    # Slow to import, and no other verb of `voices` needs them.
    from writer.gpt.gguf_writing import write_gguf
    from writer.gpt.hugging_face_writing import write_hugging_face
    from writer.gpt.reading import read_checkpoint

    checkpoint = read_checkpoint(source.kept(base))
    whole = merged(checkpoint, completed(adapter, checkpoint.config))
    if kind == "hf":
        write_hugging_face(whole, path)
    else:
        write_gguf(whole, path, "f16")
