"""Bounds what a child process may allocate, so that a hostile file cannot take the machine down."""

from __future__ import annotations

from pathlib import Path

from writer.lm.source import parts

# TensorFlow and its threads; and a 4-bit file as float32 several times over.
_BASE_BYTES, _PER_BYTE = 3 << 30, 40


def limit_memory(source: Path) -> None:
    """Let this process hold only so much for a model of this size; beyond it is a MemoryError."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = _BASE_BYTES + _PER_BYTE * sum(part.stat().st_size for part in parts(source))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))
