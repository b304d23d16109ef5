"""The settings: all sections of their declaration, and the keys, on one page to be searched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from writer.gui.banner import Banner
from writer.gui.fitting import resize_to_fit
from writer.gui.keys_form import KeysForm
from writer.gui.options_form import OptionsForm, translated
from writer.settings import SECTIONS, Settings, as_it_came, limits_of, with_value


class SettingsPanel(QDialog):
    """Every change is felt at once. The list beside the page goes to a section of it."""

    changed = Signal(Settings)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.sought, self.sections, self._none = QLineEdit(), QListWidget(), QLabel()
        self._area, self._column = QScrollArea(), QVBoxLayout()
        self._groups: list[QWidget] = []
        self._forms = {section: OptionsForm(settings, section) for section in SECTIONS}
        self._keys = KeysForm(settings.keys)
        for section, form in self._forms.items():
            form.changed.connect(self.change)
            self._add(translated(SECTIONS[section]), form)
        self._keys.changed.connect(self.on_keys_changed)
        self._add(self.tr("Keys"), self._keys)
        self._lay_out()
        self.sections.currentRowChanged.connect(self.go_to)
        self._area.verticalScrollBar().valueChanged.connect(self.on_scrolled)
        self.sought.textChanged.connect(self.seek)
        QTimer.singleShot(0, self.on_scrolled)

    @Slot(str, object)
    def change(self, name: str, value: object) -> None:
        """Change one setting, and tell."""
        self._take(with_value(self._settings, name, value))

    @Slot(dict)
    def on_keys_changed(self, keys: dict[str, str]) -> None:
        """Change keys, and tell."""
        self.change("keys", keys)

    @Slot()
    def reset(self) -> None:
        """Everything as it came, if the writer means it."""
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("All as it came"))
        question.setText(self.tr("Change every setting and key back to how it came?"))
        question.setInformativeText(
            self.tr("The model, the voice and the language of the spelling stay.")
        )
        buttons = QMessageBox.StandardButton
        question.setStandardButtons(buttons.Reset | buttons.Cancel)
        answer = question.exec()
        question.deleteLater()
        if answer == buttons.Reset:
            self._take(as_it_came(self._settings))

    @Slot(str)
    def seek(self, typed: str) -> None:
        """Show what has these words, on the page and in the list."""
        found = [*(form.seek(typed) for form in self._forms.values()), self._keys.seek(typed)]
        for row, is_found in enumerate(found):
            self._groups[row].setVisible(is_found)
            self.sections.setRowHidden(row, not is_found)
        self._none.setVisible(not any(found))
        self._area.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self.on_scrolled)

    @Slot(int)
    def go_to(self, row: int) -> None:
        """Show a section from its heading on."""
        if row >= 0:
            self._area.verticalScrollBar().setValue(self._groups[row].y())

    @Slot()
    def on_scrolled(self) -> None:
        """Mark in the list which section is seen."""
        top = self._area.verticalScrollBar().value()
        shown = [row for row, group in enumerate(self._groups) if group.isVisibleTo(self)]
        above = [row for row in shown if self._groups[row].y() <= top + self._area.height() // 3]
        blocker = QSignalBlocker(self.sections)
        self.sections.setCurrentRow(above[-1] if above else -1)
        blocker.unblock()

    def _take(self, settings: Settings) -> None:
        self._settings = settings
        for form in self._forms.values():
            form.show_settings(settings)
        self._keys.show_keys(settings.keys)
        self.changed.emit(settings)

    def _add(self, title: str, form: QWidget) -> None:
        heading, group = QLabel(title), QWidget()
        heading.setObjectName("heading")
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addWidget(form)
        self._groups.append(group)
        self._column.addWidget(group)
        self.sections.addItem(title)

    def _lay_out(self) -> None:
        self.sought.setObjectName("quick")
        self.sought.setPlaceholderText(self.tr("Search the settings"))
        self.sought.setAccessibleName(self.tr("Search the settings"))
        self.sought.setClearButtonEnabled(True)
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setFixedWidth(self.sections.sizeHintForColumn(0) + 40)
        self._none.setText(self.tr("No setting has these words."))
        self._none.hide()
        self._column.addWidget(self._none)
        self._column.addStretch()
        self._column.setContentsMargins(0, 8, 16, 0)
        page = QWidget()
        page.setLayout(self._column)
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        everything = buttons.addButton(
            self.tr("All as it came…"), QDialogButtonBox.ButtonRole.ResetRole
        )
        for button in (everything, buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)  # Return is for the search
        everything.clicked.connect(self.reset)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.sections)
        row.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.sought)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        resize_to_fit(self, 720, 640)
        self.sought.setFocus()


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
