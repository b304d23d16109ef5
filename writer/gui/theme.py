"""The themes: a palette each. Text is at least 4.5:1 against its paper, ghost text 3:1.

In high contrast text is at least 7:1, and ghost text 4.5:1.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

_CONTROLS = ("QAbstractSpinBox", "QComboBox", "QCheckBox", "QAbstractButton")
_FUSION_OUTLINE = 140


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb."""

    paper: str
    ink: str
    muted: str
    ghost: str
    bar: str
    accent: str
    warning: str
    found: str

    def palette(self) -> QPalette:
        """The theme for Qt."""
        palette = QPalette(QColor(self.bar), QColor(self.paper))
        roles = QPalette.ColorRole
        for role, colour in (
            (roles.Base, self.paper),
            (roles.Window, self.paper),
            (roles.Button, self.bar),
            (roles.ToolTipBase, self.bar),
            (roles.Text, self.ink),
            (roles.WindowText, self.ink),
            (roles.ButtonText, self.ink),
            (roles.ToolTipText, self.ink),
            (roles.PlaceholderText, self.ghost),
            (roles.Highlight, self.accent),
            (roles.HighlightedText, self.paper),
        ):
            palette.setColor(role, QColor(colour))
        for role in (roles.Text, roles.WindowText, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.ghost))
        return palette

    def wear(self) -> None:
        """Give the app these colours."""
        palette = self.palette()
        QApplication.setPalette(palette)
        # Fusion draws the outlines of controls in a darker shade of their window.
        palette.setColor(QPalette.ColorRole.Window, QColor(self.ghost).lighter(_FUSION_OUTLINE))
        for control in _CONTROLS:
            QApplication.setPalette(palette, control)  # type: ignore[arg-type]  # the stub errs

    def style_sheet(self) -> str:
        """What a palette cannot say: quiet bars, and a banner that is seen."""
        return f"""
            QPlainTextEdit {{
                background: {self.paper}; color: {self.ink}; border: none;
                selection-background-color: {self.accent}; selection-color: {self.paper};
            }}
            Editor QScrollBar:vertical {{ background: {self.paper}; width: 12px; }}
            Editor QScrollBar::handle {{
                background: {self.ghost}; border-radius: 3px; margin: 3px; min-height: 32px;
            }}
            Editor QScrollBar::handle:hover {{ background: {self.muted}; }}
            Editor QScrollBar::add-line, Editor QScrollBar::sub-line {{ height: 0; }}
            Editor QScrollBar::add-page, Editor QScrollBar::sub-page {{ background: none; }}
            QDockWidget QPlainTextEdit, QTabWidget QPlainTextEdit, QDialog#settings QPlainTextEdit,
            QDockWidget QListWidget, QDockWidget QTreeWidget, QTreeWidget#matches,
            QLineEdit#quick, QLineEdit#keywords, QKeySequenceEdit QLineEdit {{
                border: 1px solid {self.ghost}; border-radius: 3px;
            }}
            QLineEdit#quick, QLineEdit#keywords, QKeySequenceEdit QLineEdit {{ padding: 3px; }}
            QDockWidget QPlainTextEdit:focus, QTabWidget QPlainTextEdit:focus,
            QDialog#settings QPlainTextEdit:focus,
            QDockWidget QListWidget:focus, QDockWidget QTreeWidget:focus, QTreeWidget#matches:focus,
            QLineEdit#quick:focus, QLineEdit#keywords:focus,
            QKeySequenceEdit QLineEdit:focus {{
                border-color: {self.accent};
            }}
            QDockWidget QProgressBar {{
                background: {self.bar}; border: none; border-radius: 3px;
            }}
            QDockWidget QProgressBar::chunk {{ background: {self.accent}; border-radius: 3px; }}
            QTextBrowser#preview {{
                background: {self.paper}; color: {self.ink}; padding: 12px;
                border: 1px solid {self.ghost}; border-radius: 3px;
            }}
            QTextBrowser#preview:focus {{ border-color: {self.accent}; }}
            QPushButton[preset="true"] {{
                background: {self.paper}; color: {self.ink};
                border: 1px solid {self.ghost}; border-radius: 3px; padding: 5px;
            }}
            QPushButton[preset="true"]:focus {{ border: 2px solid {self.accent}; padding: 4px; }}
            QPushButton[preset="true"]:checked {{ background: {self.accent}; color: {self.paper}; }}
            QMenuBar {{ background: {self.paper}; color: {self.muted}; padding: 2px 8px; }}
            QMenuBar::item {{ padding: 4px 10px; background: transparent; border-radius: 4px; }}
            QMenuBar::item:selected {{ background: {self.bar}; color: {self.ink}; }}
            QStatusBar {{ background: {self.paper}; }}
            QStatusBar::item {{ border: none; }}
            QStatusBar QLabel {{ padding: 3px 18px 7px 18px; }}
            QStatusBar QLabel, QLabel#help {{ color: {self.muted}; }}
            QToolButton#voice {{
                border: none; border-radius: 4px; padding: 3px 10px; margin-bottom: 4px;
                background: transparent; color: {self.muted};
            }}
            QToolButton#voice:hover, QToolButton#voice:open {{
                background: {self.bar}; color: {self.ink};
            }}
            QToolButton#voice::menu-indicator {{ image: none; }}
            QWidget#strength QLabel {{ color: {self.ink}; padding: 0; }}
            QWidget#strength QLabel:disabled {{ color: {self.ghost}; }}
            QWidget#strength QSlider::groove {{ height: 4px; background: {self.ghost}; }}
            QWidget#strength QSlider::sub-page {{ background: {self.accent}; }}
            QWidget#strength QSlider::handle {{
                width: 14px; margin: -5px 0; border-radius: 7px; background: {self.accent};
            }}
            QWidget#strength QSlider::handle:focus {{ background: {self.ink}; }}
            QWidget#strength QSlider::handle:disabled {{ background: {self.ghost}; }}
            QWidget#strength QSlider::sub-page:disabled {{ background: {self.ghost}; }}
            QLabel#warning {{ color: {self.warning}; }}
            QDockWidget {{ color: {self.muted}; }}
            QDockWidget::title {{ background: {self.paper}; padding: 10px 20px 6px 20px; }}
            QTreeWidget#alternatives {{
                background: {self.bar}; border: 1px solid {self.ghost}; border-radius: 6px;
                padding: 4px;
            }}
            QTreeWidget#manuscript::item, QTreeWidget#matches::item {{ padding: 3px 0; }}
            QLabel#title {{ font-size: 20pt; }}
            QLabel#manuscript_title, QLabel#heading {{ font-weight: bold; }}
            QTreeWidget#alternatives::item {{ padding: 4px 8px; }}
            QTreeWidget#quick {{ border: none; }}
            QTreeWidget#quick::item {{ padding: 5px 4px; }}
            QListWidget::item {{ padding: 6px 4px; }}
            QFrame#banner {{ background: {self.bar}; border: none; }}
            QFrame#banner QToolButton {{ border: none; padding: 4px; }}
            QFrame#banner QToolButton:checked {{
                background: {self.accent}; color: {self.paper}; border-radius: 3px;
            }}
            QFrame#banner QToolButton:focus {{ border: 1px solid {self.accent}; padding: 3px; }}
        """


