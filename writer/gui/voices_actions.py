"""What is done with voices beside training: another name, export, import, removal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from writer.gui.command_process import CommandProcess
from writer.gui.training_process import TrainingProcess
from writer.gui.voices_questions import ask_name, ask_new_name, ask_remove, tell
from writer.voices import library
from writer.voices.job import VoiceError


class VoicesActions(QObject):
    """Asks and tells in boxes over the window."""

    changed = Signal(str, str)  # a voice, and the name it has now; "" where it is gone
    importing = Signal(bool)  # whether an adapter is being made a voice
    imported = Signal(str)  # a new voice

    def __init__(self, training: TrainingProcess, window: QWidget) -> None:
        super().__init__(window)
        self._training, self._window = training, window
        self._exporting = CommandProcess(self)
        self._exporting.ended.connect(self.on_exported)
        self._voice = self._exported = ""
        self._importing = CommandProcess(self)
        self._importing.ended.connect(self.on_imported)
        self._imported = ""

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
        """Write what a voice learned, or a model that speaks in it, to where the writer says."""
        kinds = {
            self.tr("What it learned, as PEFT writes it (a folder)"): [],
            self.tr("A whole model for Hugging Face (a folder)"): ["--merged", "hf"],
            self.tr("A whole model as a GGUF file (*.gguf)"): ["--merged", "gguf"],
        }
        if not library.has_strength(name):  # trained whole, it has no adapter
            kinds = {kind: words for kind, words in kinds.items() if words}
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), name, ";;".join(kinds)
        )
        if chosen:
            self._voice, self._exported = name, chosen
            self._exporting.start(["voices", "export", name, chosen, *kinds[kind]])

    @Slot(str)
    def on_exported(self, sentence: str) -> None:
        """Tell where it is."""
        done = self.tr("{voice} is exported to {path}.")
        told = done.format(voice=self._voice, path=self._exported)
        tell(self._window, sentence or told)

    def import_adapter(self, model: str) -> None:
        """Make a voice of an adapter that was trained elsewhere for this model."""
        title = self.tr("Choose the folder of a LoRA adapter, with adapter_config.json")
        folder = QFileDialog.getExistingDirectory(self._window, title)
        if not folder:
            return
        name = ask_name(self._window, self.tr("Import a voice"), Path(folder).name)
        if not name:
            return
        self._imported = name
        self._importing.start(["voices", "import", name, folder, "--model", model])
        self.importing.emit(True)

    @Slot(str)
    def on_imported(self, sentence: str) -> None:
        """Show the new voice, or say why there is none."""
        self.importing.emit(False)
        if sentence:
            tell(self._window, sentence)
        else:
            self.imported.emit(self._imported)

    def close(self) -> None:
        """End an import, which leaves nothing behind."""
        self._importing.end()

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
