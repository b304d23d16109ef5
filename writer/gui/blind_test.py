"""The blind side by side: of two ways to go on, which would the writer rather have written?"""

from __future__ import annotations

import random
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.gui.fitting import resize_to_fit
from writer.gui.voices_parts import help_label, text_label, title_label
from writer.voices.report import Continued
from writer.voices.verdict import is_beyond_chance


class BlindTest(QDialog):
    """Which side is whose is drawn for every pair, and told only at the end."""

    def __init__(
        self, pairs: Sequence[Continued], parent: QWidget | None, seed: int | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which is yours?"))
        self._pairs = pairs
        draw = random.Random(seed)
        self._voice_is_left = [draw.random() < 0.5 for _ in pairs]
        self.picked: list[bool | None] = []  # whether the voice was; None for neither
        self._title, self._before = title_label(""), text_label("", "quote")
        self._texts = text_label("", "prose"), text_label("", "prose")
        self._buttons = QPushButton(self.tr("1 · This one")), QPushButton(self.tr("2 · This one"))
        self._neither = QPushButton(self.tr("0 · Neither"))
        self._close = QPushButton(self.tr("Close"))
        self._hint = help_label(self.tr("Which is whose is told at the end."))
        self._lay_out()
        for key, button in zip("120", (*self._buttons, self._neither), strict=True):
            button.setAutoDefault(False)
            button.setShortcut(key)
        self._buttons[0].clicked.connect(self.pick_left)
        self._buttons[1].clicked.connect(self.pick_right)
        self._neither.clicked.connect(self.pick_neither)
        self._close.clicked.connect(self.accept)
        resize_to_fit(self, 760, 460)
        self.show_pair()

    @Slot()
    def pick_left(self) -> None:
        """Rather the left one."""
        self._pick(self._voice_is_left[len(self.picked)])

    @Slot()
    def pick_right(self) -> None:
        """Rather the right one."""
        self._pick(not self._voice_is_left[len(self.picked)])

    @Slot()
    def pick_neither(self) -> None:
        """None of the two."""
        self._pick(None)

    @Slot()
    def show_pair(self) -> None:
        """Show the next pair, or the tally."""
        number = len(self.picked)
        if number == len(self._pairs):
            self._show_tally()
            return
        pair = self._pairs[number]
        told = QLocale().toString
        self._title.setText(
            self.tr("{number} of {all}: which would you rather have written?").format(
                number=told(number + 1), all=told(len(self._pairs))
            )
        )
        self._before.setText("… " + pair.before.strip())
        sides = (pair.voice, pair.base) if self._voice_is_left[number] else (pair.base, pair.voice)
        for label, text in zip(self._texts, sides, strict=True):
            label.setText(text.strip() + " …")

    def _pick(self, voice: bool | None) -> None:
        self.picked.append(voice)
        self.show_pair()

    def _show_tally(self) -> None:
        for widget in (*self._texts, *self._buttons, self._neither):
            widget.hide()
        self._hint.clear()
        voice, plain = self.picked.count(True), self.picked.count(False)
        told = QLocale().toString
        self._title.setText(
            self.tr("You chose your voice {voice} times and the plain model {plain} times.").format(
                voice=told(voice), plain=told(plain)
            )
        )
        self._before.setText(self._meaning(voice, voice + plain))
        self._close.show()
        self._close.setDefault(True)
        self._close.setFocus()

    def _meaning(self, voice: int, of: int) -> str:
        if is_beyond_chance(voice, of):
            return self.tr("Guessing would hardly give that: the voice is to be heard.")
        if is_beyond_chance(of - voice, of):
            return self.tr(
                "The plain model is more to your liking. More texts, or a more thorough training, "
                "may change that."
            )
        return self.tr(
            "Guessing could give that too: so far the difference is too small to be heard in a few "
            "lines."
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for side, (label, button) in enumerate(zip(self._texts, self._buttons, strict=True)):
            grid.addWidget(label, 0, side)
            grid.addWidget(button, 1, side, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(side, 1)
        grid.setRowStretch(0, 1)
        for label in (self._before, *self._texts):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._neither)
        foot.addWidget(self._close)
        self._close.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._before)
        column.addLayout(grid, 1)
        column.addLayout(foot)
