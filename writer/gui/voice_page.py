"""A voice that is there: what it learned from, its report card, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from writer.gui.blind_test import BlindTest
from writer.gui.command_process import CommandProcess
from writer.gui.report_view import ReportView
from writer.gui.voices_parts import help_label, text_label, title_label
from writer.gui.voices_words import number_of_words
from writer.voices import job as jobs
from writer.voices import library, running
from writer.voices.job import VoiceError
from writer.voices.report import Report, read_report


class VoicePage(QWidget):
    """What it shows is read from the voice's folder."""

    use_wanted = Signal(str)
    going_on_wanted = Signal(str)
    rename_wanted = Signal(str)
    export_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, measuring: CommandProcess) -> None:
        super().__init__()
        self._voice = self._in_use = self._measured = ""
        self._report: Report | None = None
        self._measuring = measuring
        measuring.ended.connect(self.on_measured)
        self.title, self.told, self.state = title_label(""), help_label(""), text_label("")
        self.go_on = QPushButton(self.tr("&Go on with it"))
        self.measure = QPushButton(self.tr("&Measure it"))
        self.blind = QPushButton(self.tr("Compare &blindly…"))
        self.use = QPushButton(self.tr("&Use this voice"))
        self.rename = QPushButton(self.tr("Re&name…"))
        self.export = QPushButton(self.tr("&Export…"))
        self.remove = QPushButton(self.tr("&Remove…"))
        self.go_on.clicked.connect(self.on_go_on)
        self.measure.clicked.connect(self.begin_measuring)
        self.blind.clicked.connect(self.compare_blindly)
        self.use.clicked.connect(self.on_use)
        self.rename.clicked.connect(self.on_rename)
        self.export.clicked.connect(self.on_export)
        self.remove.clicked.connect(self.on_remove)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Report card"))
        self._lay_out()

    def show_voice(self, voice: str, in_use: str, problem: str = "") -> None:
        """Show this voice; `problem` is why its training ended, where it did before it was done."""
        self._voice, self._in_use = voice, in_use
        self.title.setText(voice)
        self._report, damage = None, ""
        try:
            folder = library.find(voice)
            job, lines = jobs.read_job(folder), jobs.read_progress(folder)
            self._report = read_report(folder)
        except VoiceError as error:
            damage = str(error)
            self.told.setText("")
        else:
            words = number_of_words(sum(text.words for text in job.texts))
            self.told.setText(self.tr("{words}, on {base}").format(words=words, base=job.base))
        is_trained = not damage and library.is_trained(voice)
        cut_off = not damage and (not is_trained or running.was_cut_off(folder))
        if cut_off:
            latest = lines[-1] if lines else {"step": 0, "steps": 0}
            damage = problem or self._interrupted(latest["step"], latest["steps"])
        self._show_state(damage)
        self._show_report()
        self.go_on.setVisible(cut_off)
        for button in (self.use, self.export):
            button.setVisible(is_trained)
        self.use.setEnabled(voice != in_use)
        self.use.setText(self.tr("In use") if voice == in_use else self.tr("&Use this voice"))
        self.measure.setVisible(is_trained and self._report is None)
        self._show_measuring()

    @Slot()
    def begin_measuring(self) -> None:
        """Make the report card, in a child process."""
        self._measured = self._voice
        self._measuring.start(["voices", "report", self._voice, "--json"])
        self._show_measuring()

    @Slot(str)
    def on_measured(self, sentence: str) -> None:
        """Show the report card, or say why there is none."""
        measured, self._measured = self._measured, ""
        if measured == self._voice:
            self.show_voice(self._voice, self._in_use)
            if sentence:
                self._show_state(sentence)

    @Slot()
    def compare_blindly(self) -> None:
        """Let the writer choose between voice and plain model, not knowing which is which."""
        if self._report is not None:
            test = BlindTest(self._report.blind, self.window())
            test.exec()
            test.deleteLater()

    @Slot()
    def on_use(self) -> None:
        """Write in this voice from now on."""
        self.use_wanted.emit(self._voice)

    @Slot()
    def on_go_on(self) -> None:
        """Go on with a training that was cut off."""
        self.going_on_wanted.emit(self._voice)

    @Slot()
    def on_rename(self) -> None:
        """Give it another name."""
        self.rename_wanted.emit(self._voice)

    @Slot()
    def on_export(self) -> None:
        """Copy it to where other programs can read it."""
        self.export_wanted.emit(self._voice)

    @Slot()
    def on_remove(self) -> None:
        """Remove all of it."""
        self.remove_wanted.emit(self._voice)

    def _interrupted(self, step: int, steps: int) -> str:
        if not steps:
            return self.tr("Its training was cut off before the first step.")
        number = QLocale().toString
        return self.tr(
            "Its training was cut off at step {step} of {steps}. What it learned is kept."
        ).format(step=number(step), steps=number(steps))

    def _show_state(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def _show_measuring(self) -> None:
        measures = self._measured == self._voice
        self.measure.setEnabled(not self._measuring.is_running)
        if measures:
            self._show_state(
                self.tr("Being measured on pages that it has not read. That takes some minutes.")
            )

    def _show_report(self) -> None:
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        has_report = self._report is not None
        self._area.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if has_report else Qt.FocusPolicy.NoFocus
        )
        self.blind.setVisible(self._report is not None and bool(self._report.blind))
        self._area.setWidget(ReportView(self._report) if self._report is not None else QWidget())

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(8)
        for button in (self.go_on, self.measure, self.blind):
            middle.addWidget(button)
        middle.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.remove, self.rename, self.export):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.state)
        column.addLayout(middle)
        column.addSpacing(6)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
