"""Notes for the model: edited beside the page, kept with the document, never in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from writer.gui.notes_panel import NotesPanel
from writer.suggest.notes import Entry, Notes, prompt_with


def part(panel: NotesPanel, kind: type, name: str) -> object:
    found = panel.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def write_note(desk: Desk, text: str) -> None:
    page = part(desk.window.notes_panel, QPlainTextEdit, "note")
    assert isinstance(page, QPlainTextEdit)
    page.setPlainText(text)


def save_as(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    assert desk.window.document.save_as()


def test_notes_come_back_with_their_document_and_are_not_in_its_folder(
    bare_desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    one, other = folder / "one.md", folder / "other.md"
    for file in (one, other):
        file.write_text("Once")
    document, panel = bare_desk.window.document, bare_desk.window.notes_panel
    document.open(one)
    write_note(bare_desk, "A cold winter.")
    document.open(other)
    assert panel.notes == Notes()
    write_note(bare_desk, "A hot summer.")
    document.open(one)
    assert panel.notes == Notes("A cold winter.")
    told: list[Notes] = []
    panel.changed.connect(told.append)
    document.new()
    assert panel.notes == Notes()
    document.open(other)
    assert told == [Notes(), Notes("A hot summer.")]
    assert panel.notes == Notes("A hot summer.")
    assert sorted(file.name for file in folder.iterdir()) == ["one.md", "other.md"]
    assert (one.read_text(), document.is_modified) == ("Once", False)


def test_the_model_is_told_of_this_text_and_of_no_other(desk: Desk, tmp_path: Path) -> None:
    for name in ("one.md", "other.md"):
        (tmp_path / name).write_text("Once")
    desk.window.document.open(tmp_path / "one.md")
    write_note(desk, "A cold winter.")
    assert asked_here(desk) == prompt_with(Notes("A cold winter."), "Once He")
    desk.window.document.open(tmp_path / "other.md")
    assert asked_here(desk) == "Once He"
    desk.window.document.open(tmp_path / "one.md")
    assert asked_here(desk) == prompt_with(Notes("A cold winter."), "Once He")


def asked_here(desk: Desk) -> str:
    """The prompt that typing on brings; what is typed is given up afterwards."""
    desk.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk.type(" He")
    desk.wait_for_ghost(" went home.")
    desk.editor.document().setModified(False)
    return desk.engine.prompts[-1]


def test_a_text_takes_its_notes_along_when_it_is_saved_elsewhere(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, panel = bare_desk.window.document, bare_desk.window.notes_panel
    write_note(bare_desk, "A cold winter.")
    bare_desk.type("Once")
    save_as(bare_desk, tmp_path / "one.md", monkeypatch)
    assert panel.notes == Notes("A cold winter.")
    save_as(bare_desk, tmp_path / "two.md", monkeypatch)
    write_note(bare_desk, "A hot summer.")
    document.open(tmp_path / "one.md")
    assert panel.notes == Notes("A cold winter.")
    document.open(tmp_path / "two.md")
    assert panel.notes == Notes("A hot summer.")


def test_notes_that_cannot_be_kept_are_told_of(bare_desk: Desk, tmp_path: Path, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "notes").write_text("in the way")
    (tmp_path / "one.md").write_text("Once")
    bare_desk.window.document.open(tmp_path / "one.md")
    write_note(bare_desk, "A cold winter.")
    bare_desk.inkling.notes.flush()
    assert "could not be kept" in bare_desk.window.banner.message


@pytest.mark.skipif(
    sys.platform != "linux", reason="NEEDS LINUX: only there a name may be any bytes"
)
def test_a_file_whose_name_is_no_text_has_notes_too(bare_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.md")
    file.write_text("Once")
    document, panel = bare_desk.window.document, bare_desk.window.notes_panel
    assert document.open(file)
    write_note(bare_desk, "A cold winter.")
    document.new()
    assert document.open(file)
    assert panel.notes == Notes("A cold winter.")


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"notes": {"note": 3}}', b"\xff"])
def test_damaged_notes_keep_nobody_from_the_text(
    bare_desk: Desk, tmp_path: Path, home: Path, damage: bytes
) -> None:
    file = tmp_path / "one.md"
    file.write_text("Once")
    bare_desk.window.document.open(file)
    write_note(bare_desk, "A cold winter.")
    bare_desk.window.document.new()
    (kept,) = (home / "data" / "notes").iterdir()
    kept.write_bytes(damage)
    assert bare_desk.window.document.open(file)
    assert bare_desk.window.notes_panel.notes == Notes()
    assert bare_desk.text == "Once"


def test_entries_are_added_edited_and_removed_by_keyboard(bare_desk: Desk) -> None:
    window, panel = bare_desk.window, bare_desk.window.notes_panel
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F8)
    add, remove = panel.findChildren(QPushButton)
    for words, text in (("Anna, the old woman", "She keeps the lamp."), ("港口，码头", "很旧。")):
        add.setFocus()
        QTest.keyClick(add, Qt.Key.Key_Space)
        keywords = part(panel, QLineEdit, "keywords")
        assert isinstance(keywords, QLineEdit)
        assert keywords.hasFocus()
        keywords.insert(words)
        page = part(panel, QPlainTextEdit, "entry")
        assert isinstance(page, QPlainTextEdit)
        page.insertPlainText(text)
    anna = Entry(("Anna", "the old woman"), "She keeps the lamp.")
    assert panel.notes.entries == (anna, Entry(("港口", "码头"), "很旧。"))
    entries = part(panel, QListWidget, "entries")
    assert isinstance(entries, QListWidget)
    assert [entries.item(row).text() for row in range(2)] == ["Anna", "港口"]
    QTest.keyClick(entries, Qt.Key.Key_Up)
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert panel.notes.entries == (Entry(("港口", "码头"), "很旧。"),)
