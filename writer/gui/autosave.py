"""Saves by itself when the writer rests, in a thread of its own: no key waits for a disk."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.documents.other_version import changed_outside
from writer.documents.save import Document, DocumentError, not_saved, write_document
from writer.gui.open_document import OpenDocument

PAUSE_MS = 4000


class Autosave(QObject):
    """Never asks, and never decides between two versions: what needs that waits for the writer."""

    failed = Signal(str)  # a sentence, once until it works again
    _written = Signal()

    def __init__(self, document: OpenDocument, on: bool) -> None:
        super().__init__(document)
        self.is_on = on
        self._document = document
        self._thread = ThreadPoolExecutor(1, "autosave")
        self._future: Future[str] | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._written.connect(self.on_written)
        document.edited.connect(self.wait)
        document.needed.connect(self.finish)

    @Slot()
    def wait(self) -> None:
        """The writer is at it: save a pause after the last key."""
        if self.is_on:
            self._timer.start(PAUSE_MS)

    @Slot()
    def save(self) -> None:
        """Begin to save, if there is a file to save to and nothing to ask."""
        self.finish()
        wanted = self._document.begin_quiet_save()
        if wanted is not None:
            self._future = self._thread.submit(self._write, *wanted)
            self._future.add_done_callback(self._tell)

    @Slot()
    def on_written(self) -> None:
        """Note what has been written; a later save may be under way, and is not waited for."""
        if self._future is not None and self._future.done():
            self.finish()

    @Slot()
    def finish(self) -> None:
        """Wait for what is being written, and note it; called before anybody else writes."""
        future, self._future = self._future, None
        if future is None:
            return
        sentence = future.result()
        self._document.end_quiet_save(written=not sentence)
        if sentence.strip() and sentence != self._said:
            self.failed.emit(sentence)
        self._said = sentence

    def close(self) -> None:
        """Save no more."""
        self._timer.stop()
        self.finish()
        self._thread.shutdown()

    def _write(self, path: Path, document: Document, before: Document) -> str:
        """In the thread: what went wrong, a space where it is not for us to tell, or nothing."""
        try:
            if changed_outside(path, before) is not None:
                return " "
            write_document(path, document)
            return ""
        except DocumentError as error:
            return str(error)
        except OSError as error:
            return not_saved(path, error)

    def _tell(self, _future: Future[str]) -> None:
        """In the thread, once the future is done."""
        self._written.emit()
