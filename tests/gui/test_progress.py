"""Words and goals beside the page: only what is written counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton, QSpinBox, QWidget

from writer.documents.writing_days import read_days


def words_of(panel: QWidget) -> str:
    return " | ".join(label.text() for label in panel.findChildren(QLabel))


def test_what_is_typed_counts_and_what_is_opened_does_not(
    bare_desk: Desk, tmp_path: Path, home: Path
) -> None:
    file = tmp_path / "long.md"
    file.write_text("word " * 500)
    bare_desk.window.document.open(file)
    bare_desk.type("One two three. ")
    bare_desk.window.document.replace_text("Something else.")
    bare_desk.window.writing.write()
    assert bare_desk.window.writing.session == 3
    assert read_days(home / "state" / "writing.json")[date.today()].words == 3
    bare_desk.editor.selectAll()
    bare_desk.press(Qt.Key.Key_Delete)
    assert (bare_desk.window.writing.today, bare_desk.window.writing.session) == (1, 1)


def test_the_panel_tells_the_goal_and_the_chart(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, panel = bare_desk.window, bare_desk.window.progress
    window.activateWindow()
    bare_desk.qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    bare_desk.type("One two ")
    bare_desk.editor.insertPlainText("雪.")
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert panel.isVisible()
    assert "3 words" in words_of(panel)
    goal = panel.findChild(QSpinBox, "daily_goal")
    goal.setValue(10)
    assert window.settings.daily_goal == 10
    assert "3 of 10 words" in words_of(panel)
    assert panel.findChild(QProgressBar).value() == 3
    window.change("daily_goal", 3)
    assert "1 day" in words_of(panel).split(" | ")
    charts = [w for w in panel.findChildren(QWidget) if "best of them" in w.accessibleDescription()]
    assert charts[0].accessibleDescription() == "3 words in 30 days, 3 on the best of them."
    target = tmp_path / "days.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel.findChild(QPushButton).click()
    assert target.read_text().splitlines()[1].startswith(f"{date.today()},3,")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x/y.csv"), ""))
    panel.findChild(QPushButton).click()
    assert "y.csv was not written" in window.banner.message


def test_the_status_tells_what_is_selected(bare_desk: Desk) -> None:
    bare_desk.type("One two three.")
    label = next(x for x in bare_desk.window.status.findChildren(QLabel) if "words" in x.text())
    assert label.text() == "3 words"
    bare_desk.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    bare_desk.qtbot.waitUntil(lambda: label.text() == "3 of 3 words", timeout=3000)
