"""The style beside the page: two presets, then every value they are made of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from writer.gui.options_form import OptionsForm
from writer.gui.style import PRESETS, preset_of, with_preset
from writer.settings import Settings, with_value


class StylePanel(QWidget):
    """What is changed is felt at the next suggestion."""

    changed = Signal(Settings)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._presets: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in PRESETS:
            button = QPushButton(QCoreApplication.translate("Presets", name))
            button.setObjectName(name)
            button.setProperty("preset", True)
            button.setCheckable(True)
            button.clicked.connect(self.on_preset)
            row.addWidget(button, 1)
            self._presets[name] = button
        self._form = OptionsForm(settings, "style", narrow=True)
        self._form.changed.connect(self.on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self._form)
        column.addStretch(1)
        self.show_settings(settings)

    @Slot(Settings)
    def show_settings(self, settings: Settings) -> None:
        """Bring the panel in line with settings that were changed elsewhere."""
        self._settings = settings
        self._form.show_settings(settings)
        current = preset_of(settings)
        for name, button in self._presets.items():
            button.setChecked(name == current)

    @Slot()
    def on_preset(self) -> None:
        """Wear a preset."""
        self._tell(with_preset(self._settings, self.sender().objectName()))

    @Slot(str, object)
    def on_changed(self, name: str, value: object) -> None:
        """Change one value."""
        self._tell(with_value(self._settings, name, value))

    def _tell(self, settings: Settings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)
