"""The words of every scene, read again only where a file changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from writer.documents.save import DocumentError, read_document
from writer.documents.words import count_words


class SceneWords:
    """Remembers what it read by the file's time and size. For one thread at a time."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[int, int, int]] = {}

    def count(self, folder: Path, files: Iterable[str]) -> dict[str, int]:
        """The words by file; what cannot be read is left out."""
        words: dict[str, int] = {}
        for file in files:
            path = folder / file
            try:
                status = path.stat()
                stamp = (status.st_mtime_ns, status.st_size)
                known = self._known.get(path)
                if known is None or known[:2] != stamp:
                    known = (*stamp, count_words(read_document(path).text))
                    self._known[path] = known
                words[file] = known[2]
            except (OSError, DocumentError):
                continue
        return words
