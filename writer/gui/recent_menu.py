"""The menu of files opened lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class RecentMenu(QMenu):
    """Reads the list anew each time it opens, so that it never offers what is gone."""

    chosen = Signal(Path)

    def __init__(self, recent: Callable[[], Sequence[Path]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open &recent"))
        self._recent = recent
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self.on_chosen)

    @Slot()
    def fill(self) -> None:
        """List the files, each with its folder."""
        self.clear()
        for path in self._recent():
            folder = str(path.parent).replace(str(Path.home()), "~", 1)
            self.addAction(f"{path.name}   {folder}").setData(path)
        if self.isEmpty():
            self.addAction(self.tr("None yet")).setEnabled(False)

    @Slot(QAction)
    def on_chosen(self, action: QAction) -> None:
        """Tell which file was chosen."""
        self.chosen.emit(action.data())
