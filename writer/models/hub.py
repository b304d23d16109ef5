"""Fetches a model's files from the Hugging Face hub at a pinned commit; believes only hashes.

`huggingface_hub` makes the addresses, follows `HF_ENDPOINT` and `HF_HUB_OFFLINE`, and goes on where
a connection broke. Its cache is not used: the files are Inkling's own, and what arrived before a
break must survive the process.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from writer.lm.pack import sha256_of
from writer.models.catalogue import Entry, File, Repository
from writer.models.errors import BrokenDownloadError, ModelError
from writer.models.room import check_room, full_disk

# Without a compressed transfer the sizes are those of the files, and any part can be asked for.
_HEADERS = {"User-Agent": "inkling", "Accept-Encoding": "identity"}


def fetch_repository(
    entry: Entry, wanted: Repository, folder: Path, report: Callable[[float], None]
) -> Path:
    """Download the entry's files into `folder`, from where an earlier try broke; the folder.

    `report` is given the fraction downloaded. Raises ModelError, and BrokenDownloadError where the
    folder is worth keeping.
    """
    arrived = {file: _arrived(folder, file) for file in wanted.files}
    # What is missing, and the pack, which is smaller than the files: they are linked into it.
    missing = entry.download_size - sum(arrived.values())
    check_room(entry.title, missing + entry.download_size, folder)
    before = 0
    for file in wanted.files:
        begun = before

        def look(size: int, begun: int = begun) -> None:
            report(min((begun + size) / entry.download_size, 1.0))

        if not (folder / file.path).exists():
            _fetch(entry, wanted, file, folder, look)
        before += file.size
    return folder


def _arrived(folder: Path, file: File) -> int:
    """How many bytes of a file an earlier try left; what cannot be of it is deleted."""
    whole, part = folder / file.path, _part(folder, file)
    if whole.exists():
        if whole.stat().st_size == file.size and sha256_of(whole) == file.sha256:
            return file.size
        whole.unlink()
    if not part.exists():
        return 0
    size = part.stat().st_size
    if size > file.size:
        part.unlink()
        return 0
    return size


def _part(folder: Path, file: File) -> Path:
    return folder / f"{file.path}.part"


def _fetch(
    entry: Entry, wanted: Repository, file: File, folder: Path, look: Callable[[int], None]
) -> None:
    """Bring one file, whole and as its hash says."""
    part = _part(folder, file)
    try:
        with part.open("ab") as target:
            if target.tell() < file.size:
                _stream(entry, wanted, file, target, look)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ModelError(full_disk(entry.title)) from error
        raise
    if part.stat().st_size != file.size or sha256_of(part) != file.sha256:
        part.unlink()
        doubt = "" if entry.verified else " Or the catalogue is wrong: this entry is not verified."
        raise ModelError(
            f"{file.path} of {entry.title} is not the file it should be: it was cut short or "
            f"changed on the way. Please try again.{doubt}"
        )
    part.replace(folder / file.path)


def _stream(
    entry: Entry, wanted: Repository, file: File, target: BinaryIO, look: Callable[[int], None]
) -> None:
    # Here, because it takes a third of a second, and only a download needs it.
    import huggingface_hub
    from httpx2 import TransportError
    from huggingface_hub.errors import HfHubHTTPError
    from huggingface_hub.file_download import http_get

    huggingface_hub.logging.set_verbosity_error()
    url = huggingface_hub.hf_hub_url(wanted.name, file.path, revision=wanted.revision)
    host = urlsplit(url).hostname or "the hub"
    bar = cast(Any, lambda **_: _Bar(target, file.size, look))
    try:
        http_get(url, target, resume_size=target.tell(), headers=_HEADERS, tqdm_class=bar)
    except HfHubHTTPError as error:
        raise ModelError(_refused(entry, file, host, error.response.status_code)) from error
    except (TransportError, ConnectionError) as error:
        if target.tell():
            raise BrokenDownloadError(
                f"The connection to {host} broke. What has arrived of {entry.title} is kept for a "
                "day: add it again to go on from there."
            ) from error
        raise ModelError(
            f"{host} cannot be reached from this computer. {_by_folder(entry)}"
        ) from error
    except OSError as error:
        if error.errno is not None:
            raise
        # A length that does not hold: what came is looked at by its hash.


class _Bar:
    """Stands where the library would draw a bar, and stops what is longer than it should be."""

    def __init__(self, target: BinaryIO, most: int, look: Callable[[int], None]) -> None:
        self._target, self._most, self._look = target, most, look

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, size: int) -> None:
        """Hear of bytes that are about to be written."""
        there = self._target.tell() + max(size, 0)
        if there > self._most:
            raise ModelError("The hub sends more than the file that was asked for.")
        self._look(there)


def _refused(entry: Entry, file: File, host: str, status: int) -> str:
    if status in (401, 403, 404):
        return f"{host} has no {file.path} of {entry.title} for us any more. {_by_folder(entry)}"
    return f"{host} did not give {file.path} of {entry.title} (status {status}). Try again later."


def _by_folder(entry: Entry) -> str:
    return (
        f"If you can get the files of {entry.title} another way, put them into a folder and add "
        "that: `inkling models add FOLDER`."
    )
