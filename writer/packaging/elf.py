"""What Linux's shared libraries need: drops those that nothing needs, strips, finds the glibc."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from writer.packaging.cuts import Saved

MAGIC = b"\x7fELF"
# Where PyInstaller puts what it found by following dependencies. All else is loaded by its name.
FOLLOWED = (".", "PySide6/Qt/lib")
PYTHON = "libpython"  # which the program itself loads by its name
# Libraries that patchelf has grafted: stripping breaks them ("not page-aligned").
UNSTRIPPED = ("numpy", "numpy.libs", "pypandoc")


def files(folder: Path) -> Iterator[Path]:
    """Every program and shared library."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == MAGIC:
                yield path


def drop_orphans(app: Path, libraries: Path) -> Saved:
    """Delete the libraries that only files which are gone had needed."""
    needs = needed(files(app))
    candidates = {
        path.name: path
        for folder in FOLLOWED
        for path in (libraries / folder).glob("lib*.so*")
        if not path.is_symlink() and not path.name.startswith(PYTHON)
    }
    wanted = [
        name for path, names in needs.items() if path.name not in candidates for name in names
    ]
    reached: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in candidates and name not in reached:
            reached.add(name)
            wanted += needs[candidates[name]]
    orphans = [path for name, path in candidates.items() if name not in reached]
    saved = sum(path.stat().st_size for path in orphans)
    for path in orphans:
        path.unlink()
    for link in libraries.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()
    return Saved("libraries that nothing needs any more", saved)


def needed(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """The names of the libraries that each file asks the dynamic linker for."""
    found: dict[Path, list[str]] = {}
    for path in paths:
        found[path] = re.findall(r"\(NEEDED\).*\[(.+)\]", _run("readelf", "-dW", str(path)))
    return found


def strip(app: Path, libraries: Path) -> Saved:
    """Take out symbols, which only debuggers read."""
    spared = tuple(libraries / name for name in UNSTRIPPED)
    chosen = [path for path in files(app) if not any(path.is_relative_to(s) for s in spared)]
    chosen = [path for path in chosen if path.parent != app]  # the program holds an archive
    before = sum(path.stat().st_size for path in chosen)
    for path in chosen:
        _run("strip", "--strip-unneeded", str(path))
    return Saved("symbols", before - sum(path.stat().st_size for path in chosen))


def glibc(app: Path) -> str:
    """The newest version of glibc that any file asks for, such as 2.35."""
    newest = (2, 0)
    for path in files(app):
        for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", _run("readelf", "-VW", str(path))):
            newest = max(newest, (int(major), int(minor)))
    return f"{newest[0]}.{newest[1]}"


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
