"""What goes into the packaged app, found by reading what the code imports."""

from __future__ import annotations

import ast
import sys
from importlib import metadata
from pathlib import Path

# Imported somewhere by a library, but never on a way that Inkling takes.
EXCLUDED = [
    "IPython",
    "PySide6.QtNetwork",
    "PIL",
    "grpc",
    "h5py",
    "hf_xet",
    "keras",
    "matplotlib",
    "namex",
    "optree",
    "pandas",
    "pygments",
    "pytest",
    "rich",
    "scipy",
    "setuptools",
    "tensorboard",
    "tkinter",
]
# A converted graph is kept under the hash of the source that made it, and TensorFlow reads the
# source of a few functions of its own.
WITH_SOURCE = {
    "writer.gpt": "pyz+py",
    "tensorflow.python.saved_model.signature_serialization": "pyz+py",
}
# PyInstaller has hooks of its own for these.
HOOKED = {"PySide6", "tensorflow", "numpy"}


def third_party_imports(package: Path) -> set[str]:
    """The top-level names that the code imports and Python does not bring along."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"writer", "PyInstaller"}


def with_data_files(package: Path) -> list[str]:
    """The libraries whose files beside their code are to come along, whatever they are."""
    return sorted(third_party_imports(package) - HOOKED)


def distributions(package: Path) -> list[str]:
    """The names under which the libraries were installed, for `importlib.metadata`."""
    owners = metadata.packages_distributions()
    return sorted({name for top in third_party_imports(package) for name in owners.get(top, [])})
