"""For those who cannot see the page, or use no mouse."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QMainWindow, QWidget

import writer.gui
from writer.gui.settings_panel import SettingsPanel

WALKER = Path(__file__).with_name("walker.py")


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


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("language", "scale", "font"),
    [("en", 1, 1), ("en", 1, 2), ("en", 2, 1), ("zh_CN", 2, 1)],
    ids=["plain", "large font", "200 %", "Chinese at 200 %"],
)
def test_every_window_can_be_reached_read_and_heard(
    tmp_path: Path, language: str, scale: int, font: int
) -> None:
    """Names and roles, Tab, room on a laptop's screen, and contrast in every theme."""
    findings, seen = walk(tmp_path, language, scale, font)
    assert findings == []
    assert window_classes() <= seen, "a window that the tour does not come to: show it in tour.py"


def walk(home: Path, language: str, scale: int, font: int) -> tuple[list[str], set[str]]:
    """What is wrong with any window on a laptop's screen, and the windows that were seen."""
    screen = {"name": "one", "x": 0, "y": 0, "width": 1366, "height": 768}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (home / "screen.json").write_text(json.dumps({"screens": [screen]}))
    child = subprocess.run(
        [sys.executable, str(WALKER), str(home), language, str(font)],
        env=os.environ
        | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={home / 'screen.json'}",
            "QT_SCALE_FACTOR": str(scale),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=380,
    )
    assert child.returncode == 0, child.stderr
    *findings, seen = child.stdout.splitlines()
    return findings, set(seen.split())


def window_classes() -> set[str]:
    """The windows and panels that the app defines."""
    found = set()
    for module in pkgutil.iter_modules(writer.gui.__path__):
        for value in vars(importlib.import_module(f"writer.gui.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, QMainWindow | QDialog | QDockWidget):
                found |= {value.__name__} if value.__module__.startswith("writer.") else set()
    return found


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
