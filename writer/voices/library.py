"""The voices on this machine: list, find and remove them."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from writer import paths
from writer.lm.pack import PackError, read_pack
from writer.voices.job import ADAPTER, PACK, Job, VoiceError, read_job


def voices() -> list[Job]:
    """Every readable voice, by name, also those whose training is not done."""
    found = []
    try:
        folders = sorted(p for p in paths.voices_folder().iterdir() if not p.name.startswith("."))
    except OSError:
        return []
    for folder in folders:
        with suppress(VoiceError):
            found.append(read_job(folder))
    return found


def voice_folder(name: str) -> Path:
    """Where the voice of this name lives or would live. Raises VoiceError for an unsafe name."""
    if not re.fullmatch(r"[\w][\w .'-]{0,59}", name) or name.endswith((" ", ".")):
        raise VoiceError(
            f"A voice cannot have the name {name!r}. Use letters, digits, spaces and hyphens."
        )
    return paths.voices_folder() / name


def find(name: str) -> Path:
    """The folder of a voice. Raises VoiceError if there is none."""
    folder = voice_folder(name)
    if not folder.is_dir():
        raise VoiceError(
            f"There is no voice called {name}. `inkling voices list` shows those there are."
        )
    return folder


def is_trained(name: str) -> bool:
    """Whether there is an adapter to speak with."""
    folder = voice_folder(name)
    return (folder / ADAPTER).is_dir() and (folder / PACK).is_dir()


def pack_of(name: str) -> Path:
    """The voice's pack. Raises VoiceError where there is none yet."""
    folder = find(name)
    read_job(folder)
    if not is_trained(name):
        raise VoiceError(
            f"The voice {name} is not trained yet. `inkling finetune --voice {name!r} --resume` "
            "goes on with it."
        )
    try:
        return read_pack(folder / PACK).folder
    except PackError as error:
        raise VoiceError(
            f"The voice {name} is damaged. `inkling finetune --voice {name!r} --resume` makes "
            "it again from what it learned."
        ) from error


def remove(name: str) -> int:
    """Delete a voice and all that was learned; how many files that were. Raises VoiceError.

    It is renamed first, so that a half-deleted voice is never offered.
    """
    folder = find(name)
    doomed = folder.with_name(f".removing-{secrets.token_hex(4)}")
    try:
        os.replace(folder, doomed)
        count = sum(1 for path in doomed.rglob("*") if path.is_file())
        shutil.rmtree(doomed)
    except OSError as error:
        raise VoiceError(f"{name} could not be removed: {error.strerror or error}.") from error
    return count
