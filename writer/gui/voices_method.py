"""The second page of a new voice: its name, the way to learn it, and what that takes here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from writer.gui.command_process import CommandProcess
from writer.gui.voices_advanced import AdvancedForm
from writer.gui.voices_methods import METHODS, Method, method_named, words_for
from writer.gui.voices_parts import help_label, text_label, title_label
from writer.gui.voices_words import gigabytes, said_of_method, time_in_words

SETTLED_MS = 600


class MethodPage(QWidget):
    """Every choice is measured by a few real steps, in a child process, while the writer reads."""

    wanted = Signal(str, list)  # the voice's name, and arguments for `inkling finetune`
    remembering_wanted = Signal()
    back = Signal()

    def __init__(self, estimates: CommandProcess) -> None:
        super().__init__()
        self._estimates = estimates
        self.model = ""
        self._texts: tuple[str, ...] = ()
        self._known: dict[tuple[str, ...], Mapping[str, float]] = {}
        self._asked: tuple[str, ...] = ()
        estimates.told.connect(self.on_estimated)
        estimates.ended.connect(self.on_estimate_ended)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.measure)
        self.name = QLineEdit()
        self.name.setObjectName("name")
        self.name.setAccessibleName(self.tr("Name of the voice"))
        self.name.setMaxLength(60)
        self.name.textChanged.connect(self.on_named)
        self.name.returnPressed.connect(self.on_return)
        self.methods = QButtonGroup(self)
        self.methods.idToggled.connect(self.on_method)
        self.estimate, self.problem = text_label(""), text_label("", "warning")
        self.advanced = AdvancedForm()
        self.advanced.changed.connect(self.on_changed)
        self.train = QPushButton()
        self.train.clicked.connect(self.begin)
        self._lay_out()
        self.on_named()

    @property
    def method(self) -> Method:
        """The chosen way."""
        return METHODS[self.methods.checkedId()]

    @property
    def words(self) -> list[str]:
        """The arguments for `inkling finetune`, but for the name."""
        options = words_for(self.method, self.advanced.changes())
        return [*self._texts, "--model", self.model, *options]

    def show_texts(self, texts: tuple[str, ...], name: str) -> None:
        """Learn from these files; `name` is offered for the voice."""
        self._texts = texts
        self.show_problem("")
        if not self.name.text():
            self.name.setText(name)
        self.on_changed()
        self.name.setFocus()

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Say why it cannot be begun."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot()
    def on_named(self) -> None:
        """Only a voice with a name can be trained."""
        self.show_problem("")
        self._can_train()

    @Slot()
    def on_return(self) -> None:
        """Named, and begun."""
        self.train.click()

    @Slot(int, bool)
    def on_method(self, _number: int, on: bool) -> None:
        """Another way: the options are as it has them."""
        if on:
            self.advanced.show_defaults(self.method)
            self.advanced.setEnabled(bool(self.method.words))
            self.on_changed()

    @Slot()
    def on_changed(self) -> None:
        """Tell what it takes if that is known, or measure it in a moment."""
        trains = bool(self.method.words)
        self.name.setEnabled(trains)
        self.train.setText(self.tr("&Train") if trains else self.tr("&Remember"))
        self._settled.stop()
        self._can_train()
        if not trains:
            self.estimate.setText(self.tr("Done in a moment."))
        elif (known := self._known.get(tuple(self.words))) is not None:
            self._show(known)
        elif self._texts:
            self.estimate.setText(self.tr("Measuring how long that takes on this machine…"))
            self._settled.start()

    @Slot()
    def measure(self) -> None:
        """Make a few real steps in a child process."""
        self._asked = tuple(self.words)
        estimate = ("--voice", "?", "--estimate", "--background", "--json")
        self._estimates.start(["finetune", *self._asked, *estimate])

    @Slot()
    def stop_measuring(self) -> None:
        """The page is left."""
        self._settled.stop()
        self._estimates.cancel()

    @Slot(dict)
    def on_estimated(self, told: dict[str, float]) -> None:
        """Show what was measured, if it is still what is chosen."""
        if {"seconds", "memory_bytes"} <= told.keys():
            self._known[self._asked] = told
            if self._asked == tuple(self.words):
                self._show(told)

    @Slot(str)
    def on_estimate_ended(self, sentence: str) -> None:
        """Say why nothing could be measured."""
        if sentence and self._asked == tuple(self.words):
            self.estimate.setText(sentence)

    @Slot()
    def begin(self) -> None:
        """Train."""
        self.stop_measuring()
        if self.method.words:
            self.wanted.emit(self.name.text().strip(), self.words)
        else:
            self.remembering_wanted.emit()

    def _can_train(self) -> None:
        named = bool(self.name.text().strip()) or not self.method.words
        self.train.setEnabled(named and bool(self._texts))

    def _show(self, told: Mapping[str, float]) -> None:
        self.estimate.setText(
            self.tr("It takes {time} on this machine, and {memory} of memory.").format(
                time=time_in_words(told["seconds"]), memory=gigabytes(told["memory_bytes"])
            )
        )

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 8)
        inside.setSpacing(4)
        inside.addWidget(title_label(self.tr("How to learn")))
        inside.addSpacing(10)
        label = QLabel(self.tr("Na&me of the voice"))
        label.setBuddy(self.name)
        self.name.setMaximumWidth(320)
        inside.addWidget(label)
        inside.addWidget(self.name)
        inside.addSpacing(10)
        for number, method in enumerate(METHODS):
            choice = QRadioButton(said_of_method(method.title))
            choice.setAccessibleDescription(said_of_method(method.sentence))
            self.methods.addButton(choice, number)
            sentence = help_label(said_of_method(method.sentence))
            sentence.setContentsMargins(24, 0, 0, 0)
            inside.addWidget(choice)
            inside.addWidget(sentence)
            inside.addSpacing(10)
        first = next(n for n, method in enumerate(METHODS) if method is method_named("standard"))
        self.methods.button(first).setChecked(True)
        inside.addSpacing(4)
        inside.addWidget(self.estimate)
        inside.addSpacing(8)
        fold = QToolButton()
        fold.setObjectName("fold")
        fold.setText(self.tr("Advanced options"))
        fold.setCheckable(True)
        fold.setArrowType(Qt.ArrowType.RightArrow)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.toggled.connect(self.unfold)
        self._fold = fold
        inside.addWidget(fold)
        self.advanced.hide()
        inside.addWidget(self.advanced)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        column.addWidget(_scrolling(inside), 1)
        column.addWidget(self.problem)
        self.problem.setContentsMargins(24, 0, 24, 0)
        column.addLayout(self._buttons())

    @Slot(bool)
    def unfold(self, on: bool) -> None:
        """Show the advanced options, or no more."""
        self._fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.advanced.setVisible(on)

    def _buttons(self) -> QHBoxLayout:
        back = QPushButton(self.tr("&Back"))
        back.clicked.connect(self.stop_measuring)
        back.clicked.connect(self.back)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.train)
        return row


def _scrolling(inside: QVBoxLayout) -> QScrollArea:
    content = QWidget()
    content.setLayout(inside)
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
