"""Keeps a version of each text that is opened or saved, in a thread of its own."""

from __future__ import annotations

import logging
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog

from writer.documents.history import History
from writer.gui.history_dialog import HistoryDialog
from writer.gui.theme import theme_named
from writer.gui.window import Window

PAUSE_SECONDS = 300

log = logging.getLogger(__name__)


class Versions(QObject):
    """Between the window's document and the history of all documents."""

    def __init__(self, window: Window, file: Path) -> None:
        super().__init__(window)
        self._window, self._history = window, History(file)
        self._kept_at = time.monotonic()
        self._thread = ThreadPoolExecutor(1, "history")
        window.document.stored.connect(self.keep)
        window.document.stored_quietly.connect(self.keep_now_and_then)
        window.history_requested.connect(self.show)
        window.naming_requested.connect(self.name)

    @Slot(Path, str)
    def keep(self, path: Path, text: str, name: str = "") -> None:
        """Keep a version; one that cannot be kept is only a pity, for the file is whole."""
        self._thread.submit(self._keep, path, text, name)

    @Slot(Path, str, str)
    def keep_now_and_then(self, path: Path, text: str, before: str) -> None:
        """Keep a version every few minutes of writing, and always one before a great loss."""
        if len(text) < len(before) / 2:
            self.keep(path, before)
        elif time.monotonic() - self._kept_at < PAUSE_SECONDS:
            return
        self._kept_at = time.monotonic()
        self.keep(path, text)

    def keep_now(self, path: Path, text: str, name: str) -> None:
        """Keep a named version before this returns. Raises sqlite3.Error, OSError."""
        self._history.keep(path, text, name)

    def follow(self, path: Path, new: Path) -> None:
        """Let the versions of a file follow it to another name."""
        self._thread.submit(self._move, path, new)

    @Slot()
    def name(self) -> None:
        """Keep what is on the page now under a name, which no thinning takes away."""
        document = self._window.document
        if document.path is None and not document.save():
            return
        name, agreed = QInputDialog.getText(
            self._window, self.tr("Name this version"), self.tr("For example: First draft")
        )
        if agreed and name.strip() and document.path is not None:
            self.keep(document.path, self._window.editor.raw_text(), name.strip())

    @Slot()
    def show(self) -> None:
        """Show the earlier versions of the text on the page."""
        window, path = self._window, self._window.document.path
        if path is None:
            window.banner.tell(self.tr("A text has earlier versions once it is saved."))
            return
        theme = theme_named(window.settings.theme)
        self._thread.submit(int).result()  # what was just saved is among them
        try:
            dialog = HistoryDialog(self._history, path, window.editor.raw_text(), theme, window)
        except (sqlite3.Error, OSError) as error:
            log.warning("the history cannot be read: %s", error)
            window.banner.tell(self.tr("The earlier versions cannot be read. Your text is safe."))
            return
        dialog.restored.connect(window.document.replace_text)
        dialog.exec()
        dialog.deleteLater()

    def close(self) -> None:
        """Finish what is being kept, and end the thread."""
        self._thread.shutdown()

    def _move(self, path: Path, new: Path) -> None:
        """In the history's thread."""
        try:
            self._history.move(path, new)
        except (sqlite3.Error, OSError) as error:
            log.warning("the versions of a file could not follow it: %s", error)

    def _keep(self, path: Path, text: str, name: str) -> None:
        """In the history's thread."""
        try:
            self._history.keep(path, text, name)
        except (sqlite3.Error, OSError) as error:
            log.warning("a version could not be kept: %s", error)
