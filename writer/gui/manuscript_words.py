"""Counts the words of a manuscript's scenes in a thread, after each change of its files."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.gui.open_manuscript import OpenManuscript
from writer.manuscript.counting import SceneWords

PAUSE_MS = 500


class ManuscriptWords(QObject):
    """Of several changes at once only the last is counted."""

    counted = Signal(dict)  # words by file
    _done = Signal()

    def __init__(self, manuscript: OpenManuscript) -> None:
        super().__init__(manuscript)
        self._manuscript, self._words = manuscript, SceneWords()
        self._thread = ThreadPoolExecutor(1, "scene words")
        self._future: Future[dict[str, int]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.count)
        self._done.connect(self.on_counted)
        manuscript.changed.connect(self._timer.start)

    @Slot()
    def wait(self) -> None:
        """A file was written: count in a moment."""
        self._timer.start()

    @Slot()
    def count(self) -> None:
        """Count in the thread."""
        folder = self._manuscript.folder
        if folder is None:
            self.counted.emit({})
            return
        files = self._manuscript.found.files
        self._future = self._thread.submit(self._words.count, folder, files)
        self._future.add_done_callback(self._tell)

    @Slot()
    def on_counted(self) -> None:
        """Tell what the last count found."""
        if self._future is not None and self._future.done():
            self.counted.emit(self._future.result())
            self._future = None

    def close(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _tell(self, future: Future[dict[str, int]]) -> None:
        """In the thread."""
        if not future.cancelled():
            self._done.emit()
