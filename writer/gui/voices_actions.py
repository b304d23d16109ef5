"""What can be done with a voice that is there: give it another name, export it, remove it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from writer.gui.command_process import CommandProcess
from writer.gui.training_process import TrainingProcess
from writer.gui.voices_questions import ask_new_name, ask_remove, tell
from writer.voices import library
from writer.voices.job import VoiceError


class VoicesActions(QObject):
    """Asks and tells in boxes over the window."""

    changed = Signal(str, str)  # a voice, and the name it has now; "" where it is gone

    def __init__(self, training: TrainingProcess, window: QWidget) -> None:
        super().__init__(window)
        self._training, self._window = training, window
        self._exporting = CommandProcess(self)
        self._exporting.ended.connect(self.on_exported)
        self._exported = ""

    @Slot(str)
    def rename(self, name: str) -> None:
        """Give a voice another name."""
        new = ask_new_name(self._window, name)
        if not new:
            return
        try:
            library.rename(name, new)
        except VoiceError as error:
            tell(self._window, str(error))
            return
        self.changed.emit(name, new)

    @Slot(str)
    def export(self, name: str) -> None:
        """Copy what a voice learned to a new folder."""
        title = self.tr("Export to a new folder")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name)
        if chosen:
            self._exported = chosen
            self._exporting.start(["voices", "export", name, chosen])

    @Slot(str)
    def on_exported(self, sentence: str) -> None:
        """Tell where it is."""
        done = self.tr("What it learned is in {folder}.")
        tell(self._window, sentence or done.format(folder=self._exported))

    @Slot(str)
    def remove(self, name: str) -> None:
        """Remove a voice, if the writer means it, and tell that nothing of it is left."""
        question = self.tr("Remove {voice}, and all that it learned?").format(voice=name)
        if ask_remove(self._window, question, self.tr("Remove")):
            self._remove(name)

    @Slot()
    def cancel_training(self) -> None:
        """End the training and remove all of it, if the writer means it."""
        name = self._training.voice
        question = self.tr("Cancel the training of {voice}, and forget what it has learned?")
        if ask_remove(self._window, question.format(voice=name), self.tr("Cancel the training")):
            self._remove(name)

    def _remove(self, name: str) -> None:
        try:
            of_training = name == self._training.voice
            files = self._training.cancel() if of_training else library.remove(name).files
        except VoiceError as error:
            tell(self._window, str(error))
            return
        self.changed.emit(name, "")
        told = self.tr("{voice} is removed, with all {count} files of it.")
        tell(self._window, told.format(voice=name, count=QLocale().toString(len(files))))
