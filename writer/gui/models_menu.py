"""The menu of models: those that are here, those that can be fetched, and files of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be fetched."""

    name: str
    title: str
    megabytes: int
    licence: str
    many_languages: bool
    instructed: bool
    verified: bool


class ModelsMenu(QMenu):
    """Knows what is here as (name, title), and what is not as offers."""

    chosen = Signal(str)  # the name of a model that is here
    wanted = Signal(str)  # a model to add, by name or path
    stopped = Signal()  # adding one is to end

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Model"))
        self.here: Sequence[tuple[str, str]] = ()
        self.offers: Sequence[Offer] = ()
        self._group = QActionGroup(self)
        self._group.triggered.connect(self.on_chosen)
        self._fetches = QActionGroup(self)
        self._fetches.triggered.connect(self.on_offer)
        self._adding = QActionGroup(self)
        self._adding.addAction(self.tr("Add a GGUF file…")).triggered.connect(self.choose_file)
        folder = self._adding.addAction(self.tr("Add a model's folder…"))
        folder.triggered.connect(self.choose_folder)
        self._fetching = QMenu(self.tr("Fetch a model"), self)
        self._stop = QAction(self.tr("Stop adding the model"), parent)  # clear() deletes its own
        self._stop.triggered.connect(self.stopped)
        self.show_adding(False)

    def show_models(
        self, here: Sequence[tuple[str, str]], offers: Sequence[Offer], current: str
    ) -> None:
        """List the models that are here, the current one marked, and those to be fetched."""
        self.here, self.offers = here, offers
        for action in (*self._group.actions(), *self._fetches.actions()):
            action.deleteLater()
        self.clear()
        for name, title in here:
            action = QAction(title, self._group)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == current)
        for offer in offers:
            said = self.tr("{title}, {size} MB…")
            action = QAction(said.format(title=offer.title, size=offer.megabytes), self._fetches)
            action.setData(offer)
        self.addActions(self._group.actions())
        self.addSeparator()
        if offers:
            self._fetching.addActions(self._fetches.actions())
            self.addMenu(self._fetching)
        self.addActions(self._adding.actions())
        self.addAction(self._stop)

    def show_adding(self, is_adding: bool) -> None:
        """Offer to stop while a model is being added, and to add one while none is."""
        self._fetching.setEnabled(not is_adding)
        self._adding.setEnabled(not is_adding)
        self._stop.setVisible(is_adding)

    @Slot(QAction)
    def on_chosen(self, action: QAction) -> None:
        """Tell which model was chosen."""
        self.chosen.emit(action.data())

    @Slot(QAction)
    def on_offer(self, action: QAction) -> None:
        """Say what would be fetched, and whether the writer wants that."""
        offer = action.data()
        question = QMessageBox(self.window())
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Fetch a model"))
        question.setText(self.tr("Fetch {title}?").format(title=offer.title))
        question.setInformativeText(self.description(offer))
        buttons = QMessageBox.StandardButton
        question.setStandardButtons(buttons.Ok | buttons.Cancel)
        question.button(buttons.Ok).setText(self.tr("Fetch it"))
        answer = question.exec()
        question.deleteLater()
        if answer == buttons.Ok:
            self.wanted.emit(offer.name)

    def description(self, offer: Offer) -> str:
        """What a model is, how much would be fetched, and by which licence it may be used."""
        if offer.many_languages:
            kind = self.tr("Writes Chinese, English and many other languages")
        else:
            kind = self.tr("Writes English")
        if offer.instructed:
            kind = self.tr("{kind}, tuned to follow instructions").format(kind=kind)
        told = self.tr("{kind}; {size} MB to fetch, licence {licence}.").format(
            kind=kind, size=offer.megabytes, licence=offer.licence
        )
        if offer.verified:
            return told
        doubt = self.tr(
            "Not verified: what arrives is checked against public records; the makers of Inkling "
            "have not seen the files themselves."
        )
        return f"{told}\n\n{doubt}"

    @Slot()
    def choose_file(self) -> None:
        """Ask for a model file to add."""
        name, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Add a model"), "", self.tr("Models") + " (*.gguf)"
        )
        if name:
            self.wanted.emit(name)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder with a model's config.json, safetensors and tokenizer.json."""
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Add a model's folder"))
        if name:
            self.wanted.emit(name)
