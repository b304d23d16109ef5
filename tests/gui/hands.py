"""A writer's hands at a display of their own: real key events, and nothing else of the app."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NEEDED = ("Xvfb", "xdotool")
PATIENCE_SECONDS = 60


def lacking() -> str:
    """What this machine lacks for it, by name."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


class Hands:
    """The app on a virtual display. End it with `close`."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._home = home
        read, write = os.pipe()
        self._display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        self._env = os.environ | {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_QPA_PLATFORMTHEME": "",  # Qt's own file dialogs
            "INKLING_HOME": str(home),
            "LANG": "C.UTF-8",
        }
        self.app = subprocess.Popen(
            [sys.executable, "-m", "writer", *arguments],
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def press(self, *keys: str) -> None:
        """Press keys, as xdotool names them, one after another."""
        self._do("key", "--clearmodifiers", "--delay", "40", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--clearmodifiers", "--delay", "15", text)

    def wait_for_window(self, title: str) -> None:
        """Wait until a window has this title, a regular expression, and give it the keyboard.

        That is the part of a window manager, and the display has none.
        """
        self.wait(lambda: self._focuses(title), title)

    def sees(self, title: str) -> bool:
        """Whether there is a window with this title."""
        return bool(self._asked("search", "--name", title))

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something can be seen from outside."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if self.app.poll() is not None:
                raise AssertionError(f"the app ended: {self.app.communicate()[0]}")
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain: {what}")
            time.sleep(0.1)

    def pause(self, seconds: float) -> None:
        """Let the writer look at what comes."""
        time.sleep(seconds)

    def picture(self, path: Path) -> None:
        """Keep what the display shows."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._env, check=False)

    def close(self) -> None:
        """End the app and its display, if they have not ended."""
        for process in (self.app, self._display):
            if process.poll() is None:
                process.terminate()
            process.wait(30)
        assert self.app.stdout is not None
        self.app.stdout.close()

    def _focuses(self, title: str) -> bool:
        for window in self._asked("search", "--name", title).split():
            self._asked("windowfocus", window)
            if self._asked("getwindowfocus").split() == [window]:
                return True
        return False

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, check=True, timeout=60)

    def _asked(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._env, capture_output=True, text=True, check=False
        )
        return done.stdout
