"""What a pack was made from: a GGUF file, or some files of a Hugging Face folder.

A pack keeps them in its folder `source`, because rounded weights cannot be unrounded, and export
must give back what was read. They are hard links where the file system has them, so that a model
lies on the disk once; what stands behind a link may still be changed, so hashes are checked before
use, and only then: a pack runs without its source.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from writer.lm.pack import PackError, PackInfo, sha256_of

SOURCE = "source"
CONFIG, GENERATION, TOKENIZER = "config.json", "generation_config.json", "tokenizer.json"


def parts(path: Path) -> list[Path]:
    """The files that are the model at `path`: itself, or what is read of a folder."""
    if not path.is_dir():
        return [path]
    named = [path / name for name in (CONFIG, GENERATION, TOKENIZER)]
    weights = [*path.glob("*.safetensors"), *path.glob("*.safetensors.index.json")]
    return sorted(part for part in (*named, *weights) if part.is_file())


def digest(path: Path) -> str:
    """The SHA-256 of a model file, or of a folder's list of names and SHA-256s."""
    if not path.is_dir():
        return sha256_of(path)
    lines = "".join(f"{sha256_of(part)}  {part.name}\n" for part in parts(path))
    return hashlib.sha256(lines.encode()).hexdigest()


def keep(path: Path, pack: Path) -> dict[str, str]:
    """Put the model's files into the pack's folder `source`; their SHA-256 by name."""
    folder = pack / SOURCE
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
    folder = info.folder / SOURCE
    if not info.source_files:
        raise PackError(
            f"{info.name} was added by a version of Inkling that kept no originals. "
            "Remove it and add it again to export it."
        )
    for name, expected in info.source_files.items():
        part = folder / Path(name).name
        if not part.is_file() or sha256_of(part) != expected:
            raise PackError(
                f"{part} is missing or was changed since {info.name} was added. "
                "Remove the model and add it again to export it."
            )
    names = list(info.source_files)
    return folder if len(names) > 1 else folder / Path(names[0]).name
