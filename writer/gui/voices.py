"""The voices of the app: their window, the one training, and what the page tells it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.gui.training_process import TrainingProcess
from writer.gui.voices_window import VoicesWindow
from writer.gui.window import Window
from writer.settings import Settings
from writer.voices import library, running


class Voices(QObject):
    """Knows of a training from the app's start, and makes the window when it is first wanted."""

    remembering_wanted = Signal(tuple)  # of paths
    use_wanted = Signal(str)  # a voice; "" for none

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._panel: VoicesWindow | None = None
        self.training = TrainingProcess(self)
        self.training.ended.connect(self.on_ended)
        window.voices_requested.connect(self.open)
        window.document.edited.connect(self.on_edited)
        window.settings_changed.connect(self.on_settings_changed)
        window.dressed.connect(self.dress)
        QTimer.singleShot(0, self.look_for_unfinished)

    @Slot()
    def look_for_unfinished(self) -> None:
        """Follow a training that an earlier window began, or offer to go on with one cut off."""
        names = [job.voice for job in library.voices()]
        at_work = [n for n in names if running.running(library.voice_folder(n)) is not None]
        cut_off = [n for n in names if running.was_cut_off(library.voice_folder(n))]
        if at_work:
            self.training.attach(at_work[0])
        elif cut_off:
            told = self.tr("The training of {voice} was cut off. What it learned is kept.")
            self._window.banner.tell(
                told.format(voice=cut_off[0]), self.tr("Go on with it"), self.go_on
            )

    @Slot()
    def go_on(self) -> None:
        """Go on with the training that was cut off."""
        names = [job.voice for job in library.voices()]
        for name in names:
            if running.was_cut_off(library.voice_folder(name)):
                self.panel.go_on(name)
                self.open()
                return

    @property
    def panel(self) -> VoicesWindow:
        """The window, made when it is first wanted."""
        if self._panel is None:
            self._panel = VoicesWindow(self.training, self._window.settings, self._window)
            self._panel.manuscript_wanted.connect(self.add_manuscript)
            self._panel.use_wanted.connect(self.use_wanted)
            self._panel.remembering_wanted.connect(self.remembering_wanted)
        return self._panel

    @Slot()
    def open(self) -> None:
        """Show the window."""
        self.panel.show_voices(self.training.voice or self.panel.chosen)
        self.panel.show()
        self.panel.activateWindow()

    @Slot()
    def add_manuscript(self) -> None:
        """Hand the open manuscript to the window."""
        self.panel.add_manuscript(self._window.document.name, self._window.editor.raw_text())

    @Slot()
    def on_edited(self) -> None:
        """The training rests while the writer types."""
        if self._window.settings.rest_while_typing:
            self.training.note_typing()

    @Slot()
    def dress(self) -> None:
        """The system changed between light and dark."""
        self.on_settings_changed(self._window.settings)

    @Slot(Settings)
    def on_settings_changed(self, settings: Settings) -> None:
        """The window dresses anew."""
        if self._panel is not None:
            self._panel.wear(settings)

    @Slot(str)
    def on_ended(self, sentence: str) -> None:
        """Tell on the page, where the window is not open to tell it."""
        if self._panel is None or not self._panel.isVisible():
            done = self.tr("The training is done: the voice is ready.")
            self._window.banner.tell(sentence or done, self.tr("Show it"), self.open)

    def close(self) -> None:
        """Let go of everything but the training."""
        if self._panel is not None:
            self._panel.close_for_good()
