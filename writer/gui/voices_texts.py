"""The first page of a new voice: the texts to learn from, and what of them is learned."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from writer.gui.voices_list import TextsList
from writer.gui.voices_parts import help_label, text_label, title_label
from writer.gui.voices_reading import Reading, Shelf
from writer.gui.voices_words import (
    expectation_in_words,
    number_of_words,
    reason_in_words,
)
from writer.voices.forecast import expectation
from writer.voices.texts import Prepared

PREVIEW_CHARACTERS = 20_000


class TextsPage(QWidget):
    """Knows paths; what is in them is read in another thread."""

    chosen = Signal(tuple)  # of Prepared
    manuscript_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._paths: tuple[Path, ...] = ()
        self._shelf = Shelf((), ())
        self.reading = Reading(self)
        self.reading.done.connect(self.show_shelf)
        self.list = TextsList()
        self.list.current_changed.connect(self.show_preview)
        self._learned, self._left_out = _page(), _page()
        self._learned.setAccessibleName(self.tr("What is learned from"))
        self._left_out.setAccessibleName(self.tr("What is left out"))
        self._preview = QTabWidget()
        self._preview.setDocumentMode(True)
        self._preview.addTab(self._learned, "")
        self._preview.addTab(self._left_out, "")
        self._total, self._expectation = text_label(""), help_label("")
        self._manuscript = QPushButton(self.tr("Add the open &manuscript"))
        self._manuscript.clicked.connect(self.manuscript_wanted)
        self._remove = QPushButton(self.tr("&Take out"))
        self._remove.clicked.connect(self.remove_current)
        self._next = QPushButton(self.tr("&Next"))
        self._next.clicked.connect(self.choose)
        self._lay_out()
        self.show_shelf(self._shelf)

    @property
    def texts(self) -> tuple[Prepared, ...]:
        """The texts as they were read."""
        return self._shelf.texts

    def add(self, paths: Sequence[Path]) -> None:
        """Add texts and folders; what is there already stays once."""
        self._read(dict.fromkeys((*self._paths, *(path.absolute() for path in paths))))

    def clear(self) -> None:
        """Begin anew."""
        self._read({})

    @Slot()
    def add_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Add texts"))
        self.add([Path(name) for name in names])

    @Slot()
    def add_folder(self) -> None:
        """Ask for a folder."""
        if name := QFileDialog.getExistingDirectory(self.window(), self.tr("Add a folder")):
            self.add([Path(name)])

    @Slot()
    def remove_current(self) -> None:
        """Take the chosen text out of the list; its file stays as it is."""
        path = self.list.current_path
        if path is not None:
            inside = {text.path for text in self._shelf.texts}
            kept = [p for p in self._paths if not p.is_dir()]
            kept += [p for p in inside if p not in kept]  # of folders, what was found in them
            self._read(dict.fromkeys(p for p in kept if p != path))

    @Slot()
    def choose(self) -> None:
        """Go on with these texts."""
        if self._shelf.texts:
            self.chosen.emit(self._shelf.texts)

    @Slot(Shelf)
    def show_shelf(self, shelf: Shelf) -> None:
        """Show what became of the texts."""
        self._shelf = shelf
        self.list.show_shelf(shelf)
        words = sum(text.words for text in shelf.texts)
        self._total.setText(number_of_words(words) if shelf.texts else "")
        hint = expectation_in_words(expectation(words)) if shelf.texts else ""
        self._expectation.setText(hint)
        self._next.setEnabled(words > 0)
        self.show_preview()

    @Slot()
    def show_preview(self) -> None:
        """Show what is learned from the chosen text, and what of it is left out."""
        text = self._text_at(self.list.current_path)
        self._remove.setEnabled(self.list.current_path is not None)
        self._preview.setVisible(text is not None)
        if text is None:
            return
        begins = text.text[:PREVIEW_CHARACTERS]
        self._learned.setPlainText(begins + ("…" if len(text.text) > len(begins) else ""))
        self._left_out.setPlainText(
            "\n\n".join(
                f"{number_of_words(part.words)}: {reason_in_words(part.reason)}\n{part.excerpt}"
                for part in text.left_out
            )
        )
        number = QLocale().toString(len(text.left_out))
        self._preview.setTabText(0, self.tr("What is learned from"))
        self._preview.setTabText(1, self.tr("What is left out ({number})").format(number=number))
        self._preview.setTabEnabled(1, bool(text.left_out))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _read(self, paths: dict[Path, None]) -> None:
        self._paths = tuple(paths)
        self.list.show_reading(bool(paths))
        self._next.setEnabled(False)
        self.reading.read(self._paths)

    def _text_at(self, path: Path | None) -> Prepared | None:
        return next((text for text in self._shelf.texts if text.path == path), None)

    def _lay_out(self) -> None:
        files = QPushButton(self.tr("Add &files…"))
        files.clicked.connect(self.add_files)
        folder = QPushButton(self.tr("Add a f&older…"))
        folder.clicked.connect(self.add_folder)
        adding = QHBoxLayout()
        adding.setSpacing(8)
        for button in (files, folder, self._manuscript):
            adding.addWidget(button)
        adding.addStretch(1)
        adding.addWidget(self._remove)
        foot = QHBoxLayout()
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._total)
        told.addWidget(self._expectation)
        foot.addLayout(told, 1)
        foot.addWidget(self._next, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title_label(self.tr("Your texts")))
        column.addWidget(
            help_label(
                self.tr(
                    "From these the model learns how you write. The files stay as they are, and "
                    "nothing leaves this machine."
                )
            )
        )
        column.addWidget(self.list, 1)
        column.addLayout(adding)
        column.addWidget(self._preview, 1)
        column.addLayout(foot)


def _page() -> QPlainTextEdit:
    page = QPlainTextEdit()
    page.setReadOnly(True)
    page.setTabChangesFocus(True)
    return page
