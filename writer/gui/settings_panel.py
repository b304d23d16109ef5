"""The settings, built from their declaration: a row for each option, with its sentence of help."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from writer.settings import Settings, with_value


def translated(text: str) -> str:
    """A text of the settings' declaration in the writer's language."""
    return QCoreApplication.translate("Settings", text)


class SettingsPanel(QDialog):
    """Every change is felt at once."""

    changed = Signal(Settings)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        form = QFormLayout(self)
        form.setContentsMargins(24, 24, 24, 16)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        for option in fields(Settings):
            if option.metadata.get("in_panel", True):
                self._add_row(form, option.name, option.metadata)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _add_row(self, form: QFormLayout, name: str, declared: Any) -> None:
        value = getattr(self._settings, name)
        label, help_text = translated(declared["label"]), translated(declared["help"])
        control: QWidget
        if isinstance(value, bool):
            control = QCheckBox(label)
            control.setChecked(value)
            control.toggled.connect(self.on_changed)
        elif "choices" in declared:
            control = QComboBox()
            for choice, words in declared["choices"].items():
                control.addItem(translated(words), choice)
            control.setCurrentIndex(control.findData(value))
            control.currentIndexChanged.connect(self.on_changed)
        else:
            control = QSpinBox()
            control.setRange(declared["low"], declared["high"])
            control.setSingleStep(declared.get("step", 1))
            control.setValue(value)
            control.valueChanged.connect(self.on_changed)
        control.setObjectName(name)
        control.setAccessibleName(label)
        control.setAccessibleDescription(help_text)
        form.addRow("" if isinstance(value, bool) else label, control)
        help_label = QLabel(help_text)
        help_label.setObjectName("help")
        help_label.setContentsMargins(0, 0, 0, 12)
        form.addRow("", help_label)

    @Slot()
    def on_changed(self) -> None:
        """Make the settings of what the controls say, and tell."""
        settings = self._settings
        for option in fields(Settings):
            control = self.findChild(QWidget, option.name)
            if isinstance(control, QCheckBox):
                settings = with_value(settings, option.name, control.isChecked())
            elif isinstance(control, QComboBox):
                settings = with_value(settings, option.name, control.currentData())
            elif isinstance(control, QSpinBox):
                settings = with_value(settings, option.name, control.value())
        self._settings = settings
        self.changed.emit(settings)
