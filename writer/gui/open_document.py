"""The file behind the page: opening, saving, and never losing what was not saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from writer.documents.journal import Head
from writer.documents.recent import note_recent, read_recent
from writer.documents.save import Document, DocumentError, read_document, write_document
from writer.gui.banner import Banner
from writer.gui.editor import Editor


class OpenDocument(QObject):
    """One text at a time: where it is kept, how its file spells it, whether it has been saved."""

    changed = Signal()  # another file, or another name
    recent_changed = Signal()
    abandoned = Signal()  # unsaved words were given up

    def __init__(self, editor: Editor, banner: Banner, recent_store: Path) -> None:
        super().__init__(editor)
        self.path: Path | None = None
        self._editor, self._banner, self._recent_store = editor, banner, recent_store
        self._spelling = Document("")

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
        spelling = self._spelling
        path = str(self.path) if self.path else ""
        return Head(path, spelling.encoding, spelling.bom.hex(), spelling.newline)

    def recent(self) -> list[Path]:
        """The files opened lately, newest first."""
        return read_recent(self._recent_store)

    def new(self) -> bool:
        """Begin an empty text; False if the writer would rather keep the old one."""
        if not self.may_be_left():
            return False
        self._show(Document(""), None)
        return True

    def choose_and_open(self) -> bool:
        """Ask for a file and open it."""
        folder = str(self.path.parent) if self.path else ""
        name, _ = QFileDialog.getOpenFileName(
            self._editor.window(), self.tr("Open a text"), folder, self._kinds()
        )
        return bool(name) and self.open(Path(name))

    def open(self, path: Path) -> bool:
        """Open a file; whatever is wrong with it, the text on the page stays as it was."""
        if not self.may_be_left():
            return False
        try:
            document = read_document(path)
        except DocumentError as error:
            self._banner.tell(str(error))
            return False
        self._show(document, path.absolute())
        self._note_recent()
        if self._editor.raw_text() != document.text:
            self._editor.setReadOnly(True)
            self._banner.tell(
                self.tr(
                    "{name} mixes line endings or holds characters that this page cannot keep. "
                    "It is open for reading, so that nothing in it changes."
                ).format(name=path.name),
                self.tr("Edit anyway"),
                self.edit_anyway,
            )
        return True

    def recover(self, document: Document, path: Path | None) -> None:
        """Put unsaved words on the page again: modified, and meant for the file they had."""
        self._show(document, path)
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
        name, _ = QFileDialog.getSaveFileName(
            self._editor.window(), self.tr("Save the text as"), suggested, self._kinds()
        )
        return bool(name) and self._write(Path(name).absolute())

    def may_be_left(self) -> bool:
        """Whether the text is saved, or the writer says what becomes of it."""
        if not self.is_modified:
            return True
        question = QMessageBox(self._editor.window())
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Save your changes?"))
        question.setText(self.tr("Save the changes to “{name}”?").format(name=self.name))
        question.setInformativeText(self.tr("What is not saved is lost."))
        buttons = QMessageBox.StandardButton
        question.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        question.setDefaultButton(buttons.Save)
        question.button(buttons.Discard).setText(self.tr("Don't save"))
        answer = question.exec()
        if answer == buttons.Save:
            return self.save()
        if answer == buttons.Discard:
            self.abandoned.emit()
            return True
        return False

    def _write(self, path: Path) -> bool:
        spelling = self._spelling
        document = Document(
            self._editor.raw_text(), spelling.encoding, spelling.bom, spelling.newline
        )
        try:
            write_document(path, document)
        except DocumentError as error:
            self._banner.tell(str(error), self.tr("Save as…"), self.save_as)
            return False
        self.path = path
        self._editor.document().setModified(False)
        self._banner.close_message()
        self._note_recent()
        self.changed.emit()
        return True

    def _show(self, document: Document, path: Path | None) -> None:
        self._banner.close_message()
        self._editor.setReadOnly(False)
        self._editor.setPlainText(document.text)
        self._editor.document().setModified(False)
        self._spelling, self.path = document, path
        self.changed.emit()

    def _note_recent(self) -> None:
        if self.path is not None:
            note_recent(self._recent_store, self.path)
            self.recent_changed.emit()

    def _kinds(self) -> str:
        texts, everything = self.tr("Texts"), self.tr("All files")
        return f"{texts} (*.md *.markdown *.txt);;{everything} (*)"
