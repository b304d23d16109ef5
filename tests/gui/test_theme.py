"""Every theme can be read, and is worn by all of the window at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk, FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from writer.gui import theme as module
from writer.gui.theme import CONTRAST, DARK, LIGHT, THEMES, theme_named
from writer.settings import limits_of


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_can_be_read(name: str) -> None:
    theme = THEMES[name]
    text, ghost = (7, 4.5) if name == "contrast" else (4.5, 3)
    for paper in (theme.paper, theme.bar):
        for ink in (theme.ink, theme.muted, theme.warning, theme.accent):
            assert contrast(ink, paper) >= text, (ink, paper)
        assert contrast(theme.ghost, paper) >= ghost
    assert contrast(theme.ink, theme.found) >= text, "what is found"
    assert contrast(theme.paper, theme.accent) >= text, "what is selected"


def test_there_is_a_choice_for_every_theme() -> None:
    assert set(limits_of("theme")["choices"]) == {"system", *THEMES}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_worn_at_once(bare_desk: Desk, name: str) -> None:
    window = bare_desk.window
    action = next(a for a in window.theme_actions.actions() if a.data() == name)
    action.trigger()
    assert window.settings.theme == name
    theme = theme_named(name)
    assert window.grab().toImage().pixelColor(5, 300) == QColor(theme.paper)
    assert QApplication.palette().text().color() == QColor(theme.ink)


def test_the_system_is_followed(bare_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window, hints = bare_desk.window, QGuiApplication.styleHints()
    worn = []
    window.dressed.connect(worn.append)
    for scheme, theme in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        monkeypatch.setattr(module, "_scheme", lambda scheme=scheme: scheme)
        hints.colorSchemeChanged.emit(scheme)
        assert worn[-1] == theme
        assert QApplication.palette().text().color() == QColor(theme.ink)
    monkeypatch.setattr(module, "_wants_contrast", lambda: True)
    assert theme_named("system") == CONTRAST
    assert theme_named("light") == LIGHT


def test_a_broken_theme_is_told_and_the_window_opens(
    qtbot: QtBot, home: Path, engine: FakeEngine
) -> None:
    file = home / "config" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"theme": "pink", "column": 40}')
    desk = Desk(qtbot, engine)
    assert "Theme" in desk.window.banner.message
    assert str(file) in desk.window.banner.message
    assert desk.window.settings.column == 40
    desk.close()
