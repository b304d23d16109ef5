"""The models on this machine: list, find, add and remove packs.

A pack is made by a child process, because reading a stranger's file and TensorFlow both belong
outside the app, and appears under its name only when it is whole.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from writer import paths
from writer.lm.pack import PackError, PackInfo, read_pack, verify_pack
from writer.models.catalogue import Entry, catalogue
from writer.models.fetch import ModelError, fetch

__all__ = ["ModelError", "Progress", "add", "find", "installed", "pack_folder", "remove"]

PREPARE = (sys.executable, "-m", "writer", "prepare")
# The child says something at every stage; the longest takes some 15 s on a slow machine.
SILENCE_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding a model is. Stages: downloading, verifying, reading, ..., done."""

    stage: str
    fraction: float


def installed() -> list[PackInfo]:
    """Every readable pack, by name."""
    folder = paths.packs_folder()
    found = []
    for pack in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            found.append(read_pack(pack))
        except PackError:
            continue  # half-made or foreign: nothing to offer, nothing to break
    return found


def pack_folder(name: str) -> Path:
    """Where the pack of this name lives or would live. Raises ModelError for an unsafe name."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,99}", name):
        raise ModelError(f"{name!r} is no model's name. `inkling models list` shows them.")
    return paths.packs_folder() / name


def find(name: str) -> Path:
    """The folder of an added pack. Raises ModelError that says what to do if there is none."""
    folder = pack_folder(name)
    if not folder.is_dir():
        raise ModelError(
            f"The model {name} is not on this computer. `inkling models add {name}` fetches it."
        )
    return folder


def add(
    source: str,
    report: Callable[[Progress], None],
    prepare: Sequence[str] = PREPARE,
    silence_seconds: float = SILENCE_SECONDS,
) -> PackInfo:
    """Add a catalogue model by name, or a GGUF file by path. Raises ModelError.

    Nothing half-made is left behind, whatever fails. A model that is already there and whole is
    returned at once.
    """
    entry = next((entry for entry in catalogue() if entry.name == source), None)
    path = Path(source).expanduser()
    name = source if entry else _name_of(path)
    target = pack_folder(name)
    if target.is_dir() and (info := _whole(target)):
        report(Progress("done", 1.0))
        return info
    if entry is None:
        _check_file(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=target.parent) as temporary:
            folder = Path(temporary)
            gguf = path if entry is None else _fetched(entry, folder, report)
            made = folder / "pack"
            _prepare(gguf, made, name, entry, report, prepare, silence_seconds)
            _put_in_place(made, target)
    except OSError as error:
        raise ModelError(
            f"The model {name} could not be written to {target.parent}: {error.strerror}."
        ) from error
    report(Progress("done", 1.0))
    return read_pack(target)


def remove(name: str) -> None:
    """Delete a pack. Raises ModelError if there is none or it cannot be deleted."""
    folder = find(name)
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise ModelError(f"{folder} could not be removed: {error.strerror}.") from error


def _whole(folder: Path) -> PackInfo | None:
    try:
        return verify_pack(folder)
    except PackError:
        return None


def _name_of(path: Path) -> str:
    """A pack's name from a file's: lower case, and only what is safe everywhere."""
    return re.sub(r"[^a-z0-9._-]+", "-", path.stem.lower()).strip("-._")[:100] or "model"


def _check_file(path: Path) -> None:
    names = ", ".join(entry.name for entry in catalogue())
    if not path.is_file():
        raise ModelError(
            f"There is no model or file called {path}. Give the path of a GGUF file, or one of: "
            f"{names}."
        )
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    if magic != b"GGUF":
        raise ModelError(f"{path} is not a GGUF model file. Models end in .gguf as a rule.")


def _fetched(entry: Entry, folder: Path, report: Callable[[Progress], None]) -> Path:
    path = fetch(entry, folder, lambda fraction: report(Progress("downloading", 0.5 * fraction)))
    report(Progress("verifying", 0.5))
    return path


def _prepare(
    gguf: Path,
    made: Path,
    name: str,
    entry: Entry | None,
    report: Callable[[Progress], None],
    prepare: Sequence[str],
    silence_seconds: float,
) -> None:
    """Run the child to its end, pass its progress on, and kill it if it falls silent."""
    words = [*prepare, str(gguf), str(made), "--name", name]
    if entry:
        words += ["--title", entry.title, "--licence", entry.licence]
        words += ["--source", f"{entry.package} {entry.version}, {Path(entry.member).name}"]
    child = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert child.stdout is not None
    assert child.stderr is not None
    begun = 0.5 if entry else 0.0
    watchdog = threading.Timer(silence_seconds, child.kill)
    watchdog.start()
    try:
        for line in child.stdout:
            watchdog.cancel()
            watchdog = threading.Timer(silence_seconds, child.kill)
            watchdog.start()
            said = json.loads(line)
            report(Progress(said["stage"], begun + (1 - begun) * said["fraction"]))
        reason = child.stderr.read().strip()
        child.wait()
    finally:
        watchdog.cancel()
        if child.poll() is None:
            child.kill()
            child.wait()
        child.stdout.close()
        child.stderr.close()
    if child.returncode:
        raise ModelError(
            reason.splitlines()[-1]
            if reason
            else f"{gguf.name} could not be prepared: it took too long or ran out of memory."
        )


def _put_in_place(made: Path, target: Path) -> None:
    """Rename the whole pack to its name; a damaged one that stood there goes first."""
    if target.exists():
        shutil.rmtree(target)
    made.replace(target)
