"""Notices that the packaged app is replaced by another version while it runs."""

from __future__ import annotations

import sys

from PySide6.QtCore import QFileSystemWatcher, QObject, Slot

from writer import program
from writer.gui.window import Window


class Upgrade(QObject):
    """Watches the program's file; what was not loaded yet would come from another version."""

    def __init__(self, window: Window, file: str = sys.executable) -> None:
        super().__init__(window)
        self._window = window
        self._watcher = QFileSystemWatcher([file], self)
        self._watcher.fileChanged.connect(self.on_changed)

    @Slot()
    def on_changed(self) -> None:
        """Ask for a new start, once, with the text safe."""
        self._watcher.fileChanged.disconnect(self.on_changed)
        self._window.banner.tell(
            self.tr("Inkling was updated while it was open. Save your text and start it again."),
            self.tr("Save"),
            self._window.document.save,
        )


def watch_for_upgrade(window: Window) -> None:
    """Watch, where there is a program to replace."""
    if program.is_packaged():
        Upgrade(window)
