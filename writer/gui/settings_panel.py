"""The settings: a page for each section of their declaration, and one for the keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from writer.gui.banner import Banner
from writer.gui.keys_form import KeysForm
from writer.gui.options_form import OptionsForm, translated
from writer.settings import SECTIONS, Settings, limits_of, with_value


class SettingsPanel(QDialog):
    """Every change is felt at once."""

    changed = Signal(Settings)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        for section, words in SECTIONS.items():
            form = OptionsForm(settings, section)
            form.changed.connect(self.change)
            self._add_page(form, translated(words))
        self._keys = KeysForm(settings.keys)
        self._keys.changed.connect(self.on_keys_changed)
        self._add_page(self._keys, self.tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self.resize(560, 600)

    @Slot(str, object)
    def change(self, name: str, value: object) -> None:
        """Change one setting, and tell."""
        self._settings = with_value(self._settings, name, value)
        self.changed.emit(self._settings)

    @Slot(dict)
    def on_keys_changed(self, keys: dict[str, str]) -> None:
        """Change keys, and tell."""
        self.change("keys", keys)

    def _add_page(self, page: QWidget, title: str) -> None:
        page.setContentsMargins(16, 20, 16, 12)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.addTab(area, title)


def tell_wrong_settings(banner: Banner, file: Path, names: list[str]) -> None:
    """Tell which stored settings are not used; "" among the names stands for all of them."""
    if "" in names:
        said = QCoreApplication.translate(
            "SettingsPanel",
            "The settings in {file} cannot be read, so Inkling starts as it came. A broken file is "
            "kept there, under a name that ends in “.broken”.",
        )
    else:
        said = QCoreApplication.translate(
            "SettingsPanel",
            "Some settings in {file} were not understood and are as they came: {options}.",
        )
    options = ", ".join(translated(limits_of(name)["label"]) for name in names if name)
    banner.tell(said.format(file=file, options=options))
