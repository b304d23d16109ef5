"""The file behind the page: opening, saving, and never losing what was not saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal, Slot
from PySide6.QtGui import QTextCursor

from writer.documents.journal import Head
from writer.documents.other_version import changed_outside, keep_other_version
from writer.documents.recent import note_recent, read_recent
from writer.documents.save import (
    Document,
    DocumentError,
    NotInEncodingError,
    decode,
    not_saved,
    read_document,
    write_document,
)
from writer.gui.banner import Banner
from writer.gui.editor import Editor
from writer.gui.file_questions import (
    Answer,
    ask_about_changes,
    choose_to_open,
    choose_to_save,
)
from writer.gui.locks import is_taken, lock_of_document

# What most text that is not Unicode turns out to be.
OLDER_ENCODING = "cp1252"


class OpenDocument(QObject):
    """One text at a time: where it is kept, how its file spells it, whether it has been saved."""

    changed = Signal()  # another file, another name, or all of it saved
    moved = Signal()  # the same text, in another file from now on
    abandoned = Signal()  # unsaved words were given up
    stored = Signal(Path, str)  # a file was read or written, and holds this text
    stored_quietly = Signal(Path, str, str)  # the same by itself; what it held before comes last
    edited = Signal()
    needed = Signal()  # the file, by somebody who must not meet a save under way

    def __init__(self, editor: Editor, banner: Banner, state_folder: Path) -> None:
        super().__init__(editor)
        self.path: Path | None = None
        self._editor, self._banner, self._state_folder = editor, banner, state_folder
        self._recent_store = state_folder / "recent.json"
        self._on_disk = Document("")  # as it was read or written last
        self._in_flight: Document | None = None  # what a quiet save is writing
        self.is_placing = False  # a whole text, which nobody types
        self._lock: QLockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look_at_disk)
        editor.document().contentsChanged.connect(self.edited)

    @property
    def name(self) -> str:
        """What the window's title calls it."""
        return self.path.name if self.path else self.tr("Untitled")

    @property
    def is_modified(self) -> bool:
        """Whether there is text that is not in the file."""
        return self._editor.document().isModified()

    def head(self) -> Head:
        """What a journal must know of the text."""
        spelling = self._on_disk
        path = str(self.path) if self.path else ""
        return Head(path, spelling.encoding, spelling.bom.hex(), spelling.newline)

    def recent(self) -> list[Path]:
        """The files opened lately, newest first."""
        return read_recent(self._recent_store)

    def new(self) -> bool:
        """Begin an empty text; False if the writer would rather keep the old one."""
        if not self.may_be_left():
            return False
        self.needed.emit()
        self._show(Document(""), None)
        return True

    def choose_and_open(self) -> bool:
        """Ask for a file and open it."""
        path = choose_to_open(self._editor.window(), self.path.parent if self.path else None)
        return path is not None and self.open(path)

    def open(self, path: Path) -> bool:
        """Open a file; whatever is wrong with it, the text on the page stays as it was."""
        if not self.may_be_left():
            return False
        self.needed.emit()
        try:
            document = read_document(path)
        except NotInEncodingError:
            self._show_older(path)
            return False
        except DocumentError as error:
            self._banner.tell(str(error))
            return False
        self._show(document, path.absolute())
        note_recent(self._recent_store, path)
        self.stored.emit(path.absolute(), document.text)
        if self._lock is None:
            self._editor.setReadOnly(True)
            said = self.tr("{name} is open in another window. Here it can only be read.")
            self._banner.tell(said.format(name=path.name))
        else:
            self._protect(document)
        return True

    def _protect(self, document: Document) -> bool:
        """Let a text that the page cannot hold as it is only be read; True if it is such a one."""
        if self._editor.raw_text() == document.text:
            return False
        self._editor.setReadOnly(True)
        said = self.tr(
            "{name} mixes line endings or holds characters that this page cannot keep. "
            "It is open for reading, so that nothing in it changes."
        )
        self._banner.tell(said.format(name=self.name), self.tr("Edit anyway"), self.edit_anyway)
        return True

    def _show_older(self, path: Path) -> None:
        """Offer a file that is not UTF-8 for reading: nothing is guessed and written back."""
        try:
            document = read_document(path, OLDER_ENCODING)
        except DocumentError as error:
            self._banner.tell(str(error))
            return
        self._show(document, path.absolute())
        self._editor.setReadOnly(True)
        said = self.tr(
            "{name} is not UTF-8. It is shown as Windows Western text, for reading. If it looks "
            "right, it can be edited, and saved as it was."
        )
        self._banner.tell(said.format(name=path.name), self.tr("Edit it"), self.edit_anyway)

    def recover(self, document: Document, path: Path | None) -> None:
        """Put unsaved words on the page again: modified, and meant for the file they had."""
        self._show(document, path)
        try:
            if path is not None:
                self._on_disk = read_document(path, document.encoding)
        except DocumentError:
            pass  # the file is gone or damaged: saving writes it anew
        self._editor.document().setModified(True)

    def edit_anyway(self) -> None:
        """Let a text be edited that will be saved with the page's own line endings."""
        self._editor.setReadOnly(False)
        self._editor.setFocus()

    def save(self) -> bool:
        """Write the text to its file, asking for one if it has none; True once it is on disk."""
        return self.save_as() if self.path is None else self._write(self.path)

    def save_as(self) -> bool:
        """Ask for a file, and write the text to it."""
        suggested = str(self.path) if self.path else self.tr("Untitled") + ".md"
        path = choose_to_save(self._editor.window(), suggested)
        return path is not None and self._write(path)

    def follow(self, path: Path) -> None:
        """Go on with the same text in the file that was renamed to this."""
        self._hold(self._lock_for(path))
        self.path = path
        self._watch()
        self.moved.emit()
        self.changed.emit()

    def may_be_left(self) -> bool:
        """Whether the text is saved, or the writer says what becomes of it."""
        self.needed.emit()
        if not self.is_modified:
            return True
        answer = ask_about_changes(self._editor.window(), self.name)
        if answer is Answer.SAVE:
            return self.save()
        if answer is Answer.GIVE_UP:
            self.abandoned.emit()
        return answer is Answer.GIVE_UP

    def begin_quiet_save(self) -> tuple[Path, Document, Document] | None:
        """What to write where, and what should be there now; None if that is not to be done."""
        free = self._lock is not None and not self._editor.isReadOnly()
        if self.path is None or not self.is_modified or not free:
            return None
        self._in_flight = replace(self._on_disk, text=self._editor.raw_text())
        return self.path, self._in_flight, self._on_disk

    def end_quiet_save(self, written: bool) -> None:
        """Note that the file holds what was begun to be written, or does not."""
        document, self._in_flight = self._in_flight, None
        if document is None or self.path is None or not written:
            return
        before, self._on_disk = self._on_disk.text, document
        self._watch()
        if self._editor.raw_text() == document.text:
            self._editor.document().setModified(False)
            self.changed.emit()
        self.stored_quietly.emit(self.path, document.text, before)

    @Slot()
    def look_at_disk(self) -> None:
        """See whether another program changed the file; what is on the page is never lost."""
        if self._in_flight is not None:
            self.needed.emit()
        if self.path is None:
            return
        self._watch()
        try:
            theirs = changed_outside(self.path, self._on_disk)
        except OSError:
            return  # saving will say what is wrong with it
        if theirs is None:
            return
        if self.is_modified:
            said = self.tr(
                "Another program changed {name} while you wrote. Saving keeps both versions."
            )
            self._banner.tell(said.format(name=self.name))
            return
        try:
            document = decode(theirs, self._on_disk.encoding)
        except DocumentError:
            return  # no text any more; saving keeps a copy of it
        self._take_over(document)
        if self._protect(document):
            return
        said = self.tr("Another program changed {name}. This is its text; undo brings yours back.")
        self._banner.tell(said.format(name=self.name))

    def _write(self, path: Path) -> bool:
        self.needed.emit()
        document = replace(self._on_disk, text=self._editor.raw_text())
        if path != self.path and document.encoding == OLDER_ENCODING:
            document = replace(document, encoding="utf-8")
        other: Path | None = None
        try:
            lock = self._lock_for(path)
            if path == self.path and (theirs := changed_outside(path, self._on_disk)) is not None:
                other = keep_other_version(path, theirs)
            write_document(path, document)
        except (DocumentError, OSError) as error:
            sentence = str(error) if isinstance(error, DocumentError) else not_saved(path, error)
            self._banner.tell(sentence, self.tr("Save as…"), self.save_as)
            return False
        self._hold(lock)
        was_elsewhere = path != self.path
        self.path, self._on_disk = path, document
        if was_elsewhere:
            self.moved.emit()
        self._editor.document().setModified(False)
        self._banner.close_message()
        note_recent(self._recent_store, path)
        self._watch()
        self.changed.emit()
        self.stored.emit(path, document.text)
        if other is not None:
            said = self.tr("Another program had changed this text. Its version is in “{other}”.")
            self._banner.tell(said.format(other=other.name))
        return True

    def _show(self, document: Document, path: Path | None) -> None:
        try:
            self._hold(self._lock_for(path) if path else None)
        except DocumentError:
            self._hold(None)
        self._banner.close_message()
        self._editor.setReadOnly(False)
        self.is_placing = True
        self._editor.setPlainText(document.text)
        self.is_placing = False
        self._editor.document().setModified(False)
        self._on_disk, self.path = document, path
        self._watch()
        self.changed.emit()

    @Slot(str)
    def replace_text(self, text: str) -> None:
        """Put another text on the page so that undo brings the old one back."""
        cursor = self._editor.textCursor()
        at = cursor.position()
        cursor.select(QTextCursor.SelectionType.Document)
        self.is_placing = True
        cursor.insertText(text)
        self.is_placing = False
        cursor.setPosition(min(at, self._editor.document().characterCount() - 1))
        self._editor.setTextCursor(cursor)

    def _take_over(self, document: Document) -> None:
        """Show what another program made of the file."""
        self.replace_text(document.text)
        self._on_disk = document
        self._editor.document().setModified(False)
        self.changed.emit()

    def _lock_for(self, path: Path) -> QLockFile:
        """The lock of this file, ours. Raises DocumentError while another window holds it."""
        if self._lock is not None and path == self.path:
            return self._lock
        lock = lock_of_document(self._state_folder, path)
        if is_taken(lock):
            raise DocumentError(
                self.tr("{name} is open in another window, and is saved there.").format(
                    name=path.name
                )
            )
        return lock

    def _hold(self, lock: QLockFile | None) -> None:
        if self._lock is not None and self._lock is not lock:
            self._lock.unlock()
        self._lock = lock

    def _watch(self) -> None:
        """Watch the file; again after each replacement, which Qt takes for its end."""
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self.path is not None and self.path.exists():
            self._watcher.addPath(str(self.path))
