"""The folder of one training: anything that can read it can show, stop, resume or use it.

job.json         what is trained, on which texts and which base, and how
progress.jsonl   a line for each step
checkpoint.npz   where the training stands, to go on after a break; gone once it came to its end
best.npy         the parameters that the held-out text liked best, where a training stops by itself
learned.npz      what training came to, by name, until it is made a voice
adapter/         what it learned, as PEFT writes it
model/           or the whole model, as Hugging Face writes it, where all weights were trained
tokenizer.json   where it began from scratch
calibration.txt  the beginning of the texts, which the pack of a model trained whole is balanced on
pack/            the base's graph with it beside the weights, loaded like any model
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from writer.documents.save import atomic_save

FORMAT = 1
JOB, PROGRESS, CHECKPOINT = "job.json", "progress.jsonl", "checkpoint.npz"
BEST, LEARNED = "best.npy", "learned.npz"
ADAPTER, MODEL, PACK = "adapter", "model", "pack"
CALIBRATION, CALIBRATION_CHARACTERS = "calibration.txt", 20_000


class VoiceError(Exception):
    """A voice cannot be made or used. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is learned from. The hash is of its characters in UTF-8."""

    path: str
    sha256: str
    words: int


@dataclass(frozen=True, slots=True)
class Job:
    """What job.json says."""

    voice: str
    method: str
    base: str
    base_sha256: str  # of what the base's pack was made from
    texts: tuple[Text, ...]
    settings: Mapping[str, Any]


def write_job(folder: Path, job: Job) -> None:
    """Make the folder a job. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    record = {"format": FORMAT, **asdict(job)}
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    atomic_save(folder / JOB, text.encode())


def read_job(folder: Path) -> Job:
    """What is trained in a folder, whose name is the voice's.

    Raises VoiceError for a folder that is no job, or another version's.
    """
    try:
        record = json.loads((folder / JOB).read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise VoiceError(f"The voice {folder.name} was made by another version of Inkling.")
        return Job(
            voice=folder.name,  # which a renaming changes first
            method=str(record["method"]),
            base=str(record["base"]),
            base_sha256=str(record["base_sha256"]),
            texts=tuple(
                Text(str(t["path"]), str(t["sha256"]), int(t["words"])) for t in record["texts"]
            ),
            settings=dict(record["settings"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise VoiceError(
            f"The voice {folder.name} is damaged: {folder / JOB} cannot be read. Remove the voice "
            "and train it again."
        ) from error


def append_progress(folder: Path, line: Mapping[str, Any]) -> None:
    """Add a step's line. Raises OSError."""
    with (folder / PROGRESS).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def read_progress(folder: Path) -> list[dict[str, Any]]:
    """Every whole line; the last may be half written, or the file not there yet."""
    lines = []
    try:
        text = (folder / PROGRESS).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    for line in text.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            break
        if isinstance(record, dict):
            lines.append(record)
    return lines


def rewind_progress(folder: Path, step: int) -> None:
    """Forget the lines after a step: they will come again. Raises OSError."""
    kept = [line for line in read_progress(folder) if line.get("step", 0) <= step]
    atomic_save(folder / PROGRESS, "".join(json.dumps(line) + "\n" for line in kept).encode())


def save_checkpoint(folder: Path, arrays: Iterable[tuple[str, np.ndarray]]) -> None:
    """Keep where the training stands, the old state or the new one whole. Raises OSError.

    The arrays come and are written one after another, because together they may be gigabytes.
    """
    _save_arrays(folder / CHECKPOINT, arrays)


def save_learned(folder: Path, learned: Mapping[str, np.ndarray]) -> None:
    """Keep what training came to. Raises OSError."""
    _save_arrays(folder / LEARNED, learned.items())


def load_learned(folder: Path) -> dict[str, np.ndarray] | None:
    """What training came to, where it was not made a voice yet; None too if it is damaged."""
    try:
        with np.load(folder / LEARNED, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return None  # what else lies there says how to come to it again


def _save_arrays(path: Path, arrays: Iterable[tuple[str, np.ndarray]]) -> None:
    with _replacing(path) as file, zipfile.ZipFile(file, "w") as archive:
        for name, array in arrays:
            with archive.open(f"{name}.npy", "w", force_zip64=True) as entry:
                np.lib.format.write_array(entry, array, allow_pickle=False)


def save_best(folder: Path, parameters: np.ndarray) -> None:
    """Keep the best parameters so far. Raises OSError."""
    with _replacing(folder / BEST) as file:
        np.lib.format.write_array(file, parameters, allow_pickle=False)


def load_best(folder: Path) -> np.ndarray | None:
    """The best parameters, where there are any. Raises VoiceError for a damaged file."""
    try:
        return np.asarray(np.load(folder / BEST, allow_pickle=False))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(folder, BEST) from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of the old one once it is whole and on the disk."""
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:  # an interrupt leaves no litter either
        partial.unlink(missing_ok=True)
        raise


def forget_checkpoint(folder: Path) -> None:
    """Let go of what only a training that goes on needs: of a whole model it is gigabytes."""
    for name in (CHECKPOINT, BEST):
        (folder / name).unlink(missing_ok=True)


def _damaged(folder: Path, name: str) -> VoiceError:
    return VoiceError(
        f"The training of {folder.name} cannot go on: {folder / name} is damaged. "
        "Remove the voice and train it again."
    )


def load_checkpoint(folder: Path) -> dict[str, np.ndarray] | None:
    """Where the training stood; None where it was stopped before the first was kept.

    Raises VoiceError for a damaged one.
    """
    try:
        with np.load(folder / CHECKPOINT, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile) as error:
        raise _damaged(folder, CHECKPOINT) from error
