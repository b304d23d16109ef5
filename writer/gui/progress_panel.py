"""The panel of words: what this text amounts to, today's goal, the streak and the chart of days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from writer.documents.words import Counts
from writer.documents.writing_days import last_days, streak
from writer.gui.options_form import translated
from writer.gui.writing_count import WritingCount
from writer.settings import Settings, limits_of

GOALS = ("daily_goal", "session_goal")


class ProgressPanel(QWidget):
    """Follows the counts while it can be seen."""

    goal_changed = Signal(str, object)  # the name of a setting and its value
    csv_wished = Signal()

    def __init__(self, settings: Settings, writing: WritingCount) -> None:
        super().__init__()
        self._writing, self._settings = writing, settings
        self._text, self._selected = Counts(), Counts()
        self._chart: QWidget | None = None
        self._rows = {name: QLabel() for name in ("words", "characters", "letters", "reading")}
        self._selection, self._streak = QLabel(), QLabel()
        self._bars = {name: QProgressBar() for name in GOALS}
        self._told = {name: QLabel() for name in GOALS}
        self._goals = {name: QSpinBox() for name in GOALS}
        self._span = QComboBox()
        self._span.setAccessibleName(self.tr("How many days the chart shows"))
        for number in (14, 30, 90, 365):
            self._span.addItem(self.tr("{number} days").format(number=number), number)
        self._span.setCurrentIndex(1)
        self._csv = QPushButton(self.tr("Export as CSV…"))
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._span.currentIndexChanged.connect(self.show_all)
        self._csv.clicked.connect(self.csv_wished)
        writing.changed.connect(self.show_all)

    @Slot(Counts, Counts)
    def show_counts(self, text: Counts, selected: Counts) -> None:
        """Show what the text and what is selected of it amount to."""
        self._text, self._selected = text, selected
        self.show_all()

    def show_settings(self, settings: Settings) -> None:
        """Show the goals as they are now."""
        self._settings = settings
        for name, box in self._goals.items():
            with QSignalBlocker(box):
                box.setValue(getattr(settings, name))
        self.show_all()

    @Slot()
    def show_all(self) -> None:
        """Bring everything up to date, if it can be seen."""
        if not self.isVisible():
            return
        number = QLocale().toString
        self._rows["words"].setText(number(self._text.words))
        self._rows["characters"].setText(number(self._text.characters))
        self._rows["letters"].setText(number(self._text.letters))
        self._rows["reading"].setText(self._duration(self._text.reading_minutes))
        chosen = self.tr("{words} words, {characters} characters")
        self._selection.setText(
            chosen.format(
                words=number(self._selected.words), characters=number(self._selected.characters)
            )
            if self._selected.characters
            else self.tr("Nothing")
        )
        for name, done in (
            ("daily_goal", self._writing.today),
            ("session_goal", self._writing.session),
        ):
            self._show_goal(name, done, getattr(self._settings, name))
        self._show_days()

    @Slot()
    def on_goal(self) -> None:
        """The writer chose another goal."""
        box = self.sender()
        assert isinstance(box, QSpinBox)
        self.goal_changed.emit(box.objectName(), box.value())

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date, and make the chart at the first time."""
        super().showEvent(event)
        if self._chart is None:
            from writer.gui.history_chart import HistoryChart  # pyqtgraph takes a moment

            self._chart = HistoryChart()
            self._column.insertWidget(self._column.indexOf(self._csv), self._chart)
            self.setTabOrder(self._span, self._chart)
            self.setTabOrder(self._chart, self._csv)
        self.show_all()

    def _duration(self, minutes: float) -> str:
        whole = round(minutes)
        if minutes < 1:
            return self.tr("under a minute")
        if whole < 60:
            said = self.tr("1 minute") if whole == 1 else self.tr("{n} minutes")
            return said.format(n=whole)
        return self.tr("{h} h {m} min").format(h=whole // 60, m=whole % 60)

    def _show_goal(self, name: str, done: int, goal: int) -> None:
        bar, told = self._bars[name], self._told[name]
        number = QLocale().toString
        bar.setVisible(goal > 0)
        bar.setRange(0, max(goal, 1))
        bar.setValue(min(max(done, 0), goal))
        said = self.tr("{done} of {goal} words") if goal else self.tr("{done} words")
        words = said.format(done=number(done), goal=number(goal))
        told.setText(words)
        bar.setAccessibleDescription(words)

    def _show_days(self) -> None:
        days, today, goal = self._writing.all_days(), date.today(), self._settings.daily_goal
        length = streak(days, today, goal)
        self._streak.setText(
            self.tr("1 day") if length == 1 else self.tr("{number} days").format(number=length)
        )
        if self._chart is not None:
            shown = last_days(days, today, self._span.currentData())
            self._chart.show_days(shown, goal)  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(6)
        words = {
            "words": self.tr("Words"),
            "characters": self.tr("Characters"),
            "letters": self.tr("Without spaces"),
            "reading": self.tr("Reading time"),
        }
        form = _form()
        for name, label in self._rows.items():
            form.addRow(words[name], label)
        form.addRow(self.tr("Selected"), self._selection)
        column.addWidget(_heading(self.tr("This text")))
        column.addLayout(form)
        for name, title in zip(GOALS, (self.tr("Today"), self.tr("This session")), strict=True):
            self._add_goal(name, title)
        form = _form()
        form.addRow(self.tr("Days in a row"), self._streak)
        form.addRow(self.tr("Chart"), self._span)
        column.addSpacing(12)
        column.addWidget(_heading(self.tr("Days")))
        column.addLayout(form)
        column.addWidget(self._csv)
        column.addStretch(1)

    def _add_goal(self, name: str, title: str) -> None:
        box, bar, limits = self._goals[name], self._bars[name], limits_of(name)
        box.setObjectName(name)
        box.setRange(limits["low"], limits["high"])
        box.setSingleStep(limits["step"])
        box.setSpecialValueText(translated(limits["at_lowest"]))
        box.setKeyboardTracking(False)
        box.setValue(getattr(self._settings, name))
        box.setAccessibleName(translated(limits["label"]))
        box.valueChanged.connect(self.on_goal)
        bar.setTextVisible(False)
        bar.setFixedHeight(6)
        bar.setAccessibleName(title)
        form = _form()
        form.addRow(self.tr("Goal"), box)
        self._column.addSpacing(12)
        self._column.addWidget(_heading(title))
        self._column.addWidget(self._told[name])
        self._column.addWidget(bar)
        self._column.addLayout(form)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(4)
    return form


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("heading")
    return label
