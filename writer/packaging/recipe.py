"""What goes into the packaged app, found by reading what the code imports."""

from __future__ import annotations

import ast
import os
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
    "py",
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
# Of the resources these are not read by the app.
NOT_READ = ("package", "pictures")
# PyInstaller has hooks of its own for these.
HOOKED = {"PySide6", "tensorflow", "numpy"}


def imports(package: Path) -> set[str]:
    """Every module that the app's code imports, anywhere in it."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        if path.resolve().parent == Path(__file__).resolve().parent:
            continue  # no part of the app
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return found


def third_party_imports(package: Path) -> set[str]:
    """The top-level names among them that Python does not bring along."""
    tops = {name.split(".")[0] for name in imports(package)}
    return tops - sys.stdlib_module_names - {package.name}


def with_data_files(package: Path) -> list[str]:
    """The libraries whose files beside their code are to come along, whatever they are."""
    return sorted(third_party_imports(package) - HOOKED)


def distributions(package: Path) -> list[str]:
    """The names under which the libraries were installed, for `importlib.metadata`."""
    owners = metadata.packages_distributions()
    return sorted({name for top in third_party_imports(package) for name in owners.get(top, [])})


def resources(root: Path) -> list[tuple[str, str]]:
    """The repository's own files that the code reads, and the folders that they go to."""
    inside = sorted((root / "resources").iterdir())
    paths = [path for path in inside if path.name not in NOT_READ]
    paths.append(root / "models" / "catalogue.json")
    folders = [path if path.is_dir() else path.parent for path in paths]
    return [
        (str(path), folder.relative_to(root).as_posix())
        for path, folder in zip(paths, folders, strict=True)
    ]


def quiet() -> dict[str, str]:
    """An environment in which TensorFlow, which PyInstaller imports to look at, greets nobody."""
    return {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
