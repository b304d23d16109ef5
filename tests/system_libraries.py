"""Sees that Qt finds its system libraries. As root on Debian, as CI is, it installs them itself.

    python tests/system_libraries.py offscreen    what the tests need
    python tests/system_libraries.py window       what a window here needs
    python tests/system_libraries.py xcb          what that plug-in of Qt needs, and so a package

Elsewhere it names the packages and fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from writer.health import libraries

FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def wanted(plugin: str) -> tuple[list[str], list[str]]:
    """What Qt lacks for this platform plug-in, in words, and the Debian packages that help."""
    lacking = libraries.missing(plugin)
    needed = libraries.packages(lacking)
    folders = [Path(folder).expanduser() for folder in FONTS]
    if not any(file.is_file() for folder in folders for file in folder.rglob("*.[to]t[fc]")):
        return [*lacking, "a font"], [*needed, "fonts-dejavu-core"]
    return lacking, needed


def install(packages: list[str]) -> None:
    """Install Debian packages, quietly."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        command = ["apt-get", "-qq", *words]
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """0 if nothing is missing, in the end."""
    kind = sys.argv[1]
    display = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform != "linux" or (kind == "window" and not any(map(os.environ.get, display))):
        return 0
    plugin = libraries.platform() if kind == "window" else kind
    lacking, needed = wanted(plugin)
    if needed and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Qt needs some system packages; installing {' '.join(needed)}.", flush=True)
        install(needed)
        lacking, needed = wanted(plugin)
    if not lacking:
        return 0
    print(f"Qt needs what this system lacks: {', '.join(lacking)}.", file=sys.stderr)
    if needed:
        advice = f"On Debian or Ubuntu: sudo apt-get install {' '.join(needed)}"
        print(advice, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
