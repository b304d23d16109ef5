"""The model as it came, beside what it was taught: for as long as the two are compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from writer.lm import source
from writer.lm.pack import PackInfo
from writer.models import library
from writer.models.preparing import PREPARE, SILENCE_SECONDS, run_child


@contextmanager
def untaught(info: PackInfo) -> Iterator[Path]:
    """The folder of a pack of it: one that was added, or one that is made and goes again.

    Raises ModelError and PackError.
    """
    came = source.kept(info)
    digest = source.digest(came)
    added = [one for one in library.installed() if one.source_sha256 == digest]
    if added:
        yield added[0].folder
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "pack"
        words = [*PREPARE, str(came), str(made), "--name", "plain"]
        run_child(words, came.name, lambda _: None, SILENCE_SECONDS)
        yield made
