"""Rows for the options of one section of the settings, each with its sentence of help."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from writer.gui.fonts import system_families
from writer.settings import SECTIONS, Settings


def translated(text: str) -> str:
    """A text of the settings' declaration in the writer's language."""
    return QCoreApplication.translate("Settings", text)


def has_words(typed: str, text: str) -> bool:
    """Whether a text has every word that was typed, or a word that begins or goes on like it."""
    folded = text.casefold()
    return all(word in folded for word in typed.casefold().split())


def title_width(title: QLabel) -> int:
    """The least width of an option's name, in pixels: so all sections stand in line."""
    return title.fontMetrics().averageCharWidth() * 28


def reset_button(label: str) -> QToolButton:
    """A button that brings one option back to how it came; it takes its room when hidden too."""
    button = QToolButton()
    button.setText("↺")
    button.setAutoRaise(True)
    button.setToolTip(QCoreApplication.translate("OptionsForm", "As it came"))
    said = QCoreApplication.translate("OptionsForm", "{option}: as it came")
    button.setAccessibleName(said.format(option=label))
    room = button.sizePolicy()
    room.setRetainSizeWhenHidden(True)
    button.setSizePolicy(room)
    return button


class OptionsForm(QWidget):
    """Built from the declaration. Every change is told at once."""

    changed = Signal(str, object)  # an option's name and its new value

    def __init__(self, settings: Settings, section: str, narrow: bool = False) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(4)
        if narrow:
            self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._controls: dict[str, QWidget] = {}
        self._resets: dict[str, QToolButton] = {}
        self._words: dict[str, str] = {}  # in which an option is sought
        for option in fields(Settings):
            if option.metadata["section"] == section:
                self._add_row(option.name, option.metadata, getattr(settings, option.name), narrow)
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Bring the controls in line with settings that were changed elsewhere."""
        for name, control in self._controls.items():
            value = getattr(settings, name)
            if name in self._resets:
                self._resets[name].setVisible(value != getattr(Settings(), name))
            if _value_of(control) == value:
                continue
            blocker = QSignalBlocker(control)
            if isinstance(control, QCheckBox):
                control.setChecked(value)
            elif isinstance(control, QComboBox):
                if control.findData(value) < 0:  # a family that this system lacks
                    control.addItem(value, value)
                control.setCurrentIndex(control.findData(value))
            elif isinstance(control, QSpinBox | QDoubleSpinBox):
                control.setValue(value)
            elif isinstance(control, QPlainTextEdit):
                control.setPlainText(value)
            blocker.unblock()

    @Slot()
    def on_changed(self) -> None:
        """Tell what the control that was used says now."""
        control = self.sender()
        assert isinstance(control, QWidget)
        name, value = control.objectName(), _value_of(control)
        if name in self._resets:
            self._resets[name].setVisible(value != getattr(Settings(), name))
        self.changed.emit(name, value)

    @Slot()
    def on_reset(self) -> None:
        """Bring the option back whose button was pressed, and the keyboard to it."""
        name = next(n for n, button in self._resets.items() if button is self.sender())
        self._controls[name].setFocus()
        self.changed.emit(name, getattr(Settings(), name))

    def seek(self, typed: str) -> bool:
        """Show the options that have these words, all if there are none; whether any is shown."""
        shown = [name for name, words in self._words.items() if has_words(typed, words)]
        for number, name in enumerate(self._words):
            self._form.setRowVisible(2 * number, name in shown)
            self._form.setRowVisible(2 * number + 1, name in shown)
        return bool(shown)

    def eventFilter(self, control: QObject, event: QEvent) -> bool:
        """Let the wheel scroll past numbers and choices that do not have the keyboard."""
        turns = isinstance(control, QComboBox | QSpinBox | QDoubleSpinBox)
        if (
            event.type() == QEvent.Type.Wheel
            and turns
            and control is not QApplication.focusWidget()
        ):
            event.ignore()
            return True
        return False

    def _add_row(self, name: str, declared: Any, value: object, narrow: bool) -> None:
        label, help_text = translated(declared["label"]), translated(declared["help"])
        control = self._control(label, declared, value)
        control.setObjectName(name)
        control.setAccessibleName(label)
        control.setAccessibleDescription(help_text)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives it to none
        control.installEventFilter(self)
        self._controls[name] = control
        named = {**declared.get("choices", {}), **declared.get("families", {})}
        choices = " ".join(map(translated, named.values()))
        section = translated(SECTIONS[declared["section"]])
        self._words[name] = f"{section} {label} {help_text} {choices}"
        title = QLabel("" if isinstance(value, bool) else label)
        title.setBuddy(control)
        if not narrow:
            title.setMinimumWidth(title_width(title))
        self._form.addRow(title, control if narrow else self._with_reset(name, label, control))
        help_label = QLabel(help_text)
        help_label.setObjectName("help")
        help_label.setWordWrap(True)
        help_label.setContentsMargins(0, 0, 0, 12)
        self._form.addRow("", help_label)

    def _with_reset(self, name: str, label: str, control: QWidget) -> QWidget:
        button = self._resets[name] = reset_button(label)
        button.clicked.connect(self.on_reset)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(control, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return both

    def _control(self, label: str, declared: Any, value: object) -> QWidget:
        if isinstance(value, bool):
            box = QCheckBox(label)
            box.toggled.connect(self.on_changed)
            return box
        if "choices" in declared or "families" in declared:
            return self._choice(declared)
        if isinstance(value, str):
            page = QPlainTextEdit()
            page.setTabChangesFocus(True)
            page.setFixedHeight(page.fontMetrics().lineSpacing() * 4)
            page.textChanged.connect(self.on_changed)
            return page
        number = QDoubleSpinBox() if isinstance(value, float) else QSpinBox()
        number.setRange(declared["low"], declared["high"])
        number.setSingleStep(declared.get("step", 1))
        number.setKeyboardTracking(False)  # "0.9" is not three changes
        if "at_lowest" in declared:
            number.setSpecialValueText(translated(declared["at_lowest"]))
        number.valueChanged.connect(self.on_changed)
        return number

    def _choice(self, declared: Any) -> QComboBox:
        choice = QComboBox()
        for data, words in {**declared.get("choices", {}), **declared.get("families", {})}.items():
            choice.addItem(translated(words), data)
        if "families" in declared:
            choice.insertSeparator(choice.count())
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(24)
            for family in system_families():
                choice.addItem(family, family)
        choice.currentIndexChanged.connect(self.on_changed)
        return choice


def _value_of(control: QWidget) -> object:
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, QComboBox):
        return control.currentData()
    if isinstance(control, QDoubleSpinBox):
        return round(control.value(), control.decimals())
    if isinstance(control, QSpinBox):
        return control.value()
    assert isinstance(control, QPlainTextEdit)
    return control.toPlainText()
