from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QListWidget

from writer.documents.history import History
from writer.gui.history_dialog import HistoryDialog


def test_saving_keeps_versions_that_can_be_named_and_restored(
    bare_desk: Desk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "story.md"
    file.write_text("Once.\n")
    document, versions = bare_desk.window.document, bare_desk.inkling.versions
    document.open(file)
    bare_desk.type("Not ")
    document.save()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Second thoughts", True))
    bare_desk.window.naming_requested.emit()
    shown: list[list[str]] = []

    def choose_the_oldest(dialog: HistoryDialog) -> int:
        listed = dialog.findChild(QListWidget)
        assert isinstance(listed, QListWidget)
        shown.append([listed.item(row).text() for row in range(listed.count())])
        listed.setCurrentRow(listed.count() - 1)
        dialog.restore()
        return 1

    monkeypatch.setattr(HistoryDialog, "exec", choose_the_oldest)
    versions.show()
    assert len(shown[0]) == 2
    assert shown[0][0].startswith("Second thoughts")
    assert bare_desk.text == "Once.\n"
    assert document.is_modified
    bare_desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bare_desk.text == "Not Once.\n"
    assert len(History(home / "state" / "history.sqlite").versions(file)) == 2


def test_a_history_that_cannot_be_read_is_a_sentence(
    bare_desk: Desk, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "story.md"
    file.write_text("Once.\n")
    (home / "state").mkdir(parents=True, exist_ok=True)
    (home / "state" / "history.sqlite").write_bytes(b"no database" * 1000)
    assert bare_desk.window.document.open(file)
    bare_desk.type("Not ")
    assert bare_desk.window.document.save()
    bare_desk.inkling.versions.show()
    assert "cannot be read" in bare_desk.window.banner.message
    assert file.read_text() == "Not Once.\n"


def test_a_text_that_was_never_saved_has_none(bare_desk: Desk) -> None:
    bare_desk.inkling.versions.show()
    assert "once it is saved" in bare_desk.window.banner.message
