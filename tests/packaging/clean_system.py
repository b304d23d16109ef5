"""Shows the .deb on a system that has nothing but what it declares. As root, on Debian.

    python tests/packaging/clean_system.py FILE.deb FOLDER [PICTURES]

A minimal Debian is laid out in FOLDER, what was downloaded kept beside it. There it is installed.
Without a network and with /opt read only its doctor is asked, a text typed in its window under a
virtual display, a suggestion taken, a tiny voice trained, the window closed, the package removed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

RELEASE, DISPLAY = "bookworm", ":77"
USER, HOME = "writer", "/home/作家 a"
TYPED = "It was already dark when the last boat came in, and the old woman on the quay"
ENVIRONMENT = {"HOME": HOME, "PATH": "/usr/bin:/bin:/usr/sbin", "LANG": "C.UTF-8"}


def run(*words: str, **options: object) -> str:
    """Run a command to its end; what it says."""
    done = subprocess.run(words, text=True, capture_output=True, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return str(done.stdout)


def step(words: str) -> None:
    """Say what was shown."""
    print(f"{time.strftime('%H:%M:%S')}  {words}", flush=True)


def lay_out(root: Path) -> None:
    """A minimal Debian, made anew from what was downloaded before."""
    kept = root.with_suffix(".tar")
    if not kept.exists():
        run("debootstrap", "--variant=minbase", RELEASE, str(root))
        run("tar", "-C", str(root), "-cf", str(kept), ".")
    else:
        run("rm", "-rf", str(root))
        root.mkdir(parents=True)
        run("tar", "-C", str(root), "-xf", str(kept))


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """With the kernel's folders, the display's socket, and /opt read only."""
    display = root / "tmp" / ".X11-unix"
    display.mkdir(exist_ok=True)
    places = [("/proc", "proc"), ("/dev", "dev"), ("/tmp/.X11-unix", "tmp/.X11-unix")]
    places += [(str(root / "opt"), "opt")]
    try:
        for source, target in places:
            run("mount", "--bind", source, str(root / target))
        run("mount", "-o", "remount,bind,ro", str(root / "opt"))
        yield
    finally:
        for _, target in reversed(places):
            subprocess.run(["umount", "-l", str(root / target)], check=False)


def inside(root: Path, *words: str) -> list[str]:
    """The command line that runs words as the user, in there, without a network."""
    user = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups"]
    return ["unshare", "--net", "chroot", str(root), *user, *words]


def keys(*words: str) -> str:
    """Press keys, or ask, in the virtual display."""
    return run("xdotool", *words, env={**os.environ, "DISPLAY": DISPLAY})


def picture(folder: Path | None, name: str) -> None:
    """Keep what the display shows."""
    if folder is not None:
        words = ["import", "-display", DISPLAY, "-window", "root", f"{folder}/{name}.png"]
        subprocess.run(words, check=False)


def write(root: Path, pictures: Path | None) -> None:
    """Type in the window, take what is offered, save, and close it."""
    file = root / HOME[1:] / "a text.md"
    file.write_text("")
    os.chown(file, 1000, 1000)
    words = inside(root, "inkling", f"{HOME}/a text.md")
    window = subprocess.Popen(words, env={**ENVIRONMENT, "DISPLAY": DISPLAY})
    keys("search", "--sync", "--onlyvisible", "--name", "a text")
    wait_for(lambda: "loaded" in log(root), "The model is loaded")
    keys("type", "--delay", "60", TYPED)
    keys("key", "ctrl+space")
    time.sleep(10)
    picture(pictures, "suggestion")
    keys("key", "Tab")
    wait_for(
        lambda: len(file.read_text()) > len(TYPED), "A suggestion was taken, and saved by itself"
    )
    picture(pictures, "taken")
    assert "\t" not in file.read_text(), "nothing was offered: Tab indented"
    step(repr(file.read_text()))
    window.terminate()  # as the desktop does at its end; without a window manager none is active
    code = window.wait(60)
    assert code == 0, f"the window ended with {code}"
    step("The window was closed")


def wait_for(holds: object, words: str, seconds: float = 180) -> None:
    """Wait until something holds, and say so."""
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, f"not within {seconds} s: {words}"
        time.sleep(0.2)
    step(words)


def log(root: Path) -> str:
    """The app's log."""
    return "".join(path.read_text() for path in (root / HOME[1:]).rglob("inkling.log"))


def train(root: Path) -> None:
    """A tiny voice, from the text that the tests bring along."""
    prose = Path(__file__).parent.parent.parent / "resources" / "prose.txt"
    text = root / HOME[1:] / "prose.txt"
    text.write_text(prose.read_text()[:6000])
    words = ["finetune", f"{HOME}/prose.txt", "--voice", "Tiny", "--length", "64"]
    said = run(*inside(root, "inkling", *words), env=ENVIRONMENT)
    step(f"A voice was trained: {said.strip().splitlines()[-1]}")
    said = run(
        *inside(root, "inkling", "complete", "--voice", "Tiny", "--greedy", TYPED), env=ENVIRONMENT
    )
    step(f"It says: {said.strip()!r}")


def main(arguments: Sequence[str]) -> None:
    """All of it, in order; the first failure ends it."""
    deb, root = Path(arguments[0]), Path(arguments[1]).resolve()
    pictures = Path(arguments[2]) if len(arguments) > 2 else None
    lay_out(root)
    step("A minimal Debian is laid out")
    run("cp", str(deb), str(root / "tmp" / "inkling.deb"))
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "/tmp/inkling.deb"]
    run("chroot", str(root), *install, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    step("The package is installed, with what it declares")
    run("chroot", str(root), "useradd", "-m", "-d", HOME, USER)
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-ac"])
    try:
        time.sleep(2)
        with mounted(root):
            said = run(*inside(root, "inkling", "doctor"), env={**ENVIRONMENT, "DISPLAY": DISPLAY})
            step(f"The doctor: {said.strip().splitlines()[-1]}")
            write(root, pictures)
            train(root)
    finally:
        screen.terminate()
        screen.wait()
    run("chroot", str(root), "apt-get", "remove", "-y", "-q", "inkling")
    assert not (root / "opt" / "inkling").exists(), "something is left in /opt"
    assert (root / HOME[1:] / "a text.md").exists(), "the writer's text is gone"
    assert list((root / HOME[1:]).rglob("adapter.safetensors")), "the writer's voice is gone"
    step("The package was removed, the writer's text and voice are there")


if __name__ == "__main__":
    main(sys.argv[1:])
