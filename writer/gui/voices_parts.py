"""Labels that the pages of the voices' window have in common. What they show is never markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def title_label(text: str) -> QLabel:
    """What a page is about."""
    return text_label(text, "title")


def heading_label(text: str) -> QLabel:
    """What a part of a page is about."""
    return text_label(text, "heading")


def help_label(text: str) -> QLabel:
    """A quiet sentence."""
    return text_label(text, "help")


def text_label(text: str, name: str = "") -> QLabel:
    """A text in as many lines as it needs; the theme dresses it by its name."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
