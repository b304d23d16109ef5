"""What is installed, and on what."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Iterator
from importlib import metadata

from writer import __version__, program
from writer.health.finding import Finding

PACKAGES = ("PySide6-Essentials", "ai-edge-litert", "tokenizers", "numpy")
TENSORFLOWS = ("tensorflow-cpu", "tensorflow")
NO_AVX = (
    "This processor has no AVX, which TensorFlow needs: models can neither be added nor fine-tuned "
    "on it. Writing works."
)


def installed() -> Iterator[Finding]:
    """Versions, and the processor."""
    yield Finding("Inkling", f"{__version__}{', packaged' if program.is_packaged() else ''}")
    old = sys.version_info < (3, 11)
    yield Finding(
        "Python",
        f"{platform.python_version()} in {sys.prefix}",
        "Inkling needs Python 3.11 or newer." if old else "",
    )
    yield Finding("system", platform.platform())
    yield Finding(
        "processor", f"{os.cpu_count()} cores, {_processor()}", "" if has_avx() else NO_AVX
    )
    for name in PACKAGES:
        yield _package(name, (name,), "Install Inkling again, whole.")
    yield _package("tensorflow", TENSORFLOWS, "Without it no model can be added or fine-tuned.")


def has_avx() -> bool:
    """Whether TensorFlow runs here: on Intel's and AMD's processors it is built for AVX."""
    return platform.machine() not in ("x86_64", "AMD64") or _features().get("AVX", True)


def _package(name: str, spellings: tuple[str, ...], advice: str) -> Finding:
    """A package's version from its metadata: importing some of them takes seconds."""
    for spelling in spellings:
        try:
            return Finding(spelling, metadata.version(spelling))
        except metadata.PackageNotFoundError:
            continue
    return Finding(name, "missing", f"{name} is not installed. {advice}")


def _processor() -> str:
    """The instruction sets that decide the speed."""
    features = _features()
    told = {"AVX2": "AVX2", "AVX512F": "AVX-512", "AVX512VNNI": "VNNI", "ASIMDDP": "dot product"}
    here = [words for name, words in told.items() if features.get(name)]
    return f"{platform.machine()} with {', '.join(here) or 'no fast instructions'}"


def _features() -> dict[str, bool]:
    """The processor's instruction sets, as numpy sees them."""
    core = importlib.import_module("numpy._core._multiarray_umath")  # private: may go one day
    features: dict[str, bool] = getattr(core, "__cpu_features__", {})
    return features
