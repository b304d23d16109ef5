"""Light and dark: a palette each, and the ghost text's ink, at least 3:1 against the paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb."""

    paper: str
    ink: str
    ghost: str
    bar: str
    accent: str

    def palette(self) -> QPalette:
        """The theme for Qt."""
        palette = QPalette(QColor(self.bar), QColor(self.paper))
        roles = QPalette.ColorRole
        for role, colour in (
            (roles.Base, self.paper),
            (roles.Window, self.paper),
            (roles.Button, self.bar),
            (roles.Text, self.ink),
            (roles.WindowText, self.ink),
            (roles.ButtonText, self.ink),
            (roles.PlaceholderText, self.ghost),
            (roles.Highlight, self.accent),
            (roles.HighlightedText, self.paper),
        ):
            palette.setColor(role, QColor(colour))
        return palette


LIGHT = Theme(paper="#fbf9f4", ink="#2b2822", ghost="#7d776b", bar="#f1ede4", accent="#4a6b8a")
DARK = Theme(paper="#1d1f21", ink="#d8d4cb", ghost="#8a8578", bar="#26282b", accent="#7fa3c4")


def theme_named(name: str) -> Theme:
    """The theme of this name; "system" follows the desktop."""
    if name == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if name == "dark" else LIGHT
