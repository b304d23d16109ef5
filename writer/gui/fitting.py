"""Windows that begin no larger than the screen: with large text a laptop's is soon too small."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 40)  # what a desktop draws around a window, roughly


def resize_to_fit(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has room for."""
    room = window.screen().availableSize() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))
