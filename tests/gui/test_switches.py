"""Off for this document, off for an hour."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QFileDialog

from writer.gui.switches import Switches


def stored(home: Path) -> Path:
    return home / "state" / "switched_off.json"


def test_off_for_this_document_is_told_and_kept(desk: Desk, tmp_path: Path, home: Path) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    for file in (one, other):
        file.write_text("Once")
    window, action = desk.window, desk.window.actions_named["off_document"]
    window.document.open(one)
    action.trigger()
    assert not window.switches.is_on
    assert window.status.model_text == "Off for this document"
    window.document.open(other)
    assert window.switches.is_on
    assert (action.isChecked(), window.status.model_text) == (False, "Ready")
    window.document.open(one)
    assert action.isChecked()
    assert not Switches(window.document, stored(home)).is_on, "after a restart"
    action.trigger()
    assert window.switches.is_on
    assert Switches(window.document, stored(home)).is_on


def test_off_for_an_hour_ends_by_itself(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, action = desk.window, desk.window.actions_named["off_hour"]
    action.trigger()
    assert not window.switches.is_on
    assert window.status.model_text.startswith("Off until ")
    assert Switches(window.document, stored(home)).is_on, "after a restart"
    later = QDateTime.currentMSecsSinceEpoch() + 3_600_001
    monkeypatch.setattr(QDateTime, "currentMSecsSinceEpoch", lambda: later)
    window.switches.tell()  # as its timer does
    assert window.switches.is_on
    assert (action.isChecked(), window.status.model_text) == (False, "Ready")


def test_a_text_without_a_file_keeps_its_switch_when_it_gets_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.window
    window.actions_named["off_document"].trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.md"), ""))
    window.document.save()
    assert not window.switches.is_on
    window.document.new()
    assert window.switches.is_on


@pytest.mark.parametrize("damage", [b"", b"3", b"{}", b"[[1]]", b"\xff"])
def test_a_damaged_file_leaves_suggestions_on(bare_desk: Desk, home: Path, damage: bytes) -> None:
    stored(home).parent.mkdir(parents=True, exist_ok=True)
    stored(home).write_bytes(damage)
    assert Switches(bare_desk.window.document, stored(home)).is_on


def test_before_there_is_a_model_nothing_says_ready(bare_desk: Desk) -> None:
    bare_desk.window.actions_named["off_document"].trigger()
    bare_desk.window.actions_named["off_document"].trigger()
    assert bare_desk.window.status.model_text == ""


def test_what_is_off_offers_nothing_but_what_is_asked_for(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.window.actions_named["off_document"].trigger()
    assert desk.editor.ghost == "", "what was offered goes"
    asked = len(desk.engine.prompts)
    desk.type("y")
    desk.qtbot.wait(30)
    assert (desk.editor.ghost, len(desk.engine.prompts)) == ("", asked)
    desk.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    desk.wait_for_ghost(" went home.")
    desk.window.document.changed.emit()  # as saving by itself does
    assert desk.editor.ghost == " went home."
    desk.press(Qt.Key.Key_Escape)
    desk.window.actions_named["off_document"].trigger()
    desk.type("r")
    desk.wait_for_ghost(" went home.")
