"""The list of voices beside the pages: a new one first, then those that are there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from writer.voices import library

_NAME = Qt.ItemDataRole.UserRole


class VoicesIndex(QListWidget):
    """A voice that is in training, cut off or in use says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voices")
        self.setAccessibleName(self.tr("Voices"))
        self.setFixedWidth(190)

    @property
    def chosen(self) -> str:
        """The voice that is chosen; "" for a new one."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def show_voices(self, chosen: str, in_training: str, in_use: str) -> None:
        """List every voice, and choose one without telling of it."""
        names = [job.voice for job in library.voices()]
        if in_training and in_training not in names:
            names.append(in_training)
        with QSignalBlocker(self):
            self.clear()
            self._add(self.tr("New voice…"), "")
            for name in names:
                self._add(self._label(name, in_training, in_use), name)
            self.setCurrentRow(1 + names.index(chosen) if chosen in names else 0)

    def _label(self, name: str, in_training: str, in_use: str) -> str:
        if name == in_training:
            return self.tr("{voice}\nin training").format(voice=name)
        if not library.is_trained(name):
            return self.tr("{voice}\ncut off").format(voice=name)
        return self.tr("{voice}\nin use").format(voice=name) if name == in_use else name

    def _add(self, label: str, name: str) -> None:
        item = QListWidgetItem(label)
        item.setData(_NAME, name)
        self.addItem(item)
