"""Between the voices on the disk, the button in the status bar, and the worker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.gui.window import Window
from writer.gui.worker import Worker
from writer.voices import library
from writer.voices.job import VoiceError


class VoiceSwitch(QObject):
    """Lists the voices, puts the chosen one into the settings, and finds its pack."""

    strength_changed = Signal(float)  # to the worker, on its thread
    reload_wanted = Signal()  # the voice at work was trained on

    def __init__(self, window: Window, worker: Worker) -> None:
        super().__init__(window)
        self._window = window
        self._made_at = 0  # when the pack at work was
        button = window.status.voice
        button.opened.connect(self.list_voices)
        button.chosen.connect(self.choose)
        button.turned.connect(self.choose_strength)
        self.strength_changed.connect(worker.set_strength)
        self.list_voices()
        self.turn()

    @property
    def is_sound(self) -> bool:
        """Whether the chosen voice can be loaded; one that cannot is told of and given up."""
        name = self._window.settings.voice
        try:
            return not name or bool(library.pack_of(name))
        except VoiceError as error:
            self.give_up(str(error))
            return False

    @property
    def pack(self) -> Path | None:
        """The chosen voice's pack; None where none is chosen. It has to be sound."""
        name = self._window.settings.voice
        if not name:
            return None
        self._made_at = library.made_at(name)
        return library.pack_of(name)

    @Slot()
    def look_again(self) -> None:
        """Have the voice loaded anew where its pack is another by now."""
        name = self._window.settings.voice
        if name and library.is_trained(name) and library.made_at(name) != self._made_at:
            self.reload_wanted.emit()

    def give_up(self, sentence: str) -> None:
        """Go on without the voice, and say why."""
        self._window.change("voice", "")
        self._window.banner.tell(sentence)

    def give_up_damaged(self) -> bool:
        """Whether it was the voice that could not be loaded; then the model goes on without it."""
        name = self._window.settings.voice
        if name:
            self.give_up(
                self.tr(
                    "The voice {voice} is damaged, so the model writes without it. Remove it and "
                    "train it again."
                ).format(voice=name)
            )
        return bool(name)

    @Slot()
    def turn(self) -> None:
        """Let the worker speak as strongly as the settings say."""
        self.strength_changed.emit(self._window.settings.voice_strength / 100)

    @Slot()
    def list_voices(self) -> None:
        """Bring the menu up to date: those that can speak, and for which other model."""
        current = self._window.settings
        rows = []
        for job in library.voices():
            if library.is_trained(job.voice):
                other = self.tr("{voice} (for {model})").format(voice=job.voice, model=job.base)
                is_at_home = job.base in ("", current.model)  # one from scratch has no base
                rows.append((job.voice, job.voice if is_at_home else other))
        can_be_turned = bool(current.voice) and library.has_strength(current.voice)
        self._window.status.voice.show_voices(rows, can_be_turned)

    @Slot(str)
    def choose(self, name: str) -> None:
        """Speak in this voice, with the model that it was made for."""
        current = self._window.settings
        bases = {job.voice: job.base for job in library.voices()}
        model = bases.get(name) or current.model
        self._window.on_settings_changed(replace(current, voice=name, model=model))

    @Slot(int)
    def choose_strength(self, percent: int) -> None:
        """Speak in the voice as strongly as this."""
        self._window.change("voice_strength", percent)
