"""Converted graphs without weights, kept by their sizes: only new ones need TensorFlow."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from writer.gpt.config import Config

# What a graph is made from, beside the file of its family.
_SOURCES = ("export", "layers")


def cached_skeleton(config: Config, blocks: bool, folder: Path, rank: int = 0) -> bytes:
    """The converted graph of these sizes, from the cache where this code made it before."""
    cached = folder / f"{_key(config, blocks, rank)}.tflite"
    with suppress(OSError):
        return cached.read_bytes()
    from writer.gpt.export import skeleton  # TensorFlow takes seconds to come

    graph = skeleton(config, blocks, rank)
    partial = cached.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(graph)
        partial.replace(cached)
    except OSError:  # a full or unwritable cache costs the next model some seconds, no more
        with suppress(OSError):
            partial.unlink()
    return graph


def _key(config: Config, blocks: bool, rank: int) -> str:
    here = Path(__file__)
    sources = (here.with_name(f"{name}.py").read_bytes() for name in (*_SOURCES, config.family))
    made_by = f"{config!r} {blocks} {rank} {_tensorflow_version()}"
    return hashlib.sha256(made_by.encode() + b"".join(sources)).hexdigest()[:32]


def _tensorflow_version() -> str:
    """As its package says, without importing it; it has another name where it is the small one."""
    for name in ("tensorflow-cpu", "tensorflow"):
        with suppress(metadata.PackageNotFoundError):
            return metadata.version(name)
    return ""
