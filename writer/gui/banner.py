"""A line above the page for what the writer should know, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget


class Banner(QFrame):
    """Stays until it is closed or replaced, and never takes the keyboard from the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._action: Callable[[], object] | None = None
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.act)
        close = QToolButton()
        close.setText("✕")
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close this message"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self.setTabOrder(self._button, close)
        self.hide()

    @property
    def message(self) -> str:
        """The sentence that is shown, if any."""
        return "" if self.isHidden() else self._label.text()

    def tell(
        self, sentence: str, button: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence, and a button that calls `action` if one is given."""
        self._label.setText(sentence)
        self._action = action
        self._button.setText(button)
        self._button.setVisible(action is not None)
        self.setAccessibleName(sentence)
        self.show()

    @Slot()
    def act(self) -> None:
        """Do what the button says."""
        action = self._action
        self.close_message()
        if action is not None:
            action()

    @Slot()
    def close_message(self) -> None:
        """Show nothing any more."""
        self._action = None
        self.hide()
