"""Which of Qt's own system libraries this Linux lacks, and the Debian packages that hold them.

Qt's wheels bring no libraries of the desktop, and Qt aborts the process where one is missing; so
the dynamic linker is asked beforehand, in a child.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libOpenGL": "libopengl0",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libdbus-1": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libwayland-client": "libwayland-client0",
    "libwayland-cursor": "libwayland-cursor0",
    "libwayland-egl": "libwayland-egl1",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
}


def platform() -> str:
    """The Qt platform plug-in that a window would use here."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    return chosen or ("wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb")


def platforms() -> list[str]:
    """The plug-ins that Qt tries one after the other."""
    first = platform()
    return [first, "xcb"] if first == "wayland" and os.environ.get("DISPLAY") else [first]


def missing(plugin: str) -> list[str]:
    """File names of the libraries that Qt would look for in vain; none where that is unknown."""
    found = importlib.util.find_spec("PySide6") if sys.platform == "linux" else None
    if found is None or found.origin is None:
        return []
    qt = Path(found.origin).parent / "Qt"
    wanted = [qt / "plugins" / "platforms" / f"libq{plugin}.so", qt / "lib" / "libQt6Widgets.so.6"]
    try:
        listed = subprocess.run(
            ["ldd", *map(str, wanted)],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return sorted(set(re.findall(r"(\S+) => not found", listed.stdout)))


def packages(names: list[str]) -> list[str]:
    """The Debian and Ubuntu packages that hold these libraries, as far as they are known."""
    stems = (name.split(".so")[0] for name in names)
    return sorted({PACKAGES[stem] for stem in stems if stem in PACKAGES})


def lack(names: list[str]) -> str:
    """A sentence about libraries that are missing, and what to do; empty if none are."""
    if not names:
        return ""
    said = f"Qt needs {', '.join(names)}, which this system lacks."
    command = install_command(names)
    return f"{said} On Debian or Ubuntu: `{command}`." if command else said


def install_command(names: list[str]) -> str:
    """What to type on Debian and Ubuntu to get these libraries; empty if none is known."""
    known = packages(names)
    return f"sudo apt-get install {' '.join(known)}" if known else ""
