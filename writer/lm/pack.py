"""A model pack: a folder that Inkling made, with all the engine needs and nothing to execute.

pack.json        what it is, where it came from, how exact it is, hashes of the other files
model.tflite     the graph with its weights bound in
tokenizer.json   for the tokenizers library
embedding.npy    (vocab, n_embd) float16, looked up here because the graph takes vectors
positions.npy    (n_ctx, n_embd) float32, added to them; only where positions are vectors
source/          the file or files it was made from, for export (`lm/source.py`)
taught/          the adapter that was merged into it, if any
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = 2
GRAPH, TOKENIZER, EMBEDDING = "model.tflite", "tokenizer.json", "embedding.npy"
POSITIONS = "positions.npy"
FILES = (GRAPH, TOKENIZER, EMBEDDING)  # in every pack


class PackError(Exception):
    """A pack cannot be used. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What pack.json says."""

    name: str
    title: str
    licence: str
    source: str
    source_sha256: str
    architecture: dict[str, Any]
    quantisation: str
    end_tokens: tuple[int, ...]
    perplexity: dict[str, float]
    files: dict[str, str]  # file name -> SHA-256
    source_files: dict[str, str]  # the same for the folder `source`
    taught_files: dict[str, str]  # and for `taught`
    folder: Path


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_info(folder: Path, info: dict[str, Any]) -> None:
    """Hash the pack's files and write pack.json: the last step that makes a folder a pack."""
    names = [name for name in (*FILES, POSITIONS) if name in FILES or (folder / name).exists()]
    record = {"format": FORMAT, **info, "files": {name: sha256_of(folder / name) for name in names}}
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    (folder / "pack.json").write_text(text, encoding="utf-8")


def read_pack(folder: Path) -> PackInfo:
    """Read pack.json and see that the files are there. Raises PackError."""
    try:
        record = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise PackError(
                f"The model in {folder} was prepared by another version of Inkling. "
                "Remove it and add it again."
            )
        info = PackInfo(
            name=str(record["name"]),
            title=str(record["title"]),
            licence=str(record["licence"]),
            source=str(record["source"]),
            source_sha256=str(record["source_sha256"]),
            architecture=dict(record["architecture"]),
            quantisation=str(record["quantisation"]),
            end_tokens=tuple(int(token) for token in record["end_tokens"]),
            perplexity=dict(record["perplexity"]),
            files=_files(record["files"]),
            source_files=dict(record.get("source_files", {})),
            taught_files=dict(record.get("taught_files", {})),
            folder=folder,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackError(
            f"There is no usable model in {folder}. Remove it and add it again."
        ) from error
    for name in info.files:
        if not (folder / name).is_file():
            raise PackError(_damaged(folder, name))
    return info


def _files(record: dict[str, Any]) -> dict[str, str]:
    names = FILES if POSITIONS not in record else (*FILES, POSITIONS)
    return {name: str(record[name]) for name in names}


def verify_pack(folder: Path) -> PackInfo:
    """Read a pack and check the SHA-256 of every file in it. Raises PackError naming the file."""
    info = read_pack(folder)
    for name, expected in info.files.items():
        try:
            found = sha256_of(folder / name)
        except OSError as error:
            raise PackError(_damaged(folder, name)) from error
        if found != expected:
            raise PackError(_damaged(folder, name))
    return info


def _damaged(folder: Path, name: str) -> str:
    return (
        f"The model {folder.name} is damaged: {folder / name} is missing or not what was prepared. "
        "Please add it again."
    )
