"""Journals what is typed, a second or a hundred letters at a time, without holding a key up."""

from __future__ import annotations

import logging
import secrets
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.documents.journal import Edit, Head, Journal
from writer.documents.recovery import SUFFIX, put_aside
from writer.gui.editor import Editor
from writer.gui.locks import is_taken, lock_at
from writer.gui.open_document import OpenDocument

BATCH_MS, BATCH_LETTERS = 1000, 100
# A journal this much longer than its text begins anew with the whole text.
COMPACT_LETTERS = 2_000_000

log = logging.getLogger(__name__)


def is_free(journal: Path) -> bool:
    """Whether no living window writes this journal."""
    lock = lock_at(journal.with_suffix(".lock"))
    taken = is_taken(lock)
    lock.unlock()
    return not taken


class Journaling(QObject):
    """The journal of the text on the page. Its file is written in a thread of its own."""

    failed = Signal(str)  # the system's reason, once until it works again

    def __init__(self, editor: Editor, document: OpenDocument, folder: Path) -> None:
        super().__init__(editor)
        self._editor, self._document = editor, document
        self._thread = ThreadPoolExecutor(1, "journal")
        self._last: Future[None] | None = None
        self._broken = self._closed = False
        self._take_up(folder / f"{secrets.token_hex(8)}{SUFFIX}")
        self._edits: list[Edit] = []
        self._letters = self._since_start = 0
        self._length = editor.document().characterCount() - 1
        self._begun = self._given_up = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)
        editor.document().contentsChange.connect(self.on_edited)
        document.changed.connect(self.on_document_changed)
        document.abandoned.connect(self.on_abandoned)

    def adopt(self, journal: Path) -> None:
        """Go on in a journal that was left behind, whose text is on the page now."""
        self._lock.unlock()
        self._take_up(journal)
        self._start_over()
        self.write()

    @Slot(int, int, int)
    def on_edited(self, position: int, removed: int, added: int) -> None:
        """Note an edit, and see that it is on the disk soon."""
        self._given_up = False
        before, after = self._length, self._editor.document().characterCount() - 1
        self._length = after
        # Qt counts the end of the last paragraph in; the text has none.
        removed, added = min(removed, before - position), min(added, after - position)
        if before - removed + added != after:
            self._start_over()
        elif self._begun:
            text = self._editor.text_between(position, position + added) if added else ""
            self._edits.append(Edit(position, removed, text))
        self._letters += max(added, removed, 1)
        if self._letters >= BATCH_LETTERS:
            self.write()
        elif not self._timer.isActive():
            self._timer.start(BATCH_MS)

    @Slot()
    def on_document_changed(self) -> None:
        """Another text, or all of it is in its file: no need of what was journalled."""
        self._start_over()
        self._given_up = False
        if not self._document.is_modified:
            self._timer.stop()
            self._letters = 0
            self._submit(None, [], end=True)

    @Slot()
    def on_abandoned(self) -> None:
        """The writer gave unsaved words up: they are kept for a while, out of the way."""
        self.write()
        self._thread.submit(self._put_aside).result()
        self._start_over()
        self._given_up = True

    @Slot()
    def write(self) -> None:
        """Hand what was typed to the journal's thread."""
        self._timer.stop()
        if not self._letters and self._begun:
            return
        if self._since_start > COMPACT_LETTERS:
            self._start_over()
        start = None
        if not self._begun:
            start, self._edits = self._editor.raw_text(), []
            self._begun, self._since_start = True, 0
        self._since_start += self._letters
        self._letters = 0
        self._submit(start, self._edits)
        self._edits = []

    def flush(self) -> None:
        """Write now, and return once it is on the disk, or after two seconds."""
        if self._document.is_modified and not self._given_up:
            self.write()
        if self._last is not None:
            with suppress(TimeoutError):
                self._last.result(2)

    def close(self) -> None:
        """Write what is left, and end the thread. The journal of a saved text is gone already."""
        if self._closed:
            return
        self.flush()
        self._closed = True
        self._thread.submit(self._journal.close)
        self._thread.shutdown()
        self._lock.unlock()

    def _take_up(self, path: Path) -> None:
        self._journal, self._lock = Journal(path), lock_at(path.with_suffix(".lock"))
        self._lock.tryLock(0)

    def _start_over(self) -> None:
        self._begun, self._edits = False, []

    def _submit(self, start: str | None, edits: list[Edit], end: bool = False) -> None:
        if self._closed:
            return
        head = self._document.head() if start is not None else None
        self._last = self._thread.submit(self._work, head, start, edits, end)

    def _work(self, head: Head | None, start: str | None, edits: list[Edit], end: bool) -> None:
        """In the journal's thread."""
        try:
            if end:
                self._journal.end()
            elif head is not None and start is not None:
                self._journal.begin(head, start)
            elif edits:
                self._journal.append(edits)
            self._broken = False
        except OSError as error:
            log.warning("the journal cannot be written: %s", error)
            self._begun = False  # once it works again, it begins with the whole text
            if not self._broken:
                self.failed.emit(error.strerror or str(error))
            self._broken = True

    def _put_aside(self) -> None:
        """In the journal's thread."""
        self._journal.close()
        try:
            put_aside(self._journal.path)
        except OSError as error:
            log.warning("the journal could not be put aside: %s", error)
