"""All that is inside the packaged app, read from the app itself: for its SBOM and its licences."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from writer import __version__
from writer.lm.pack import read_pack

TEXTS = ("LICEN", "COPYING", "NOTICE", "THIRD_PARTY", "AUTHORS")
# Those whose wheels bring no text, and whose metadata name the licence in words of their own.
SPDX = {
    "flatbuffers": "Apache-2.0",
    "pypandoc-binary": "GPL-2.0-or-later",
    "PySide6-Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "tensorflow-cpu": "Apache-2.0",
    "tensorflow": "Apache-2.0",
    "tokenizers": "Apache-2.0",
}
COMMON = {
    "Apache-2.0": ("Apache-2.0",),
    "GPL-2.0-or-later": ("GPL-2",),
    "LGPL-3.0-only": ("LGPL-3", "GPL-3"),
}


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the app that somebody else made."""

    kind: str  # of CycloneDX: library, framework, machine-learning-model
    name: str
    version: str
    purl: str
    licence: str  # an SPDX expression or the words of its own metadata; empty if none are known
    texts: tuple[Path, ...] = field(default=(), repr=False)


def components(program: Path, libraries: Path, common: Path) -> list[Component]:
    """What is in the app; `common` is the folder with the texts of well-known licences."""
    found = [*_distributions(program, libraries, common), _python()]
    found += _models(libraries / "packs", common)
    if shutil.which("dpkg-query"):
        found += _debian(libraries)
    return sorted(found, key=lambda component: (component.kind, component.name.lower()))


def bundled_modules(program: Path, libraries: Path) -> set[str]:
    """The top-level names that can be imported in the app."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    modules = archive.open_embedded_archive("PYZ.pyz").toc
    beside = (path.name for path in libraries.iterdir() if path.is_dir())
    return {name.split(".")[0] for name in modules} | set(beside)


def sbom(parts: list[Component]) -> str:
    """The parts as CycloneDX 1.6 JSON (ECMA-424)."""
    listed = [_record(part) for part in parts]
    record = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed)).urn,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "inkling",
                "name": "Inkling",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": listed,
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def copy_licences(parts: list[Component], folder: Path) -> None:
    """A folder for each part, with all texts that it is given under."""
    for part in parts:
        own = folder / f"{part.name} {part.version}"
        own.mkdir(parents=True, exist_ok=True)
        for text in part.texts:
            alike = len(list(own.glob(f"{text.stem}*{text.suffix}")))
            shutil.copy(text, own / (f"{text.stem}-{alike}{text.suffix}" if alike else text.name))


def _record(part: Component) -> dict[str, Any]:
    record: dict[str, Any] = {
        "type": part.kind,
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
    }
    if part.licence:
        record["licenses"] = [{"license": {"name": part.licence}}]
    return record


def _distributions(program: Path, libraries: Path, common: Path) -> Iterator[Component]:
    owners = metadata.packages_distributions()
    inside = bundled_modules(program, libraries)
    names = {name for top in inside for name in owners.get(top, ()) if name != "inkling-writer"}
    names.add("pyinstaller")  # of which the program itself is made
    for name in sorted(names):
        found = metadata.distribution(name)
        proper = found.metadata["Name"]
        licence = SPDX.get(proper.replace("_", "-")) or _licence(found.metadata)
        texts = tuple(
            Path(str(file.locate()))
            for file in found.files or ()
            if file.name.upper().startswith(TEXTS) and file.suffix not in (".py", ".pyc")
        )
        if proper.replace("_", "-") in SPDX:
            texts += tuple(common / text for text in COMMON[licence])
        purl = f"pkg:pypi/{proper.lower().replace('_', '-')}@{found.version}"
        yield Component("library", proper, found.version, purl, licence, texts)


def _licence(told: metadata.PackageMetadata) -> str:
    expressions: list[str] = told.get_all("License-Expression") or []
    listed = [line for line in told.get_all("Classifier") or () if line.startswith("License")]
    classified = ", ".join(line.split(" :: ")[-1] for line in listed)
    words = " ".join(told.get_all("License") or ())
    return "".join(expressions) or classified or words[:80]


def _python() -> Component:
    version = platform.python_version()
    places = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    found = [folder / name for folder in places for name in ("LICENSE.txt", "LICENSE")]
    here = tuple(text for text in found if text.is_file())[:1]
    purl = f"pkg:generic/python@{version}"
    return Component("framework", "Python", version, purl, "PSF-2.0", here)


def _models(packs: Path, common: Path) -> Iterator[Component]:
    for folder in sorted(packs.iterdir()) if packs.is_dir() else ():
        info = read_pack(folder)
        purl = f"pkg:generic/{info.name}@{info.source_sha256[:12]}"
        texts = tuple(common / text for text in COMMON.get(info.licence, ()))
        kind = "machine-learning-model"
        yield Component(kind, info.name, info.source_sha256[:12], purl, info.licence, texts)


def _debian(libraries: Path) -> Iterator[Component]:
    """The packages that libraries of the system were taken from."""
    names = [
        path.name
        for path in libraries.glob("lib*.so*")
        if not path.is_symlink() and not path.name.startswith("libpython")
    ]
    found = _run("dpkg-query", "-S", *(f"*/{name}" for name in names))
    packages = {line.split(":")[0] for line in found.splitlines() if line.split("/")[-1] in names}
    for package in sorted(packages):
        version = _run("dpkg-query", "-W", "-f", "${Version}", package)
        text = Path("/usr/share/doc") / package / "copyright"
        purl = f"pkg:deb/debian/{package}@{version}"
        texts = (text,) if text.is_file() else ()
        yield Component("library", package, version, purl, "", texts)


def _run(*words: str) -> str:
    """What a command says; it may fail for some of its arguments."""
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout
