"""A training while it runs: how far it is, how the loss falls, and what the voice says by now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.gui.theme import Theme
from writer.gui.training_chart import TrainingChart
from writer.gui.training_process import TrainingProcess
from writer.gui.voices_parts import heading_label, help_label, text_label, title_label
from writer.gui.voices_words import time_in_words
from writer.voices.forecast import seconds_left


class TrainingPage(QWidget):
    """Shows one training, and asks it to pause, to stop, or to be as if it had never been."""

    cancelled = Signal()

    def __init__(self, training: TrainingProcess, theme: Theme) -> None:
        super().__init__()
        self._training = training
        self._asked_to_stop = False
        self.title, self.state = title_label(""), text_label("")
        self.state.setAccessibleName(self.tr("How far the training is"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(10)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.chart = TrainingChart()
        self.wear(theme)
        self.prompt = help_label("")
        self.plain, self.voice = text_label(""), text_label("")
        self.pause = QPushButton()
        self.pause.clicked.connect(self.pause_or_go_on)
        self.stop = QPushButton(self.tr("&Stop and keep"))
        self.stop.clicked.connect(self.stop_and_keep)
        self.cancel = QPushButton(self.tr("&Cancel…"))
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        training.begun.connect(self.on_begun)
        training.progressed.connect(self.show_progress)
        self.on_begun()

    def wear(self, theme: Theme) -> None:
        """Dress as the window does."""
        self.chart.wear(theme)

    @Slot()
    def on_begun(self) -> None:
        """Another training."""
        self._asked_to_stop = False
        self.show_progress()

    @Slot()
    def show_progress(self) -> None:
        """Show what the training tells."""
        training = self._training
        self.title.setText(self.tr("Learning {voice}").format(voice=training.voice))
        steps = [line for line in training.lines if "seconds" in line]
        latest = steps[-1] if steps else {"step": 0, "steps": 0}
        self.bar.setRange(0, latest["steps"])  # 0 to 0 is a bar that only moves
        self.bar.setValue(latest["step"])
        self.state.setText(self._state_in_words(latest))
        self.chart.show_lines(training.lines)
        self._show_samples()
        is_paused = training.doing == "asked"
        self.pause.setText(self.tr("&Go on") if is_paused else self.tr("&Pause"))
        learns = training.doing in ("training", "asked", "typing", "battery") and bool(steps)
        self.pause.setEnabled(learns and not self._asked_to_stop)
        self.stop.setEnabled(learns and latest["step"] > 0 and not self._asked_to_stop)

    @Slot()
    def pause_or_go_on(self) -> None:
        """Let it rest until it is told otherwise, or go on."""
        self._training.ask("" if self._training.doing == "asked" else "pause")

    @Slot()
    def stop_and_keep(self) -> None:
        """Let it end with what it has learned."""
        self._asked_to_stop = True
        self._training.ask("stop")
        self.show_progress()

    def _state_in_words(self, latest: Mapping[str, Any]) -> str:
        doing = self._training.doing
        if doing == "merging":
            return self.tr("Making the voice ready to speak…")
        if self._asked_to_stop:
            return self.tr("Stopping after this step…")
        if not latest["steps"]:
            return self.tr("Getting ready…")
        number = QLocale().toString
        told = self.tr("Step {step} of {steps}").format(
            step=number(latest["step"]), steps=number(latest["steps"])
        )
        left = seconds_left(self._training.lines)
        rest = {
            "asked": self.tr("paused"),
            "typing": self.tr("rests while you write"),
            "battery": self.tr("rests until the machine is plugged in"),
        }.get(doing, "")
        if not rest and left is not None:
            rest = self.tr("{time} left").format(time=time_in_words(left))
        return f"{told} · {rest}" if rest else told

    def _show_samples(self) -> None:
        samples = [line for line in self._training.lines if "sample" in line]
        self._samples.setVisible(bool(samples))
        if samples:
            self.prompt.setText("… " + " ".join(samples[-1]["prompt"].split()))
            self.plain.setText(samples[0]["sample"].strip() + " …")
            is_new = samples[-1]["step"] > 0
            waiting = self.tr("Heard in a few minutes.")
            self.voice.setText(samples[-1]["sample"].strip() + " …" if is_new else waiting)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.bar)
        column.addWidget(
            help_label(
                self.tr(
                    "It goes on when you close this window or Inkling, and can be left overnight."
                )
            )
        )
        column.addSpacing(4)
        column.addWidget(self.chart, 1)
        column.addWidget(
            help_label(
                self.tr(
                    "Lower is better. The thick line is for pages that it does not learn from: "
                    "where that rises, the rest is being learned by heart."
                )
            )
        )
        column.addSpacing(4)
        self._samples = self._samples_side_by_side()
        column.addWidget(self._samples)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.pause)
        row.addWidget(self.stop)
        column.addLayout(row)

    def _samples_side_by_side(self) -> QWidget:
        samples = QWidget()
        grid = QGridLayout(samples)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.prompt, 0, 0, 1, 2)
        for number, (label, heading) in enumerate(
            (
                (self.plain, self.tr("The plain model goes on")),
                (self.voice, self.tr("Your voice so far")),
            )
        ):
            grid.addWidget(heading_label(heading), 1, number)
            grid.addWidget(label, 2, number)
            grid.setColumnStretch(number, 1)
            label.setAccessibleName(heading)
        for label in (self.prompt, self.plain, self.voice):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return samples
