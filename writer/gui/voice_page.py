"""A voice that is there: what it learned from, its report card, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
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
from writer.voices.job import Job, VoiceError
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
        self._is_imported = False
        self._report: Report | None = None
        self._measuring = measuring
        measuring.told.connect(self.on_measuring)
        measuring.ended.connect(self.on_measured)
        self.title, self.told, self.state = title_label(""), help_label(""), text_label("")
        self.go_on = QPushButton(self.tr("&Go on with it"))
        self.measure = QPushButton(self.tr("&Measure it"))
        self.control = QComboBox()
        self.control.setAccessibleName(self.tr("The voice to compare it with"))
        self.control.setToolTip(
            self.tr("A voice trained on as many words by others shows what came from yours.")
        )
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
        self._voice, self._in_use, self._report = voice, in_use, None
        self.title.setText(voice)
        self.told.setText("")
        try:
            folder = library.find(voice)
            job = jobs.read_job(folder)
        except VoiceError as error:
            self._show_state(str(error))
            self._show_controls("", is_trained=False, is_cut_off=False)
            return
        self._is_imported = job.method == "import"
        self.told.setText(self._origin(job))
        is_trained = library.is_trained(voice)
        is_cut_off = not is_trained or running.was_cut_off(folder)
        self._show_state((problem or self._interrupted(folder)) if is_cut_off else "")
        try:
            self._report = read_report(folder)
        except VoiceError:
            self._show_state(self.tr("Its report card is damaged. Measure it again."))
        self._show_controls(job.base, is_trained=is_trained, is_cut_off=is_cut_off)
        self._show_measuring()

    def _show_controls(self, base: str, *, is_trained: bool, is_cut_off: bool) -> None:
        """Show the report if there is one, and what can be done with the voice as it is."""
        self._show_report()
        self.go_on.setVisible(is_cut_off)
        for control in (self.use, self.export, self.measure):
            control.setVisible(is_trained)
        is_used = self._voice == self._in_use
        self.use.setEnabled(not is_used)
        self.use.setText(self.tr("In use") if is_used else self.tr("&Use this voice"))
        again = self._report is not None
        self.measure.setText(self.tr("&Measure again") if again else self.tr("&Measure it"))
        if self._is_imported:
            self.measure.setText(self.tr("&Measure it on a text…"))
        self._offer_others(base if is_trained else "")

    @Slot()
    def begin_measuring(self) -> None:
        """Make the report card, in a child process."""
        on = self._text_to_measure_on() if self._is_imported else []
        if on is None:
            return
        self._measured = self._voice
        control = self.control.currentData()
        beside = ["--control", control] if control else []
        self._measuring.start(["voices", "report", self._voice, "--json", *beside, *on])
        self._show_measuring()

    @Slot(dict)
    def on_measuring(self, told: dict[str, Any]) -> None:
        """Tell how far it is."""
        if self._measured == self._voice and "share" in told:
            stages = {
                "base": self.tr("Measuring the plain model"),
                "plain": self.tr("Measuring it as it was before it was taught prose"),
                "control": self.tr("Measuring the voice beside it"),
                "voice": self.tr("Measuring the voice"),
                "copying": self.tr("Looking for what it copies"),
            }
            stage = stages.get(str(told["stage"]).split()[0], "")  # "voice samples" is of the voice
            self._show_state(f"{stage} · {round(100 * told['share'])} %")

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

    def _origin(self, job: Job) -> str:
        """What it learned from, and what it was made of."""
        if self._is_imported:
            return self.tr("Imported, for {base}").format(base=job.base)
        words = number_of_words(sum(text.words for text in job.texts))
        if not job.base:
            return self.tr("{words}, from scratch").format(words=words)
        return self.tr("{words}, on {base}").format(words=words, base=job.base)

    def _text_to_measure_on(self) -> list[str] | None:
        """One that the writer chooses, since none of an imported voice is here; None for none."""
        title = self.tr("A text of yours that it did not learn from")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title)
        return ["--on", chosen] if chosen else None

    def _interrupted(self, folder: Path) -> str:
        lines = jobs.read_progress(folder)
        if not lines:
            return self.tr("Its training was cut off before the first step.")
        number = QLocale().toString
        return self.tr(
            "Its training was cut off at step {step} of {steps}. What it learned is kept."
        ).format(step=number(lines[-1]["step"]), steps=number(lines[-1]["steps"]))

    def _show_state(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def _show_measuring(self) -> None:
        self.measure.setEnabled(not self._measuring.is_running)
        self.control.setEnabled(not self._measuring.is_running)
        if self._measured == self._voice:
            self._show_state(self.tr("Being measured, which takes some minutes…"))

    def _offer_others(self, base: str) -> None:
        """Offer the other voices of the same base to be compared with; none for ""."""
        others = [
            job.voice
            for job in library.voices()
            if job.base == base and job.voice != self._voice and library.is_trained(job.voice)
        ]
        self.control.clear()
        self.control.addItem(self.tr("beside the plain model"), "")
        for other in others:
            self.control.addItem(self.tr("and beside {voice}").format(voice=other), other)
        self.control.setVisible(bool(others))

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
        for control in (self.go_on, self.measure, self.control, self.blind):
            middle.addWidget(control)
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
