"""Texts in and out: import from other programs' documents, and export to them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from writer.documents.exporting import About, write_export
from writer.documents.importing import FORMATS, imported
from writer.documents.save import DocumentError, read_document
from writer.documents.writing_days import as_csv
from writer.gui.export_dialog import ExportDialog
from writer.gui.open_manuscript import OpenManuscript
from writer.gui.window import Window
from writer.manuscript.compiling import compiled
from writer.manuscript.folder import SUFFIXES


class Exchange(QObject):
    """Between the window and the documents of other programs."""

    _imported = Signal()

    def __init__(self, window: Window, manuscript: OpenManuscript, state_folder: Path) -> None:
        super().__init__(window)
        self._window, self._manuscript = window, manuscript
        self._state = QSettings(str(state_folder / "window.ini"), QSettings.Format.IniFormat)
        self._thread = ThreadPoolExecutor(1, "import")
        self._future: Future[str] | None = None
        self._importing = Path()
        self.dialog: ExportDialog | None = None
        window.export_requested.connect(self.show_export)
        window.import_requested.connect(self.choose_and_import)
        window.progress.csv_wished.connect(self.write_csv)
        self._imported.connect(self.on_imported)

    @Slot()
    def choose_and_import(self) -> None:
        """Ask for a document, and read it in the thread."""
        kinds = " ".join(f"*{suffix}" for suffix in FORMATS)
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import a document"),
            self._folder(),
            f"{self.tr('Documents')} ({kinds})",
        )
        if not name or self._future is not None:
            return
        self._importing = Path(name)
        said = self.tr("{name} is being read…").format(name=self._importing.name)
        self._window.banner.tell(said)
        self._future = self._thread.submit(imported, self._importing)
        self._future.add_done_callback(self._tell)

    @Slot()
    def on_imported(self) -> None:
        """Put the text on the page as a new one, which has no file yet."""
        future, self._future = self._future, None
        assert future is not None
        document, banner = self._window.document, self._window.banner
        try:
            text = future.result()
        except DocumentError as error:
            banner.tell(str(error))
            return
        banner.close_message()
        if document.new():
            document.replace_text(text)
            self._window.editor.document().setModified(True)
            said = self.tr("This is the text of {name}. Save it to keep it.")
            banner.tell(said.format(name=self._importing.name), self.tr("Save"), document.save)

    @Slot()
    def show_export(self) -> None:
        """Show the dialog."""
        document, book = self._window.document, self._manuscript
        texts: dict[str, Callable[[], str]] = {self.tr("The text on the page"): self._text_on_page}
        title = document.path.stem if document.path else self.tr("Untitled")
        if book.folder is not None:
            whole = self.tr("The whole manuscript")
            texts[whole] = self._whole_manuscript
            title = book.tree.title
        about = About(title, str(self._state.value("author", "")), QLocale().bcp47Name())
        self.dialog = dialog = ExportDialog(texts, about, self._ask_target, self._window)
        dialog.exec()
        self._state.setValue("author", dialog.about.author)
        self.dialog = None
        dialog.deleteLater()

    @Slot()
    def write_csv(self) -> None:
        """Ask where to, and write how much was written on each day."""
        title, kind = self.tr("Export the days of writing"), self.tr("Tables")
        suggested = str(Path(self._folder()) / f"{self.tr('Words of each day')}.csv")
        name, _ = QFileDialog.getSaveFileName(self._window, title, suggested, f"{kind} (*.csv)")
        if not name:
            return
        try:
            write_export(Path(name), as_csv(self._window.writing.all_days()))
        except DocumentError as error:
            self._window.banner.tell(str(error))
        else:
            said = self.tr("Written to {name}.").format(name=Path(name).name)
            self._window.banner.tell(said)

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _text_on_page(self) -> str:
        return self._window.editor.raw_text()

    def _whole_manuscript(self) -> str:
        """Raises DocumentError where a scene is missing or cannot be read."""
        book = self._manuscript
        if missing := sorted(book.missing):
            said = self.tr("{name} is missing. Remove it from the manuscript or bring it back.")
            raise DocumentError(said.format(name=missing[0]))
        return compiled(book.tree, self._text_of)

    def _text_of(self, file: str) -> str:
        assert self._manuscript.folder is not None
        path = self._manuscript.folder / file
        if path == self._window.document.path:
            return self._text_on_page()
        return read_document(path).text

    def _ask_target(self, title: str, kind: str) -> Path | None:
        """Where to; None if the writer thinks better of it, or it would become a scene."""
        kept = "".join("-" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in title)
        suggested = Path(self._folder()) / f"{kept.strip(' .') or self.tr('Untitled')}.{kind}"
        title = self.tr("Export to")
        assert self.dialog is not None
        words = f"{self.dialog.kind.currentText()} (*.{kind})"
        name, _ = QFileDialog.getSaveFileName(self.dialog, title, str(suggested), words)
        if not name:
            return None
        path = Path(name).absolute()
        if path.suffix.lower() != f".{kind}":
            path = path.with_name(f"{path.name}.{kind}")
        book = self._manuscript.folder
        inside = book is not None and path.is_relative_to(book) and path.suffix in SUFFIXES
        if path == self._window.document.path or inside:
            said = self.tr(
                "There it would become or replace a text of yours. Choose another place."
            )
            self.dialog.on_ended("", said)
            return None
        return path

    def _folder(self) -> str:
        path, book = self._window.document.path, self._manuscript.folder
        if book is not None:
            return str(book.parent)
        return str(path.parent) if path else ""

    def _tell(self, future: Future[str]) -> None:
        """In the thread."""
        if not future.cancelled():
            self._imported.emit()
