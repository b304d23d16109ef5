"""Counts what the writer writes: in this session, and on each day, whatever the text."""

from __future__ import annotations

import logging
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.documents.writing_days import Days, Written, add_day, read_days
from writer.gui.locks import lock_at
from writer.gui.open_document import OpenDocument
from writer.gui.word_count import WordCount

PAUSE_MS = 10_000
LONGEST_PAUSE = 60.0  # seconds without a key that still are writing

log = logging.getLogger(__name__)


class WritingCount(QObject):
    """What is loaded, restored or replaced as a whole is not written."""

    changed = Signal()
    failed = Signal(str)  # a sentence

    def __init__(self, words: WordCount, document: OpenDocument, file: Path) -> None:
        super().__init__(document)
        self._words, self._document, self._file = words, document, file
        self._last, self._last_at = words.total, 0.0
        self._unwritten, self._spent = Written(), 0.0
        self._day = date.today()
        self.session = 0
        self.days: Days = {}
        try:
            self.days = read_days(file)
        except (OSError, ValueError, TypeError) as error:
            log.warning("the days of writing cannot be read: %s", error)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write)
        words.changed.connect(self.on_words)

    @property
    def today(self) -> int:
        """The words of today; never fewer than none."""
        kept = self.days.get(date.today(), Written()).words
        unwritten = self._unwritten.words if self._day == date.today() else 0
        return max(kept + unwritten, 0)

    def all_days(self) -> Days:
        """The days with what is not in the file yet."""
        kept = self.days.get(self._day, Written())
        return {**self.days, self._day: kept + self._unwritten}

    @Slot(int)
    def on_words(self, total: int) -> None:
        """The number of words changed: by the writer, unless a text is being put in place."""
        more, self._last = total - self._last, total
        if self._document.is_placing:
            return
        if date.today() != self._day:
            self.write()
            self._day = date.today()
        now = time.monotonic()
        self._spent += min(now - self._last_at, LONGEST_PAUSE) if self._last_at else 0.0
        self._last_at = now
        self.session += more
        self._unwritten += Written(more)
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    @Slot()
    def write(self) -> None:
        """Add what was written to the file."""
        self._timer.stop()
        written = self._unwritten + Written(0, round(self._spent))
        if written == Written():
            return
        lock = lock_at(self._file.with_suffix(".lock"))
        lock.tryLock(1000)  # another window may be adding; without a lock the last one wins
        try:
            self.days, damaged = add_day(self._file, self._day, written)
        except OSError as error:
            log.warning("the days of writing cannot be written: %s", error)
            said = self.tr("What you wrote today could not be counted: {folder} is not writable.")
            self.failed.emit(said.format(folder=self._file.parent))
            return
        finally:
            lock.unlock()
        self._unwritten, self._spent = Written(), 0.0
        if damaged is not None:
            said = self.tr("The counts of earlier days were damaged. They are kept in {name}.")
            self.failed.emit(said.format(name=damaged))
