"""Keeps what C++ libraries write to standard error away from the person at the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def silenced() -> Iterator[None]:
    """Send file descriptor 2 nowhere meanwhile: LiteRT and TensorFlow greet there unasked."""
    try:
        said = os.dup(2)
    except OSError:  # closed: nobody hears them there
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(said, 2)
        os.close(said)
        os.close(nowhere)
