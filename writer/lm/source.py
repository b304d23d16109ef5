"""What a pack was made from: a GGUF file, or some files of a Hugging Face folder.

A pack keeps them in its folder `source`, because rounded weights cannot be unrounded, and export
must give back what was read. They are hard links where the file system has them, so that a model
lies on the disk once; what stands behind a link may still be changed, so hashes are checked before
use, and only then: a pack runs without its source. What a model was taught before it was rounded,
an adapter, lies beside them in the folder `taught`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from writer.lm.pack import PackError, PackInfo, sha256_of

SOURCE, TAUGHT = "source", "taught"
CONFIG, GENERATION, TOKENIZER = "config.json", "generation_config.json", "tokenizer.json"
ADAPTER = "adapter_config.json"


def parts(path: Path) -> list[Path]:
    """The files that are the model or adapter at `path`: itself, or what is read of a folder."""
    if not path.is_dir():
        return [path]
    named = [path / name for name in (CONFIG, GENERATION, TOKENIZER, ADAPTER)]
    weights = [*path.glob("*.safetensors"), *path.glob("*.safetensors.index.json")]
    return sorted(part for part in (*named, *weights) if part.is_file())


def digest(path: Path, adapter: Path | None = None) -> str:
    """The SHA-256 of a model file, or of the list of names and SHA-256s where files are several."""
    if not path.is_dir() and adapter is None:
        return sha256_of(path)
    every = [*parts(path), *(parts(adapter) if adapter else [])]
    lines = "".join(f"{sha256_of(part)}  {part.name}\n" for part in every)
    return hashlib.sha256(lines.encode()).hexdigest()


def keep(path: Path, folder: Path) -> dict[str, str]:
    """Put the files of a model or an adapter into this new folder; their SHA-256 by name."""
    folder.mkdir()
    for part in parts(path):
        whole, kept = part.resolve(), folder / part.name
        try:
            os.link(whole, kept)
        except OSError:  # another disk, or one without links
            shutil.copyfile(whole, kept)
    return {part.name: sha256_of(part) for part in sorted(folder.iterdir())}


def kept(info: PackInfo) -> Path:
    """The file or folder that the pack was made from, as it was. Raises PackError."""
    if not info.source_files:
        raise PackError(
            f"{info.name} was added by a version of Inkling that kept no originals. "
            "Remove it and add it again to export it."
        )
    folder = _unchanged(info, SOURCE, info.source_files)
    names = list(info.source_files)
    return folder if len(names) > 1 else folder / Path(names[0]).name


def taught(info: PackInfo) -> Path | None:
    """The folder of the adapter that was merged into the model, if any. Raises PackError."""
    return _unchanged(info, TAUGHT, info.taught_files) if info.taught_files else None


def _unchanged(info: PackInfo, name: str, files: Mapping[str, str]) -> Path:
    folder = info.folder / name
    for file, expected in files.items():
        part = folder / Path(file).name
        if not part.is_file() or sha256_of(part) != expected:
            raise PackError(
                f"{part} is missing or was changed since {info.name} was added. "
                "Remove the model and add it again to export it."
            )
    return folder
