"""The texts that are remembered: read, kept and indexed in a thread of their own."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.suggest.copying import Shingles
from writer.voices import remembered
from writer.voices.remembered import RememberError
from writer.voices.shingles import shingles_of_voice
from writer.voices.texts import TextError, prepared

log = logging.getLogger(__name__)


class Remembering(QObject):
    """Tells of the texts after every change to them."""

    changed = Signal(tuple)  # all texts, Remembered each
    copied = Signal(Shingles)  # what is not to be copied: theirs, and the voice's
    failed = Signal(str)  # a sentence

    def __init__(self) -> None:
        super().__init__()
        self._shingles: dict[str, Shingles] = {}  # by the text's hash
        self._voice = Shingles()

    @Slot()
    def tell(self) -> None:
        """Tell of the texts as they are kept."""
        texts = tuple(remembered.remembered())
        self.changed.emit(texts)
        self._shingles = {
            one.sha256: self._shingles.get(one.sha256) or Shingles([one.text]) for one in texts
        }
        self._tell_copied()

    @Slot(tuple)
    def add(self, paths: tuple[Path, ...]) -> None:
        """Remember these files."""
        try:
            for one in prepared(paths):
                remembered.add(one)
        except (TextError, RememberError) as error:
            self.failed.emit(str(error))
        except Exception:  # nothing may be raised through Qt
            log.exception("a text could not be remembered")
            self.failed.emit(self.tr("The text could not be read."))
        self.tell()

    @Slot(str)
    def forget(self, sha256: str) -> None:
        """Keep nothing of this text; of any, if it is none's."""
        try:
            if sha256:
                remembered.forget(sha256)
            else:
                remembered.forget_all()
        except RememberError as error:
            self.failed.emit(str(error))
        self.tell()

    @Slot(str)
    def use_voice(self, name: str) -> None:
        """Know what the voice of this name learned from, too; "" for none."""
        self._voice = shingles_of_voice(name) if name else Shingles()
        self._tell_copied()

    def _tell_copied(self) -> None:
        self.copied.emit(Shingles.of_all((self._voice, *self._shingles.values())))
