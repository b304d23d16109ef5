"""Replaces across a manuscript: a version of each file is kept first, and all can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from writer.documents.save import DocumentError
from writer.gui.locks import is_taken, lock_of_document
from writer.gui.open_manuscript import OpenManuscript
from writer.gui.search_dialog import SearchDialog
from writer.gui.versions import Versions
from writer.gui.window import Window
from writer.manuscript.replacing import Change, FileMatches, carry_out


class ManuscriptSearch(QObject):
    """Between the dialog and the files."""

    def __init__(
        self, window: Window, manuscript: OpenManuscript, versions: Versions, state_folder: Path
    ) -> None:
        super().__init__(window)
        self._window, self._manuscript, self._versions = window, manuscript, versions
        self._state_folder = state_folder
        self._last: list[Change] = []
        self.dialog: SearchDialog | None = None

    @Slot()
    def show(self) -> None:
        """Show the dialog, with what is selected on the page; the page is saved before."""
        folder, document = self._manuscript.folder, self._window.document
        if folder is None or (self._is_on_page_unsaved() and not document.save()):
            return
        missing = self._manuscript.missing
        files = [s.file for s in self._manuscript.tree.scenes() if s.file not in missing]
        self.dialog = dialog = SearchDialog(folder, files, self._window)
        dialog.replace_wished.connect(self.replace)
        dialog.go_wished.connect(self.go_to)
        selected = self._window.editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            dialog.look_for(selected)
        dialog.exec()
        self.dialog = None
        dialog.deleteLater()

    @Slot(list)
    def replace(self, wished: list[tuple[FileMatches, list[int]]]) -> None:
        """Replace in each file, and tell what became of it."""
        folder = self._manuscript.folder
        assert folder is not None
        changes = [found.change(folder, numbers) for found, numbers in wished]
        places = sum(len(numbers) for _, numbers in wished)
        self._last, wrong = self._carry_out(changes)
        said = self.tr("{places} places in {files} files were replaced.")
        sentence = said.format(places=places, files=len(changes))
        self._tell(wrong[0] if wrong else sentence, self._last)

    @Slot()
    def undo(self) -> None:
        """Put back what the last replacement found, where nothing else was changed since."""
        done, wrong = self._carry_out([change.reversed() for change in self._last])
        self._last = []
        said = self.tr("{files} files are as they were.").format(files=len(done))
        self._tell(wrong[0] if wrong else said, [])

    @Slot(str, int)
    def go_to(self, file: str, position: int) -> None:
        """Show a place on the page."""
        assert self._manuscript.folder is not None
        path, editor = self._manuscript.folder / file, self._window.editor
        if self._window.document.path != path and not self._window.document.open(path):
            return
        text = editor.raw_text()
        cursor = editor.textCursor()
        cursor.setPosition(len(text[:position].encode("utf-16-le", "surrogatepass")) // 2)
        editor.setTextCursor(cursor)
        editor.centerCursor()
        if self.dialog is not None:
            self.dialog.close()
        editor.setFocus()

    def _carry_out(self, changes: list[Change]) -> tuple[list[Change], list[str]]:
        done: list[Change] = []
        wrong: list[str] = []
        for change in changes:
            try:
                self._write(change)
                done.append(change)
            except DocumentError as error:
                wrong.append(str(error))
        return done, wrong

    def _write(self, change: Change) -> None:
        document, editor = self._window.document, self._window.editor
        if change.path != document.path:
            lock = lock_of_document(self._state_folder, change.path)
            if is_taken(lock):
                said = self.tr("{name} is open in another window; nothing in it was replaced.")
                raise DocumentError(said.format(name=change.path.name))
            try:
                carry_out(change, self._keep)
            finally:
                lock.unlock()
            return
        if editor.raw_text() != change.before.text or editor.isReadOnly():
            said = self.tr("The text on the page was changed; nothing in it was replaced.")
            raise DocumentError(said)
        document.replace_text(change.after.text)
        document.save()

    def _keep(self, path: Path, text: str) -> None:
        self._versions.keep_now(path, text, self.tr("Before a replacement"))

    def _is_on_page_unsaved(self) -> bool:
        document = self._window.document
        return document.is_modified and bool(self._manuscript.file_of(document.path))

    def _tell(self, sentence: str, undoable: list[Change]) -> None:
        if undoable:
            self._window.banner.tell(sentence, self.tr("Undo"), self.undo)
        else:
            self._window.banner.tell(sentence)
