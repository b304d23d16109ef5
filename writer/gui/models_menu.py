"""The menu of models: those that are here, those that can be fetched, and a file of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget


class ModelsMenu(QMenu):
    """Knows models as (name, title) only."""

    chosen = Signal(str)  # the name of a model that is here
    wanted = Signal(str)  # a model to add, by name or path

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Model"))
        self._group = QActionGroup(self)
        self._group.triggered.connect(self.on_chosen)
        self._fetches = QActionGroup(self)
        self._fetches.triggered.connect(self.on_wanted)

    def show_models(
        self, here: Sequence[tuple[str, str]], addable: Sequence[tuple[str, str]], current: str
    ) -> None:
        """List the models that are here, the current one marked, and those to be fetched."""
        for action in (*self._group.actions(), *self._fetches.actions()):
            action.deleteLater()
        self.clear()
        for name, title in here:
            action = QAction(title, self._group)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == current)
        for name, title in addable:
            action = QAction(self.tr("Fetch {title}").format(title=title), self._fetches)
            action.setData(name)
        self.addActions(self._group.actions())
        self.addSeparator()
        self.addActions(self._fetches.actions())
        self.addAction(self.tr("Add a GGUF file…")).triggered.connect(self.choose_file)

    @Slot(QAction)
    def on_chosen(self, action: QAction) -> None:
        """Tell which model was chosen."""
        self.chosen.emit(action.data())

    @Slot(QAction)
    def on_wanted(self, action: QAction) -> None:
        """Tell which model is to be fetched."""
        self.wanted.emit(action.data())

    @Slot()
    def choose_file(self) -> None:
        """Ask for a model file to add."""
        name, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Add a model"), "", self.tr("Models") + " (*.gguf)"
        )
        if name:
            self.wanted.emit(name)
