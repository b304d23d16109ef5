"""The options of a training that most writers need not know."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QWidget

from writer.gui.voices_methods import ADVANCED, Advanced, Method
from writer.gui.voices_parts import help_label
from writer.gui.voices_words import said_of_method


class AdvancedForm(QWidget):
    """A row for each option."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._controls: dict[str, QSpinBox | QDoubleSpinBox] = {}
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._defaults: dict[str, float] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 4, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, option in enumerate(ADVANCED):
            control = self._control(option)
            label = QLabel(said_of_method(option.label))
            label.setBuddy(control)
            self._rows[option.name] = (label, control, help_label(said_of_method(option.help)))
            for column, widget in enumerate(self._rows[option.name]):
                grid.addWidget(widget, row, column)
            self._controls[option.name] = control

    def show_defaults(self, method: Method) -> None:
        """Show what a method has by itself, and only that."""
        usual = {option.name: option.default for option in ADVANCED}
        self._defaults = {**usual, **method.defaults}
        for name, control in self._controls.items():
            for widget in self._rows[name]:
                widget.setVisible(name not in method.without)
            control.setEnabled(name not in method.without)
            blocker = QSignalBlocker(control)
            control.setValue(self._defaults[name])  # type: ignore[arg-type]
            blocker.unblock()

    def changes(self) -> dict[str, float]:
        """What differs from what the method has by itself."""
        return {
            name: round(control.value(), 6)
            for name, control in self._controls.items()
            if control.isEnabled() and round(control.value(), 6) != self._defaults[name]
        }

    def eventFilter(self, control: QObject, event: QEvent) -> bool:
        """Let the wheel scroll past numbers that do not have the keyboard."""
        if event.type() == QEvent.Type.Wheel and control is not QApplication.focusWidget():
            event.ignore()
            return True
        return False

    def _control(self, option: Advanced) -> QSpinBox | QDoubleSpinBox:
        control: QSpinBox | QDoubleSpinBox
        if option.decimals:
            control = QDoubleSpinBox()
            control.setDecimals(option.decimals)
            control.setRange(option.low, option.high)
            control.setSingleStep(option.step)
        else:
            control = QSpinBox()
            control.setRange(int(option.low), int(option.high))
            control.setSingleStep(int(option.step))
        control.setObjectName(option.name)
        control.setAccessibleName(said_of_method(option.label))
        control.setAccessibleDescription(said_of_method(option.help))
        control.setKeyboardTracking(False)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self)
        control.valueChanged.connect(self.changed)
        return control
