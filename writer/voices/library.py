"""The voices on this machine: list, find, rename and remove them."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from writer import paths
from writer.documents.save import atomic_save
from writer.lm.pack import PackError, read_pack
from writer.voices.job import ADAPTER, JOB, PACK, Job, VoiceError, read_job
from writer.voices.report import REPORT

MAX_STRENGTH = 150  # percent; beyond, the words fall apart
_DOOMED = ".removing-"


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
    """Whether there is a pack to speak with."""
    return (voice_folder(name) / PACK).is_dir()


def made_at(name: str) -> int:
    """When the voice's pack was written, in nanoseconds; 0 where there is none."""
    path = voice_folder(name) / PACK / "pack.json"
    return path.stat().st_mtime_ns if path.exists() else 0


def has_strength(name: str) -> bool:
    """Whether it can be turned up and down: an adapter can, a model trained whole cannot."""
    return (voice_folder(name) / ADAPTER).is_dir()


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


def rename(name: str, new: str) -> None:
    """Call a voice something else. Raises VoiceError.

    Its folder tells its name; what its files say of it follows.
    """
    folder, target = find(name), voice_folder(new)
    same = target.exists() and target.samefile(folder)  # another case, where none is told apart
    if target.exists() and not same:
        raise VoiceError(f"There is a voice called {new}. Choose another name.")
    try:
        os.replace(folder, target)
        for path in (target / JOB, target / REPORT, target / PACK / "pack.json"):
            if path.is_file():
                atomic_save(path, _renamed(path.read_text(encoding="utf-8"), name, new).encode())
    except (OSError, ValueError) as error:
        raise VoiceError(f"{name} could not be renamed: {error}.") from error


def _renamed(text: str, name: str, new: str) -> str:
    """A file's JSON with the voice's new name wherever a text says the old one."""
    record = {
        key: new if key == "voice" else _said_anew(value, name, new)
        for key, value in json.loads(text).items()
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _said_anew(value: Any, name: str, new: str) -> Any:
    if not isinstance(value, str):
        return value
    if value.endswith((f"+{name}", f"voice {name}")):
        return value.removesuffix(name) + new
    return new + value.removeprefix(name) if value.startswith(f"{name}, ") else value


@dataclass(frozen=True, slots=True)
class Removed:
    """The proof that a voice is gone."""

    files: tuple[str, ...]  # all that was deleted, as paths within its folder
    freed: int  # bytes; what other packs share stays theirs


def remove(name: str) -> Removed:
    """Delete a voice and all that was learned, written and measured for it. Raises VoiceError.

    It is renamed first, so that a half-deleted voice is never offered; what a deletion that was cut
    off left behind goes too.
    """
    folder = find(name)
    doomed = folder.with_name(f"{_DOOMED}{secrets.token_hex(4)}")
    try:
        os.replace(folder, doomed)
        files = sorted(path for path in doomed.rglob("*") if not path.is_dir())
        names = tuple(path.relative_to(doomed).as_posix() for path in files)
        sizes = [path.lstat() for path in files]
        for left in doomed.parent.glob(f"{_DOOMED}*"):
            shutil.rmtree(left)
    except OSError as error:
        raise VoiceError(f"{name} could not be removed: {error.strerror or error}.") from error
    return Removed(names, sum(size.st_size for size in sizes if size.st_nlink == 1))
