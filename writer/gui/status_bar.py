"""The line under the page: what the model is doing, in which voice, and how many words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from writer.documents.words import Counts
from writer.gui.menus import first_key
from writer.gui.voice_button import VoiceButton
from writer.suggest.session import Status
from writer.suggest.shown import Shown


class StatusBar(QStatusBar):
    """Quiet, and always true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._hint = self._off = ""
        self._status: Status | None = None  # None while something else is told
        self._model = QLabel()
        self._model.setAccessibleName(self.tr("The model"))
        self._words = QLabel()
        self._words.setAccessibleName(self.tr("Words"))
        self.addWidget(self._model, 1)
        self.voice = VoiceButton()
        self.addPermanentWidget(self.voice)
        self.addPermanentWidget(self._words)
        self.show_counts(Counts(), Counts())

    @property
    def model_text(self) -> str:
        """What is said of the model."""
        return self._model.text()

    @Slot(Counts, Counts)
    def show_counts(self, text: Counts, selected: Counts) -> None:
        """Tell the number of words, and how many of them are selected."""
        number = QLocale().toString
        said = self.tr("1 word") if text.words == 1 else self.tr("{number} words")
        if selected.characters:
            said = self.tr("{chosen} of {number} words")
        self._words.setText(said.format(number=number(text.words), chosen=number(selected.words)))
        told = self.tr("{number} characters").format(number=number(text.characters))
        self._words.setToolTip(told)

    @Slot(str)
    def show_model(self, text: str) -> None:
        """Tell what becomes of the model."""
        self._status = None
        self._model.setText(text)

    @Slot()
    def show_ready(self) -> None:
        """Tell that the model answers."""
        self.show_status(Status.READY)

    @Slot(Shown)
    def show_shown(self, shown: Shown) -> None:
        """Tell what becomes of the suggestion at the cursor."""
        self.show_status(shown.status)
        if shown.is_copied:
            copied = self.tr("Word for word from your texts")
            self._model.setText(f"{copied} · {self._hint}" if self._hint else copied)

    def show_status(self, status: Status) -> None:
        """Tell what the model does for the sentence at the cursor."""
        self._status = status
        self._model.setText(
            {
                Status.READY: self._off or self.tr("Ready"),
                Status.WAITING: self.tr("Waiting for a pause"),
                Status.THINKING: self.tr("Thinking…"),
                Status.SHOWN: self._hint,
                Status.RESTING: self.tr("Quiet for a minute: you passed over ten suggestions"),
            }[status]
        )

    def set_off(self, sentence: str) -> None:
        """Tell that suggestions are off, in place of that the model is ready; "" for on."""
        self._off = sentence
        if self._status is Status.READY:
            self.show_ready()

    def set_keys(self, changed: Mapping[str, str], tab_takes: bool) -> None:
        """Tell the keys for a suggestion as they are now."""
        said = (
            ("take", self.tr("{key} takes it")),
            ("take_word", self.tr("{key} the next word")),
            ("dismiss", self.tr("{key} drops it")),
        )
        keys = ((first_key(name, changed, tab_takes), words) for name, words in said)
        self._hint = " · ".join(words.format(key=key) for key, words in keys if key)

    @Slot(str, float)
    def show_preparation(self, stage: str, fraction: float) -> None:
        """Tell how far a model is that is being added."""
        words = {
            "downloading": self.tr("Fetching the model"),
            "verifying": self.tr("Checking the download"),
            "checking": self.tr("Checking the model's files"),
            "reading": self.tr("Reading the weights"),
            "converting": self.tr("Building the graph"),
            "balancing": self.tr("Calibrating on prose"),
            "binding": self.tr("Rounding the weights"),
            "measuring": self.tr("Measuring how exact it is"),
            "writing": self.tr("Writing the model"),
            "done": self.tr("The model is ready"),
        }
        self._model.setText(f"{words.get(stage, stage)} · {round(100 * fraction)} %")
