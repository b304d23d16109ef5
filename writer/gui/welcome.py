"""The welcome at the first start: when to suggest, in which colours, by which model."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from writer.gui.fitting import resize_to_fit
from writer.gui.options_form import translated
from writer.gui.window import Window
from writer.settings import limits_of

WIDTH = 520


class Welcome(QDialog):
    """Mood and theme are felt at once. A model is fetched only if that is what was chosen.

    Skipping leaves everything as it came. However it ends, the settings are kept, and by that it is
    known at the next start that it was seen.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._before = window, window.settings
        self.setObjectName("welcome")
        self.setWindowTitle(self.tr("Welcome"))
        page, area = QWidget(), QScrollArea()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(32, 28, 32, 0)
        self._column.setSpacing(6)
        title = QLabel(self.tr("Welcome to Inkling"))
        title.setObjectName("title")
        self._column.addWidget(title)
        self._say(
            self.tr("Three choices, and a page to write on. Each can be changed at any time.")
        )
        self._groups = {name: self._add_setting(name) for name in ("mood", "theme")}
        self._groups["model"] = self._add_models()
        buttons = QDialogButtonBox()
        begin = buttons.addButton(self.tr("Begin writing"), QDialogButtonBox.ButtonRole.AcceptRole)
        begin.setDefault(True)
        buttons.addButton(self.tr("Skip"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column.addStretch(1)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons.setContentsMargins(32, 20, 32, 20)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)
        height = self._column.totalHeightForWidth(WIDTH) + buttons.sizeHint().height()
        resize_to_fit(self, WIDTH, height)
        self.finished.connect(self.on_finished)

    @Slot(QRadioButton)
    def on_chosen(self, choice: QWidget) -> None:
        """Use what was chosen at once."""
        group = self.sender()
        assert group is not None
        self._window.change(group.objectName(), choice.objectName())

    @Slot()
    def accept(self) -> None:
        """Use the chosen model, or have it fetched, and write."""
        chosen = self._groups["model"].checkedButton()
        if chosen is not None and chosen.property("fetched"):
            self._window.banner.close_message()  # it offers the same
            self._window.models.wanted.emit(chosen.objectName())
        elif chosen is not None and chosen.objectName() != self._window.settings.model:
            self._window.models.chosen.emit(chosen.objectName())
        super().accept()

    @Slot()
    def reject(self) -> None:
        """Everything as it came."""
        self._window.on_settings_changed(self._before)
        super().reject()

    @Slot()
    def on_finished(self) -> None:
        """Keep the settings, and give the page the keyboard."""
        self._window.settings_changed.emit(self._window.settings)
        self._window.editor.setFocus()
        self.deleteLater()

    def _add_setting(self, name: str) -> QButtonGroup:
        declared = limits_of(name)
        choices = [(value, translated(words)) for value, words in declared["choices"].items()]
        title, said = translated(declared["label"]), translated(declared["help"])
        group = self._add_group(title, said, choices, columns=3)
        group.setObjectName(name)
        _check(group, getattr(self._window.settings, name))
        group.buttonClicked.connect(self.on_chosen)
        return group

    def _add_models(self) -> QButtonGroup:
        models, current = self._window.models, self._window.settings.model
        label = translated(limits_of("model")["label"])
        said = self.tr("A model on this computer finds the words. Nothing you write leaves it.")
        if models.here:
            group = self._add_group(label, said, models.here)
            _check(group, current)
            return group
        offers = [offer for offer in models.offers if offer.name == current]
        words = self.tr("Fetch {title} now ({size} MB, once)")
        choices = [(o.name, words.format(title=o.title, size=o.megabytes)) for o in offers]
        group = self._add_group(label, said, [*choices, ("", self.tr("Write without one for now"))])
        for button in group.buttons():
            button.setProperty("fetched", bool(button.objectName()))
        _check(group, "")
        return group

    def _add_group(
        self, title: str, help_text: str, choices: Iterable[tuple[str, str]], columns: int = 1
    ) -> QButtonGroup:
        heading = QLabel(title)
        heading.setObjectName("heading")
        heading.setContentsMargins(0, 18, 0, 0)
        self._column.addWidget(heading)
        self._say(help_text)
        held, group = QWidget(), QButtonGroup(self)
        held.setAccessibleName(title)
        held.setAccessibleDescription(help_text)
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(24)
        for number, (name, words) in enumerate(choices):
            button = QRadioButton(words)
            button.setObjectName(name)
            group.addButton(button)
            grid.addWidget(button, number // columns, number % columns)
        grid.setColumnStretch(columns, 1)
        self._column.addWidget(held)
        return group

    def _say(self, words: str) -> None:
        label = QLabel(words)
        label.setObjectName("help")
        label.setWordWrap(True)
        self._column.addWidget(label)


def _check(group: QButtonGroup, name: str) -> None:
    for button in group.buttons():
        if button.objectName() == name:
            button.setChecked(True)
