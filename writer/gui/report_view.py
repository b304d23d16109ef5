"""The report card of a voice: what its training gained and what it cost, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from writer.gui.voices_parts import heading_label, help_label, text_label
from writer.gui.voices_words import number_of_words
from writer.voices.report import Measured, Report
from writer.voices.verdict import forgotten, verdict


class ReportView(QWidget):
    """Built anew for every report."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._add_measures()
        self._add_copying()
        self._add_neutral()
        self._add_bias()
        self._column.addStretch(1)

    def _add_measures(self) -> None:
        report = self._report
        imported = report.method == "import"
        self._head(
            self.tr("On the text that you chose")
            if imported
            else self.tr("On pages of yours that it has never read")
        )
        columns = self._columns()
        rows = [
            [
                self._measure_name(measured.name),
                *(_value(measured, values[number]) for _, values in columns),
                self._verdict(measured),
            ]
            for number, measured in enumerate(report.measures)
        ]
        heads = ["", *(head for head, _ in columns), ""]
        self._column.addWidget(_table(heads, rows, self.tr("What it gained")))
        told = self.tr("Measured on {words}.").format(words=number_of_words(report.held_out_words))
        if any(measured.control is not None for measured in report.measures):
            told += " " + self.tr(
                "“Others' words” is the same training on as many words by other authors: what "
                "goes beyond it came from yours. The ranges hold 95 times in 100."
            )
        if any(measured.untaught is not None for measured in report.measures):
            told += " " + self.tr(
                "“Taught prose” is the model before it met your texts. It has read novels by "
                "others, and what they gave it is no merit of your voice."
            )
        if report.method == "scratch":
            told += " " + self.tr(
                "It was trained from scratch, so there is no plain model that it was made of: "
                "beside it stands {base}."
            ).format(base=report.base)
        self._note(told)

    def _columns(self) -> list[tuple[str, list[float | None]]]:
        """Heads and their figures, one for each measure; what was not measured is left out."""
        measures = self._report.measures
        columns: list[tuple[str, list[float | None]]] = [
            (self.tr("Plain model"), [one.untaught for one in measures]),
            (self._base(), [one.base for one in measures]),
            (self.tr("Others' words"), [one.control for one in measures]),
            (self.tr("Your voice"), [one.voice for one in measures]),
        ]
        return [(head, values) for head, values in columns if values.count(None) < len(values)]

    def _add_copying(self) -> None:
        self._head(self.tr("What it copies from your texts"))
        if (copying := self._report.copying) is None:
            self._say(
                self.tr("It was imported: what it learned from is not known, nor what it copies.")
            )
            return
        told = self.tr(
            "The longest run it repeated has {run}. Of its phrases of eight words {share} stand "
            "in your texts. Of your pages that were begun for it, it finished {extracted} word "
            "for word."
        )
        self._say(
            told.format(
                run=number_of_words(copying.longest_run_words),
                share=percent(copying.share_of_8_grams),
                extracted=percent(copying.extracted),
            )
        )
        if copying.longest_run:
            self._note(f"“{' '.join(copying.longest_run.split())}”")

    def _add_neutral(self) -> None:
        neutral = self._report.neutral
        self._head(self.tr("What it forgot"))
        if self._report.method == "scratch":
            self._say(self.tr("Nothing: it knew nothing before, and only your texts since."))
            return
        said = {
            "kept": self.tr(
                "Nothing that can be measured: it reads other prose as well as before."
            ),
            "some": self.tr("A little: other prose surprises it somewhat more than before."),
            "much": self.tr("A good deal: other prose surprises it much more than before."),
        }[forgotten(neutral)]
        figures = self.tr("Its perplexity was {before} and is {now}.").format(
            before=_decimal(neutral.base), now=_decimal(neutral.voice)
        )
        self._say(f"{said} {figures}")
        if not self._report.is_english:
            self._note(self.tr("That prose is English. Of your own language it says little."))

    def _add_bias(self) -> None:
        if not self._report.bias:
            return
        self._head(self.tr("He or she"))
        rows = [
            [f"{lean.prompt} …", percent(lean.base_he), percent(lean.voice_he)]
            for lean in self._report.bias
        ]
        heads = ["", self._base(), self.tr("Your voice")]
        self._column.addWidget(_table(heads, rows, self.tr("He or she")))
        told = self.tr("How often “he” follows there rather than “she”. Your texts may move this.")
        if not self._report.is_english:
            told += " " + self.tr("These sentences are English: of your language they say little.")
        self._note(told)

    def _base(self) -> str:
        """What stands beside the voice: its own base, or another model for one from scratch."""
        if self._report.method == "scratch":
            return self.tr("Another model")
        was_taught = any(one.untaught is not None for one in self._report.measures)
        return self.tr("Taught prose") if was_taught else self.tr("Plain model")

    def _measure_name(self, name: str) -> str:
        return {
            "perplexity": self.tr("How much they surprise it (perplexity)"),
            "next_word": self.tr("Next word guessed right"),
            "keystrokes_saved": self.tr("Keystrokes saved"),
        }.get(name, name)

    def _verdict(self, measured: Measured) -> str:
        found = verdict(measured)
        told = {
            "better": self.tr("{low} to {high} better"),
            "worse": self.tr("{low} to {high} worse"),
            "unsure": self.tr("no sure difference"),
            "unknown": self.tr("too few pages to tell"),
        }[found.kind]
        return told.format(low=percent(found.low), high=percent(found.high))

    def _head(self, text: str) -> None:
        if self._column.count():
            self._column.addSpacing(14)
        self._column.addWidget(heading_label(text))

    def _say(self, text: str) -> None:
        self._column.addWidget(text_label(text))

    def _note(self, text: str) -> None:
        self._column.addWidget(help_label(text))


def percent(share: float) -> str:
    """A share in hundredths, with a decimal where it is small."""
    number = 100 * share
    decimals = 1 if 0 < abs(number) < 10 else 0
    return QLocale().toString(number, "f", decimals) + " %"


def _value(measured: Measured, value: float | None) -> str:
    if value is None:
        return "–"
    return _decimal(value) if measured.name == "perplexity" else percent(value)


def _decimal(value: float) -> str:
    return QLocale().toString(value, "f", 1)


def _table(heads: list[str], rows: list[list[str]], name: str) -> QWidget:
    table = QWidget()
    table.setAccessibleName(name)
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 2, 0, 4)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(5)
    for column, text in enumerate(heads):
        head = help_label(text)
        head.setWordWrap(False)
        grid.addWidget(head, 0, column, _side(column, heads))
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            grid.addWidget(QLabel(text), number, column, _side(column, heads))
    grid.setColumnStretch(len(heads), 1)
    return table


def _side(column: int, heads: list[str]) -> Qt.AlignmentFlag:
    """Figures to the right, words to the left."""
    return Qt.AlignmentFlag.AlignRight if heads[column] else Qt.AlignmentFlag.AlignLeft
