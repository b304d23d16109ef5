"""What suggestions recall: brings the remembered texts and the open one to the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from writer.gui.remembering import Remembering
from writer.gui.suggester import Suggester
from writer.gui.window import Window
from writer.gui.worker import Worker
from writer.settings import Settings
from writer.voices.remembered import Remembered

# The open text is read again once it has been left alone for so long.
PAUSE_MS = 2000
# A document that takes long to read is not waited for when the app is closed.
CLOSING_MS = 2000


class Recalling(QObject):
    """Between the window, its suggester, the engine, and a thread that reads files."""

    recall_wanted = Signal(object)  # the texts, or None for nothing at all
    follow_wanted = Signal(str)  # the open text
    listed = Signal()
    voice_wanted = Signal(str)  # its name, or "" for none

    def __init__(self, window: Window, suggester: Suggester, worker: Worker) -> None:
        super().__init__(window)
        self._window = window
        self._is_on = window.settings.memory
        self._texts: tuple[str, ...] = ()
        self._voice = window.settings.voice
        # Not the engine's: a document may take minutes to read, and suggestions come meanwhile.
        self._thread = QThread()
        self.remembering = Remembering()
        self.remembering.moveToThread(self._thread)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.follow)
        panel = window.memory_panel
        panel.show_on(self._is_on)
        panel.add_wanted.connect(self.remembering.add)
        panel.forget_wanted.connect(self.remembering.forget)
        self.remembering.changed.connect(panel.show_texts)
        self.remembering.changed.connect(self.on_texts)
        self.remembering.copied.connect(suggester.use_copied)
        self.remembering.failed.connect(self.on_failed)
        self.listed.connect(self.remembering.tell)
        self.voice_wanted.connect(self.remembering.use_voice)
        self.recall_wanted.connect(worker.recall)
        self.follow_wanted.connect(worker.follow)
        window.settings_changed.connect(self.on_settings_changed)
        window.editor.document().contentsChanged.connect(self.on_edited)
        self._thread.start()

    def start(self) -> None:
        """Read what was kept."""
        self.listed.emit()
        self.voice_wanted.emit(self._voice)

    @Slot(tuple)
    def on_texts(self, texts: tuple[Remembered, ...]) -> None:
        """Recall other texts from now on."""
        self._texts = tuple(one.text for one in texts)
        self._tell()

    @Slot(str)
    def on_failed(self, sentence: str) -> None:
        """Say what could not be remembered."""
        self._window.banner.tell(sentence)

    @Slot(Settings)
    def on_settings_changed(self, settings: Settings) -> None:
        """The writer may want it, or not, and another voice copies other texts."""
        if settings.memory != self._is_on:
            self._is_on = settings.memory
            self._window.memory_panel.show_on(self._is_on)
            self._tell()
        if settings.voice != self._voice:
            self._voice = settings.voice
            self.voice_wanted.emit(self._voice)

    @Slot()
    def on_edited(self) -> None:
        """Wait for a pause."""
        self._timer.start(PAUSE_MS)

    @Slot()
    def follow(self) -> None:
        """Let the open text be read as it is now."""
        if self._is_on:
            self.follow_wanted.emit(self._window.editor.raw_text())

    def close(self) -> None:
        """End the thread."""
        self._thread.quit()
        self._thread.wait(CLOSING_MS)

    def _tell(self) -> None:
        self.recall_wanted.emit(self._texts if self._is_on else None)
        self.follow()