LIGHT = Theme(
    paper="#fbf9f4",
    ink="#2b2822",
    muted="#6b665b",
    ghost="#827c6f",
    bar="#efeae0",
    accent="#41627f",
    warning="#9a3a22",
    found="#f0dfa4",
)
DARK = Theme(
    paper="#1d1f21",
    ink="#d8d4cb",
    muted="#a09b8f",
    ghost="#8a8578",
    bar="#2a2d30",
    accent="#7fa3c4",
    warning="#e0967e",
    found="#5b4f24",
)

SEPIA = Theme(
    paper="#f4ead5",
    ink="#40352a",
    muted="#6c5d4a",
    ghost="#84765f",
    bar="#e9dcc1",
    accent="#7a4a22",
    warning="#93331c",
    found="#e6c98a",
)
CONTRAST = Theme(
    paper="#000000",
    ink="#ffffff",
    muted="#e4e4e4",
    ghost="#b4b4b4",
    bar="#1c1c1c",
    accent="#ffd75e",
    warning="#ffb09a",
    found="#5c4a00",
)
THEMES = {"light": LIGHT, "sepia": SEPIA, "dark": DARK, "contrast": CONTRAST}


def theme_named(name: str) -> Theme:
    """The theme of this name; "system" follows the desktop, its wish for contrast too."""
    if name != "system":
        return THEMES[name]
    if _wants_contrast():
        return CONTRAST
    return DARK if _scheme() == Qt.ColorScheme.Dark else LIGHT


@cache
def style_hints() -> QStyleHints:
    """The desktop's wishes. PySide loses those for accessibility with its wrapper of this."""
    return QGuiApplication.styleHints()


def _scheme() -> Qt.ColorScheme:
    return style_hints().colorScheme()


def _wants_contrast() -> bool:
    preference = style_hints().accessibility().contrastPreference()
    return preference == Qt.ContrastPreference.HighContrast
