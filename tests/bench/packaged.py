"""How large the packaged app is, and how soon its window is there and its model ready.

    python tests/bench/packaged.py [FOLDER] [--rounds N]

FOLDER is what build_app.py made in dist/. Times are from exec, under a virtual display; cold is
after the kernel was told to forget all files, which needs root.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from writer import __version__

DISPLAY = ":78"
DROP = Path("/proc/sys/vm/drop_caches")


def start(program: Path, home: str) -> tuple[float, float]:
    """Seconds until the window is on the screen, and until the model is ready."""
    environment = {"DISPLAY": DISPLAY, "INKLING_HOME": home, "HOME": home, "PATH": os.defpath}
    begun = time.monotonic()
    app = subprocess.Popen([str(program)], env=environment, stderr=subprocess.DEVNULL)
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(app.pid)]
    subprocess.run(search, env={**os.environ, "DISPLAY": DISPLAY}, stdout=subprocess.DEVNULL)
    visible = time.monotonic() - begun
    log = Path(home) / "log" / "inkling.log"
    while "loaded" not in log.read_text():
        assert time.monotonic() - begun < 120, "no model was loaded"
        time.sleep(0.01)
    ready = time.monotonic() - begun
    app.terminate()
    app.wait()
    return visible, ready


def measured(program: Path, *, cold: bool, rounds: int) -> str:
    """The median of some starts, each in a new home."""
    found = []
    for _ in range(rounds):
        if cold:
            os.sync()
            DROP.write_text("3")
        with tempfile.TemporaryDirectory() as home:
            found.append(start(program, home))
    windows, models = zip(*found, strict=True)
    return (
        f"window {statistics.median(windows):.2f} s ({min(windows):.2f} to {max(windows):.2f}), "
        f"model {statistics.median(models):.2f} s ({min(models):.2f} to {max(models):.2f})"
    )


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    dist = Path(__file__).parent.parent.parent / "dist"
    parser.add_argument("folder", nargs="?", type=Path, default=dist / f"inkling-{__version__}")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    sizes = {path: path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()}
    model = sum(size for path, size in sizes.items() if "packs" in path.parts)
    print(f"unpacked {sum(sizes.values()) / 1e6:.0f} MB, of which the model {model / 1e6:.0f} MB")
    for file in sorted(folder.parent.glob(f"{folder.name}-*")):
        print(f"{file.name} {file.stat().st_size / 1e6:.0f} MB")
    words = ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-ac"]
    screen = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        program = folder / "inkling"
        measured(program, cold=False, rounds=1)
        print("warm:", measured(program, cold=False, rounds=arguments.rounds))
        if os.access(DROP, os.W_OK):
            print("cold:", measured(program, cold=True, rounds=3))
    finally:
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    main()
