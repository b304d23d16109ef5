"""The open manuscript as it was when a voice was to learn from it: the writer goes on writing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

FOLDER = "texts"  # in the voice's folder, so that it goes with the voice


class Snapshots:
    """Kept aside until a training begins with them."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="inkling-"))

    def add(self, name: str, text: str) -> Path:
        """Keep a text of this name; where it is. Raises OSError."""
        path = self._folder / f"{Path(name).stem or 'manuscript'}.md"
        path.write_text(text, encoding="utf-8")
        return path

    def settled(self, word: str, voice: Path) -> str:
        """An argument of a training; a snapshot's path is that of a copy in the voice's folder.

        Raises OSError.
        """
        if Path(word).parent != self._folder:
            return word
        (voice / FOLDER).mkdir(parents=True, exist_ok=True)
        return str(shutil.copy(word, voice / FOLDER))

    def close(self) -> None:
        """Forget them."""
        shutil.rmtree(self._folder, ignore_errors=True)
