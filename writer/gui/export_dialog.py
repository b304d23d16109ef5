"""Exporting: what, as which kind of document, with a preview; the work is done in a thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from writer.documents.exporting import About, as_html, exported, write_export
from writer.documents.pandoc import StoppedError
from writer.documents.save import DocumentError
from writer.gui.fitting import resize_to_fit
from writer.gui.pdf import pdf
from writer.settings import QT_TRANSLATE_NOOP

KINDS = {
    "docx": QT_TRANSLATE_NOOP("ExportDialog", "Word document (docx)"),
    "odt": QT_TRANSLATE_NOOP("ExportDialog", "OpenDocument (odt)"),
    "epub": QT_TRANSLATE_NOOP("ExportDialog", "E-book (epub)"),
    "pdf": QT_TRANSLATE_NOOP("ExportDialog", "PDF"),
    "html": QT_TRANSLATE_NOOP("ExportDialog", "Web page (html)"),
    "md": QT_TRANSLATE_NOOP("ExportDialog", "Markdown (md)"),
    "txt": QT_TRANSLATE_NOOP("ExportDialog", "Plain text (txt)"),
}
MOST_PREVIEWED = 200_000  # characters

log = logging.getLogger(__name__)


class ExportDialog(QDialog):
    """Asks the composition for the text and the target; keeps the page out of the thread."""

    done_with = Signal(Path)  # a document was written
    _previewed = Signal(str)
    _ended = Signal(str, str)  # the file that was written or "", and what is wrong or ""

    def __init__(
        self,
        texts: dict[str, Callable[[], str]],
        about: About,
        target: Callable[[str, str], Path | None],
        parent: QWidget | None,
    ) -> None:
        """`texts` by the words for each choice, of which the last is chosen.

        `target` asks where, given a title and a kind.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._texts, self._about, self._ask_target = texts, about, target
        self._thread = ThreadPoolExecutor(1, "export")
        self._stop, self._closing = threading.Event(), False
        self._what, self.kind = QComboBox(), QComboBox()
        self._title, self._author = QLineEdit(about.title), QLineEdit(about.author)
        self._preview, self._said, self._bar = QTextBrowser(), QLabel(), QProgressBar()
        self.export_button = QPushButton(self.tr("E&xport…"))
        self._close = QPushButton(self.tr("Close"))
        for words in texts:
            self._what.addItem(words)
        for kind, label in KINDS.items():
            self.kind.addItem(self.tr(label), kind)
        self._what.setCurrentIndex(len(texts) - 1)
        self._lay_out()
        self._what.currentIndexChanged.connect(self.preview)
        self._previewed.connect(self.show_preview)
        self._ended.connect(self.on_ended)
        self.export_button.clicked.connect(self.export)
        self._close.clicked.connect(self.stop_or_close)
        self._show_busy(False)
        self.preview()

    @property
    def about(self) -> About:
        """What the document is to say of itself."""
        return About(self._title.text().strip(), self._author.text().strip(), self._about.language)

    @property
    def said(self) -> str:
        """What is told."""
        return self._said.text()

    @Slot()
    def preview(self) -> None:
        """Show how the text will read."""
        text = self._text()
        if text is not None:
            self._thread.submit(self._make_preview, text[:MOST_PREVIEWED])

    @Slot(str)
    def show_preview(self, html: str) -> None:
        """Show it."""
        self._preview.setHtml(html)

    @Slot()
    def export(self) -> None:
        """Ask where to, and write it."""
        kind = self.kind.currentData()
        text = self._text()
        if text is None:
            return
        if not text.strip():
            self._said.setText(self.tr("There is nothing to export yet."))
            return
        path = self._ask_target(self.about.title, kind)
        if path is None:
            return
        self._stop.clear()
        self._said.setText("")
        self._show_busy(True)
        self._thread.submit(self._write, text, kind, self.about, path)

    @Slot(str, str)
    def on_ended(self, name: str, wrong: str) -> None:
        """It is written, or something is wrong."""
        self._show_busy(False)
        if self._closing:
            self.close()
        elif name:
            self._said.setText(self.tr("Written to {name}.").format(name=Path(name).name))
            self.done_with.emit(Path(name))
        else:
            self._said.setText(wrong or self.tr("Stopped; nothing was written."))

    @Slot()
    def stop_or_close(self) -> None:
        """Stop what is under way, or close."""
        if self.export_button.isEnabled():
            self.close()
        else:
            self._stop.set()

    def done(self, result: int) -> None:
        """What is under way is stopped first; its end closes the dialog."""
        self._stop.set()
        if not self.export_button.isEnabled():
            self._closing = True
            return
        self._thread.shutdown(cancel_futures=True)
        super().done(result)

    def _text(self) -> str | None:
        try:
            return self._texts[self._what.currentText()]()
        except DocumentError as error:
            self._said.setText(str(error))
            return None

    def _make_preview(self, text: str) -> None:
        """In the thread."""
        try:
            html = as_html(text, self._stop)
        except StoppedError:
            return
        except DocumentError as error:
            html = self.tr("There is no preview: {reason}.").format(reason=error)
        self._previewed.emit(html)

    def _write(self, text: str, kind: str, about: About, path: Path) -> None:
        """In the thread."""
        try:
            if kind == "pdf":
                data = pdf(as_html(text, self._stop), about, self._stop)
            else:
                data = exported(text, kind, about, self._stop)
            write_export(path, data)
        except StoppedError:
            self._ended.emit("", "")
        except DocumentError as error:
            sentence = str(error)
            if not sentence.startswith(path.name):
                sentence = self.tr("{name} was not written: {reason}.").format(
                    name=path.name, reason=error
                )
            self._ended.emit("", sentence)
        except Exception:  # a thread's mistake would be seen by nobody, and the bar never end
            log.exception("the export failed")
            self._ended.emit("", self.tr("It could not be exported; the log tells why."))
        else:
            self._ended.emit(str(path), "")

    def _show_busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.export_button.setEnabled(not busy)
        self._close.setText(self.tr("Stop") if busy else self.tr("Close"))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for label, control in (
            (self.tr("&Text"), self._what),
            (self.tr("&As"), self.kind),
            (self.tr("T&itle"), self._title),
            (self.tr("Aut&hor"), self._author),
        ):
            control.setAccessibleName(label.replace("&", ""))
            form.addRow(label, control)
        for line in (self._title, self._author):
            line.setObjectName("quick")
        self._preview.setAccessibleName(self.tr("Preview"))
        self._preview.setObjectName("preview")
        self._preview.setOpenLinks(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Exporting"))
        self._said.setObjectName("help")
        self._said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addWidget(self.export_button)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._preview, 1)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._close.setAutoDefault(False)
        resize_to_fit(self, 640, 640)
