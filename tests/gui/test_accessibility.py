"""For those who cannot see the page, or use no mouse."""

from __future__ import annotations

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from writer.gui.settings_panel import SettingsPanel


def test_a_suggestion_is_announced_once_with_how_to_take_it(desk: Desk) -> None:
    told: list[str] = []
    desk.window.announcer.announced.connect(told.append)
    desk.type("He")
    desk.qtbot.waitUntil(lambda: bool(told), timeout=3000)
    desk.type(" went")
    assert desk.editor.ghost == " home."
    desk.qtbot.wait(400)
    assert told == ["Suggestion: went home.\nTab takes it"]
    desk.inkling.suggester.show_next()
    desk.window.change("tab_takes", False)
    desk.press(Qt.Key.Key_Escape)
    desk.type("y")
    desk.qtbot.waitUntil(lambda: len(told) > 1, timeout=3000)
    assert told[-1].endswith("Ctrl+Return takes it")


def test_what_goes_before_it_can_be_told_is_not_told(desk: Desk) -> None:
    told: list[str] = []
    desk.window.announcer.announced.connect(told.append)
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.wait(400)
    assert told == []


@pytest.mark.parametrize(
    "panel", ["", "style", "notes", "sees", "progress", "manuscript", "find", "settings"]
)
def test_whatever_takes_the_keyboard_has_a_name(desk: Desk, panel: str) -> None:
    window: QWidget = desk.window
    if panel == "settings":
        window = SettingsPanel(desk.window.settings, desk.window)
        window.show()
    elif panel:
        desk.window.actions_named[panel].trigger()
    nameless = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        inner = isinstance(widget.parentWidget(), type(None)) or widget.focusProxy() is not None
        interface = QAccessible.queryAccessibleInterface(widget)
        if not inner and not interface.text(QAccessible.Text.Name):
            nameless.append((type(widget).__name__, widget.objectName()))
    assert nameless == []
    if panel == "settings":
        window.close()


def test_all_settings_are_reached_by_keyboard(desk: Desk) -> None:
    settings = SettingsPanel(desk.window.settings, desk.window)
    settings.show()
    settings.activateWindow()
    desk.qtbot.waitUntil(settings.isActiveWindow, timeout=3000)
    focused = QApplication.focusWidget()
    assert focused is settings.sought  # what is typed first is sought
    seen = set()
    for _ in range(300):
        assert focused is not None
        seen.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    takes_keys = Qt.FocusPolicy.TabFocus
    inside = [w for w in settings.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    wanted = {w.objectName() for w in inside if w.focusPolicy() & takes_keys}
    assert len(wanted) > 60
    assert {name for name in wanted if not name.startswith("qt_")} <= seen
    settings.close()
