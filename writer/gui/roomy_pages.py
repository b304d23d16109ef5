"""Pages over each other that scroll only where the window is too small for the one shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget


class RoomyPages(QScrollArea):
    """Qt's own way would give each page the height that it likes best, not the least it needs."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        self.setWidget(pages)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pages.currentChanged.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """As large as the view, and no smaller than the page that is shown can be."""
        page = self._pages.currentWidget()
        if page is None:
            return
        size = self.viewport().size().expandedTo(page.minimumSizeHint())
        layout = page.layout()
        if layout is not None and layout.hasHeightForWidth():
            least = layout.minimumHeightForWidth(size.width())
            size.setHeight(max(size.height(), least))
        self._pages.resize(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another view."""
        super().resizeEvent(event)
        self.fit()
