"""Inkling as a program: how it is started once more as a child, packaged or from its source."""

from __future__ import annotations

import os
import sys


def is_packaged() -> bool:
    """Whether this is the packaged app, which holds its own Python and libraries."""
    return bool(getattr(sys, "frozen", False))


def command(*words: str) -> tuple[str, ...]:
    """The command line that runs `inkling WORDS` in a child process."""
    if is_packaged():
        return (sys.executable, *words)
    return (sys.executable, "-m", "writer", *words)


def system_environment() -> dict[str, str]:
    """What a program of the system is to be started with: not the packaged app's libraries."""
    environment = dict(os.environ)
    if is_packaged() and sys.platform != "win32":
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if before:
            environment["LD_LIBRARY_PATH"] = before
    return environment
