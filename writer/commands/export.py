"""`inkling models export`: gives a model back in the formats that other programs read."""

from __future__ import annotations

import argparse
from pathlib import Path

from writer.lm.pack import read_pack
from writer.models import library
from writer.models.library import ModelError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("name")
    parser.add_argument("folder", type=Path, nargs="?", help="a new Hugging Face folder")
    parser.add_argument("--gguf", type=Path, metavar="FILE", help="a new GGUF file")
    parser.add_argument(
        "--type", choices=("f16", "q8_0", "f32"), default="f16", help="of the GGUF's matrices"
    )


def export(arguments: argparse.Namespace) -> list[Path]:
    """Write what is asked for; the new paths. Raises ModelError and PackError."""
    wanted = [path for path in (arguments.folder, arguments.gguf) if path is not None]
    if not wanted:
        raise ModelError("Say where to: a new folder, or --gguf and a new file, or both.")
    for path in wanted:
        if path.exists():
            raise ModelError(f"{path} exists already. Give the name of a new one.")
    info = read_pack(library.find(arguments.name))
    # Slow to import, and no other verb of `models` needs them.
    from writer.gpt.config import CheckpointError
    from writer.gpt.gguf_writing import write_gguf
    from writer.gpt.hugging_face_writing import write_hugging_face
    from writer.gpt.original import original

    try:
        checkpoint = original(info)
        if arguments.folder is not None:
            write_hugging_face(checkpoint, arguments.folder)
        if arguments.gguf is not None:
            write_gguf(checkpoint, arguments.gguf, arguments.type)
    except CheckpointError as error:
        raise ModelError(f"The model {arguments.name} could not be exported. {error}") from error
    except OSError as error:
        reason = error.strerror or error
        raise ModelError(f"The model {arguments.name} could not be exported: {reason}.") from error
    return wanted
