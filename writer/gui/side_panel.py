"""A panel beside the page: opened and closed by its key, one at a time, and quiet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QWidget

WIDTH = 320


class SidePanel(QDockWidget):
    """Opening it takes the keyboard there; Esc or its key gives it back to the page."""

    shown = Signal(bool)

    def __init__(
        self,
        title: str,
        content: QWidget,
        page: QWidget,
        side: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea,
    ) -> None:
        super().__init__(title)
        self._page = page
        self.setObjectName("side")
        self.setAccessibleName(title)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(side)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(WIDTH)
        self._content = content
        self.setWidget(area)
        self.hide()

    @Slot(bool)
    def set_shown(self, on: bool) -> None:
        """Show it with the keyboard in it, or hide it with the keyboard on the page."""
        if on == self.isVisible():
            return
        self.setVisible(on)
        self.shown.emit(on)
        if on:
            self._content.focusNextChild()
        else:
            self._page.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The button in its corner."""
        event.ignore()
        self.set_shown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it, from wherever in it the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.set_shown(False)
        else:
            super().keyPressEvent(event)
