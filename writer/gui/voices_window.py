"""The window of the voices: those that are there, a new one, and the one that is being trained."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from writer.gui.command_process import CommandProcess
from writer.gui.fitting import resize_to_fit
from writer.gui.theme import theme_named
from writer.gui.training_process import TrainingProcess
from writer.gui.voice_page import VoicePage
from writer.gui.voices_actions import VoicesActions
from writer.gui.voices_index import VoicesIndex
from writer.gui.voices_method import MethodPage
from writer.gui.voices_questions import tell
from writer.gui.voices_snapshots import Snapshots
from writer.gui.voices_style import style_sheet
from writer.gui.voices_texts import TextsPage
from writer.settings import Settings
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import VoiceError
from writer.voices.texts import Prepared

if TYPE_CHECKING:
    from writer.gui.training_page import TrainingPage


class VoicesWindow(QDialog):
    """The training goes on without it."""

    use_wanted = Signal(str)
    manuscript_wanted = Signal()
    remembering_wanted = Signal(tuple)  # of paths

    def __init__(self, training: TrainingProcess, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Voices"))
        self._training, self._settings = training, settings
        self._snapshots, self._actions = Snapshots(), VoicesActions(training, self)
        self._problems: dict[str, str] = {}  # why a training ended, by voice
        self._begun = ""
        self.list, self.adoption = VoicesIndex(), QPushButton(self.tr("&Import…"))
        self.texts = TextsPage()
        self.method = MethodPage(CommandProcess(self))
        self._page: TrainingPage | None = None
        self.voice = VoicePage(CommandProcess(self))
        self.pages = QStackedWidget()
        self.pages.currentChanged.connect(self.on_page_changed)
        for page in (self.texts, self.method, self.voice):
            self._add_page(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._side())
        area = QScrollArea()
        area.setWidget(self.pages)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(area, 1)
        resize_to_fit(self, 940, 700)
        self._connect()
        self.wear(settings)
        self.show_voices(training.voice)

    def wear(self, settings: Settings) -> None:
        """Dress as the settings say, and know the voice that is in use."""
        self._settings, theme = settings, theme_named(settings.theme)
        self.setStyleSheet(style_sheet(theme))
        self.method.model = settings.model
        if self._page is not None:
            self._page.wear(theme)
        self.list.show_voices(self.chosen, self._training.voice, self.in_use)
        if self.pages.currentWidget() is self.voice:
            self.show_page()

    @Slot(str)
    def show_voices(self, chosen: str = "") -> None:
        """List every voice and choose one; "" is a new one."""
        self.list.show_voices(chosen, self._training.voice, self.in_use)
        self.show_page()

    @property
    def training(self) -> TrainingPage:
        """The page of the training: its chart takes half a second to be had."""
        if self._page is None:
            from writer.gui.training_page import TrainingPage

            self._page = TrainingPage(self._training, theme_named(self._settings.theme))
            self._page.cancelled.connect(self._actions.cancel_training)
            self._add_page(self._page)
        return self._page

    @property
    def in_use(self) -> str:
        """The voice that the writer writes in; "" for none."""
        return self._settings.voice

    @property
    def chosen(self) -> str:
        """The voice that is shown; "" for a new one."""
        return self.list.chosen

    @Slot()
    def show_page(self) -> None:
        """Show the page of what is chosen."""
        if not self.chosen:
            self.pages.setCurrentWidget(self.texts)
        elif self.chosen == self._training.voice:
            self.pages.setCurrentWidget(self.training)
        else:
            self.voice.show_voice(self.chosen, self.in_use, self._problems.get(self.chosen, ""))
            self.pages.setCurrentWidget(self.voice)
        if self.pages.currentWidget() is not self.method:
            self.method.stop_measuring()
        if self.isVisible() and not self.list.hasFocus():
            self.list.setFocus()  # what had the keyboard may be on a page that is not shown now

    @Slot()
    def on_page_changed(self) -> None:
        """Only the page that is shown needs room."""
        for index in range(self.pages.count()):
            page, is_shown = self.pages.widget(index), index == self.pages.currentIndex()
            assert page is not None
            kind = QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(kind, kind)

    def add_manuscript(self, name: str, text: str) -> None:
        """Learn from the open manuscript as it is now; what is written later is not in it."""
        try:
            self.texts.add([self._snapshots.add(name, text)])
        except OSError as error:
            tell(self, f"{name}: {error.strerror or error}.")

    @Slot(tuple)
    def choose_method(self, texts: tuple[Prepared, ...]) -> None:
        """Go on with these texts."""
        self.pages.setCurrentWidget(self.method)
        paths = [text.path for text in texts if text.words]
        self.method.show_texts(tuple(map(str, paths)), _name_from(paths[0]))

    @Slot()
    def remember(self) -> None:
        """Remember the texts without any training."""
        self.remembering_wanted.emit(tuple(text.path for text in self.texts.texts if text.words))
        self.texts.clear()
        self.show_page()
        tell(self, self.tr("From now on suggestions recall names and turns of these texts."))

    @Slot(str, list)
    def train(self, name: str, words: list[str]) -> None:
        """Train a voice."""
        if self._training.is_running:
            busy = self.tr("{voice} is being trained. One at a time.")
            self.method.show_problem(busy.format(voice=self._training.voice))
            return
        try:
            folder = library.voice_folder(name)
            if folder.exists():
                raise VoiceError(self.tr("There is a voice with this name. Choose another."))
            kept = [self._snapshots.settled(word, folder) for word in words]
        except (VoiceError, OSError) as error:
            self.method.show_problem(str(error))
            return
        self._begin(name, kept)

    @Slot(str)
    def go_on(self, name: str) -> None:
        """Go on with a training that was cut off."""
        if self._training.is_running:
            tell(self, self.tr("Another voice is being trained. One at a time."))
            return
        self._begin(name, ["--resume"])

    @Slot()
    def on_begun(self) -> None:
        """Show the training."""
        self._begun = self._training.voice
        self._problems.pop(self._begun, None)
        self.show_voices(self._begun)

    @Slot(str)
    def on_ended(self, sentence: str) -> None:
        """Show the voice, or why there is none."""
        voice, self._begun = self._begun, ""
        if not voice:
            return
        if not (library.voice_folder(voice) / jobs.JOB).exists():  # it never began
            shutil.rmtree(library.voice_folder(voice), ignore_errors=True)
            self.show_voices()
            self.pages.setCurrentWidget(self.method)
            self.method.show_problem(sentence)
            return
        self._problems[voice] = sentence
        if not sentence:
            self.texts.clear()
        self.show_voices(voice if self.chosen in ("", voice) else self.chosen)

    @Slot(str)
    def on_stumbled(self, sentence: str) -> None:
        """Say why the training could not be asked."""
        tell(self, sentence)

    @Slot(str, str)
    def on_changed(self, name: str, new: str) -> None:
        """A voice has another name now, or is gone."""
        if name == self._begun:
            self._begun = ""
        if self.in_use == name:
            self.use_wanted.emit(new)
        self.show_voices(new)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is measured for a window that is not there."""
        self.method.stop_measuring()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure then."""
        super().showEvent(event)
        if self.pages.currentWidget() is self.method:
            self.method.on_changed()

    @Slot()
    def import_adapter(self) -> None:
        """Make a voice of an adapter from elsewhere."""
        self._actions.import_adapter(self._settings.model)

    @Slot(bool)
    def on_importing(self, is_at_work: bool) -> None:
        """One at a time."""
        self.adoption.setEnabled(not is_at_work)
        self.adoption.setText(self.tr("Importing…") if is_at_work else self.tr("&Import…"))

    def close_for_good(self) -> None:
        """Let go of threads, children and snapshots."""
        self.method.stop_measuring()
        self._actions.close()
        self.texts.reading.close()
        self._snapshots.close()

    def _side(self) -> QVBoxLayout:
        """The list, and what makes a voice without texts."""
        self.adoption.setAutoDefault(False)
        self.adoption.setToolTip(
            self.tr("Makes a voice of a LoRA adapter that was trained for your model elsewhere.")
        )
        self.adoption.clicked.connect(self.import_adapter)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.adoption, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _add_page(self, page: QWidget) -> None:
        self.pages.addWidget(page)
        self.on_page_changed()
        for button in page.findChildren(QPushButton):
            button.setAutoDefault(False)  # or one of them would be pressed by every Return

    def _begin(self, name: str, words: list[str]) -> None:
        self.method.stop_measuring()
        if self._settings.rest_on_battery:
            words = [*words, "--on-mains"]
        self._begun = name
        self._training.start(name, words)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.show_page)
        self.texts.chosen.connect(self.choose_method)
        self.texts.manuscript_wanted.connect(self.manuscript_wanted)
        self.method.back.connect(self.show_page)
        self.method.wanted.connect(self.train)
        self.method.remembering_wanted.connect(self.remember)
        self.voice.use_wanted.connect(self.use_wanted)
        self.voice.going_on_wanted.connect(self.go_on)
        self.voice.rename_wanted.connect(self._actions.rename)
        self.voice.export_wanted.connect(self._actions.export)
        self.voice.remove_wanted.connect(self._actions.remove)
        self._actions.changed.connect(self.on_changed)
        self._actions.importing.connect(self.on_importing)
        self._actions.imported.connect(self.show_voices)
        self._training.begun.connect(self.on_begun)
        self._training.ended.connect(self.on_ended)
        self._training.stumbled.connect(self.on_stumbled)


def _name_from(path: Path) -> str:
    """A name to offer for a voice that learns from this text."""
    words = re.sub(r"[\W_]+", " ", path.stem).strip()[:40].strip()
    return words[:1].upper() + words[1:]
