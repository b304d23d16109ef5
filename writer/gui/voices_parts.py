"""Labels and buttons that the pages of the voices' window have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def title_label(text: str) -> QLabel:
    """What a page is about."""
    label = QLabel(text)
    label.setObjectName("title")
    label.setWordWrap(True)
    return label


def help_label(text: str) -> QLabel:
    """A quiet sentence."""
    label = QLabel(text)
    label.setObjectName("help")
    label.setWordWrap(True)
    return label


def heading_label(text: str) -> QLabel:
    """What a part of a page is about."""
    label = QLabel(text)
    label.setObjectName("heading")
    label.setWordWrap(True)
    return label
