"""What is taken out of the collected app again, why, and which check of the doctor would miss it.

Paths are those under PyInstaller's folder of libraries, with / on every system; * crosses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cut:
    """Files that are not needed; `guard` is the part of `inkling doctor` that shows it."""

    what: str
    patterns: tuple[str, ...]
    guard: str
    kept: tuple[str, ...] = ()  # files that the patterns would catch too
    emptied: bool = False  # an empty module is left for an import that nothing is taken from


CUTS = (
    Cut("type stubs", ("*.pyi", "*/py.typed"), "installed"),
    Cut("TensorFlow's headers", ("tensorflow/include/*",), "training"),
    Cut(
        "TensorFlow's profiler",
        ("tensorflow/python/profiler/internal/_pywrap_profiler_plugin.*[od]",),  # .so, .pyd
        "training",
        emptied=True,
    ),
    Cut(
        "TensorFlow's StableHLO and XLA operations",
        (
            "tensorflow/compiler/mlir/stablehlo/stablehlo_extension*",
            "tensorflow/compiler/tf2xla/ops/_xla_ops*",
        ),
        "training",
    ),
    Cut("LiteRT's plug-in tools", ("ai_edge_litert/tools/*",), "completion"),
    Cut(
        "Qt's translations into languages that Inkling does not speak",
        ("PySide6/*translations/*",),
        "window",
        kept=("*/qtbase_zh_CN.qm",),
    ),
    Cut(
        "Qt's platforms for screens without a desktop",
        (
            "PySide6/*plugins/platforms/*eglfs*",
            "PySide6/*plugins/platforms/*linuxfb*",
            "PySide6/*plugins/platforms/*minimal*",
            "PySide6/*plugins/platforms/*vkkhrdisplay*",
            "PySide6/*plugins/platforms/*vnc*",
            "PySide6/*plugins/egldeviceintegrations/*",
            "PySide6/*plugins/generic/*",
        ),
        "window",
    ),
    Cut(
        "Qt's network plug-ins, and the GTK 3 theme, which needs all of GTK",
        (
            "PySide6/*plugins/networkinformation/*",
            "PySide6/*plugins/tls/*",
            "PySide6/*plugins/platformthemes/*gtk3*",
        ),
        "window",
    ),
    Cut(
        "Qt's readers of pictures that no text shows",
        tuple(f"PySide6/*plugins/imageformats/*q{kind}*" for kind in ("tiff", "tga", "wbmp")),
        "window",
    ),
    Cut("tests inside of libraries", ("*/tests/*",), "installed"),
    Cut(
        "C++'s and C's run time and an XML parser, which every desktop has newer ones of",
        ("libstdc++.so.6", "libgcc_s.so.1", "libexpat.so.1"),
        "window",
    ),
)


@dataclass(frozen=True, slots=True)
class Saved:
    """How many bytes something saved."""

    what: str
    size: int


def cut(libraries: Path, cuts: tuple[Cut, ...] = CUTS) -> list[Saved]:
    """Take all of it out of the collected app."""
    return [Saved(a_cut.what, _cut(libraries, a_cut)) for a_cut in cuts]


def caught(a_cut: Cut, name: str) -> bool:
    """Whether a file of this name goes."""
    if any(fnmatch(name, pattern) for pattern in a_cut.kept):
        return False
    return any(fnmatch(name, pattern) for pattern in a_cut.patterns)


def _cut(libraries: Path, a_cut: Cut) -> int:
    saved = 0
    for path in sorted(libraries.rglob("*")):
        if path.is_dir() or not caught(a_cut, path.relative_to(libraries).as_posix()):
            continue
        saved += path.lstat().st_size
        path.unlink()
        if a_cut.emptied:
            (path.parent / f"{path.name.split('.')[0]}.py").touch()
    return saved
