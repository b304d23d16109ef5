"""The panel left of the page: the tree, what is noted of the chosen scene, and the headings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from writer.gui.manuscript_tree import SIGNS, ManuscriptTree
from writer.gui.outline_list import OutlineList
from writer.manuscript.tree import STATUSES, Manuscript, Place, Scene


class ManuscriptPanel(QWidget):
    """Tells what the writer notes of a scene at once."""

    noted = Signal(tuple, Scene)  # the place of a scene, and the scene as it is noted now
    open_wished = Signal()

    def __init__(self, page: QPlainTextEdit) -> None:
        super().__init__()
        self._shown = Manuscript("")
        self._place: Place | None = None
        self._title = QLabel()
        self._title.setObjectName("manuscript_title")
        self._total = QLabel()
        self._total.setObjectName("help")
        self._empty = QLabel(self.tr("Open a folder of texts: each file becomes a scene."))
        self._empty.setObjectName("help")
        for label in (self._title, self._empty):
            label.setWordWrap(True)
        self._open = QPushButton(self.tr("Open a folder…"))
        self._open.clicked.connect(self.open_wished)
        self.tree = ManuscriptTree()
        self.tree.chosen.connect(self.show_notes)
        self._status = QComboBox()
        self._status.setAccessibleName(self.tr("Status"))
        for status in STATUSES:
            words = f"{SIGNS[status]}  {self.tree.status_words(status)}"
            self._status.addItem(words.strip(), status)
        self._status.currentIndexChanged.connect(self.on_noted)
        self._synopsis = QPlainTextEdit()
        self._synopsis.setObjectName("synopsis")
        self._synopsis.setAccessibleName(self.tr("Synopsis"))
        self._synopsis.setTabChangesFocus(True)
        self._synopsis.setPlaceholderText(self.tr("What happens here?"))
        self._synopsis.setFixedHeight(self._synopsis.fontMetrics().lineSpacing() * 5)
        self._synopsis.textChanged.connect(self.on_noted)
        self.outline = OutlineList(page)
        self._lay_out()
        self.show_manuscript(self._shown, set(), "", is_open=False)

    def show_manuscript(
        self, tree: Manuscript, missing: set[str], open_file: str, *, is_open: bool
    ) -> None:
        """Show a manuscript, or that there is none."""
        self._shown = tree
        self._title.setText(tree.title)
        for part in (self._title, self._total, self.tree, self._notes):
            part.setVisible(is_open)
        for part in (self._empty, self._open):
            part.setVisible(not is_open)
        self.tree.show_tree(tree, missing, open_file)

    @Slot(dict)
    def show_words(self, words: dict[str, int]) -> None:
        """Show how many words each scene has, and all of them."""
        total = QLocale().toString(sum(words.values()))
        self._total.setText(self.tr("{number} words").format(number=total) if words else "")
        self.tree.show_words(words)

    @Slot()
    def show_notes(self) -> None:
        """Show what is noted of the chosen scene."""
        self._place = self.tree.place
        entry = self._shown.at(self._place) if self._place is not None else None
        scene = entry if isinstance(entry, Scene) else Scene("")
        with QSignalBlocker(self._status), QSignalBlocker(self._synopsis):
            self._status.setCurrentIndex(STATUSES.index(scene.status))
            if self._synopsis.toPlainText() != scene.synopsis:
                self._synopsis.setPlainText(scene.synopsis)
        for control in (self._status, self._synopsis):
            control.setEnabled(isinstance(entry, Scene))

    @Slot()
    def on_noted(self) -> None:
        """The writer noted something of the scene."""
        if self._place is None or not isinstance(scene := self._shown.at(self._place), Scene):
            return
        synopsis, status = self._synopsis.toPlainText(), self._status.currentData()
        noted = replace(scene, synopsis=synopsis, status=status)
        if noted != scene:
            self._shown = self._shown.with_entry(self._place, noted)
            self.noted.emit(self._place, noted)

    def _lay_out(self) -> None:
        self._notes = QWidget()
        notes = QVBoxLayout(self._notes)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(6)
        for words, control in (
            (self.tr("Status"), self._status),
            (self.tr("Synopsis"), self._synopsis),
        ):
            notes.addWidget(QLabel(words))
            notes.addWidget(control)
        # The layout asks for the hinted heights of lists where a label may wrap, and would scroll.
        for view, least in ((self.tree, 120), (self.outline, 64)):
            view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            view.setMinimumHeight(least)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 16)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._total)
        column.addWidget(self._empty)
        column.addWidget(self._open)
        column.addWidget(self.tree, 3)
        column.addSpacing(8)
        column.addWidget(self._notes)
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("Headings on the page")))
        column.addWidget(self.outline, 1)
