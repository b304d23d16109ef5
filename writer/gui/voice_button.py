"""The voice in the status bar: its name, a menu of those there are, and how strongly it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

LEARNED, MOST, STEP = 100, 150, 10  # percent


class VoiceButton(QToolButton):
    """Says which voice speaks, and lets the writer choose another."""

    opened = Signal()  # the menu is about to be shown
    chosen = Signal(str)  # a voice; "" for none
    turned = Signal(int)  # a strength in percent

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voice")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._current = ""
        self._voices = QActionGroup(self)
        self._voices.triggered.connect(self.on_chosen)
        self._strength = _Strength()
        self._strength.slider.valueChanged.connect(self.turned)
        self._slider_action = QWidgetAction(self)
        self._slider_action.setDefaultWidget(self._strength)
        menu = QMenu(self)
        menu.aboutToShow.connect(self.opened)
        self.setMenu(menu)
        self.show_voice("", LEARNED)

    def show_voice(self, name: str, percent: int) -> None:
        """Tell which voice speaks, and how strongly."""
        self._current = name
        self._strength.show_percent(percent)
        if not name:
            said = self.tr("No voice")
        elif percent == LEARNED:
            said = name
        else:
            said = self.tr("{voice}, {percent} %").format(voice=name, percent=percent)
        self.setText(said.replace("&", "&&") + " ▴")
        self.setAccessibleName(self.tr("Voice: {voice}").format(voice=said))
        self.setToolTip(self.tr("The voice that suggestions are written in"))

    def show_voices(self, voices: Sequence[tuple[str, str]], has_strength: bool) -> None:
        """List the voices as (name, what to call it), and whether the one at work can be turned."""
        for action in self._voices.actions():
            action.deleteLater()
        menu = self.menu()
        menu.clear()
        for name, label in (("", self.tr("No voice")), *voices):
            action = QAction(label.replace("&", "&&"), self._voices)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._current)
        menu.addActions(self._voices.actions())
        menu.addSeparator()
        if voices:
            menu.addAction(self._slider_action)
            self._strength.setEnabled(has_strength)
        else:
            hint = menu.addAction(self.tr("A voice is learned from your own texts"))
            hint.setEnabled(False)

    @Slot()
    def open_menu(self) -> None:
        """Open the menu above the button, as a click does."""
        self.opened.emit()
        height = self.menu().sizeHint().height()
        self.menu().popup(self.mapToGlobal(QPoint(0, -height)))

    @Slot(QAction)
    def on_chosen(self, action: QAction) -> None:
        """Tell which voice was chosen."""
        self.chosen.emit(action.data())


class _Strength(QWidget):
    """A slider with its value beside it. It tells of a value when it is let go, not on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strength")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Strength of the voice, in percent"))
        self.slider.setRange(0, MOST)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(LEARNED // 2)
        self.slider.setMinimumWidth(150)
        self.slider.setTracking(False)
        self.slider.sliderMoved.connect(self.tell)
        self.slider.valueChanged.connect(self.tell)
        self._told = QLabel()
        self._told.setMinimumWidth(self._told.fontMetrics().horizontalAdvance("150 %"))
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(QLabel(self.tr("Strength")))
        row.addWidget(self.slider, 1)
        row.addWidget(self._told)
        self.setFocusProxy(self.slider)

    def show_percent(self, percent: int) -> None:
        """Stand at this value, and tell nobody."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(percent)
        self.tell(percent)

    @Slot(int)
    def tell(self, percent: int) -> None:
        """Say the value beside the slider."""
        self._told.setText(self.tr("{percent} %").format(percent=percent))
