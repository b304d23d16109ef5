"""Keeps the notes of the open document, and brings them back with it."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.documents.notes_file import read_notes, write_notes
from writer.gui.notes_panel import NotesPanel
from writer.gui.open_document import OpenDocument
from writer.suggest.notes import Notes

PAUSE_MS = 1000

log = logging.getLogger(__name__)


class KeptNotes(QObject):
    """Writes a moment after the last change. A text without a file keeps its notes once it has one.

    Saved under another name, a text takes its notes along and leaves them with the old file.
    """

    failed = Signal(str)  # a sentence

    def __init__(self, panel: NotesPanel, document: OpenDocument, folder: Path) -> None:
        super().__init__(panel)
        self._panel, self._document, self._folder = panel, document, folder
        self._path = document.path
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)
        panel.edited.connect(self.on_edited)
        document.moved.connect(self.on_moved)
        document.changed.connect(self.on_document_changed)

    @Slot()
    def on_edited(self) -> None:
        """Write them, once there is a pause."""
        self._timer.start(PAUSE_MS)

    @Slot()
    def on_moved(self) -> None:
        """The same text, in another file."""
        self.flush()
        self._path = self._document.path
        self.write()

    @Slot()
    def on_document_changed(self) -> None:
        """Show the notes of another text."""
        if self._document.path == self._path and self._path is not None:
            return
        self.flush()
        self._path = self._document.path
        notes = self._read()
        if notes != self._panel.notes:  # what is told costs the suggestion that is shown
            self._panel.show_notes(notes)

    @Slot()
    def write(self) -> None:
        """Write what the panel holds."""
        self._timer.stop()
        notes = self._panel.notes
        if self._path is None or (notes == Notes() and self._read() == Notes()):
            return
        try:
            write_notes(self._folder, self._path, notes.as_data())
        except OSError as error:
            log.warning("notes cannot be written: %s", error)
            said = self.tr("The notes could not be kept: {folder} cannot be written to.")
            self.failed.emit(said.format(folder=self._folder))

    def flush(self) -> None:
        """Write what has not been written yet."""
        if self._timer.isActive():
            self.write()

    def _read(self) -> Notes:
        data = read_notes(self._folder, self._path) if self._path else None
        try:
            return Notes() if data is None else Notes.from_data(data)
        except ValueError:
            log.warning("the notes for this document are damaged; beginning anew")
            return Notes()
