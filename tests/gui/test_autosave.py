from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk

from writer.documents.history import History
from writer.documents.other_version import changed_outside
from writer.gui import autosave


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE_MS", 1)


@pytest.fixture
def story(bare_desk: Desk, tmp_path: Path) -> Path:
    """A file that is open on the desk."""
    file = tmp_path / "story.md"
    file.write_text("Once upon a time there was a king.\n")
    assert bare_desk.window.document.open(file)
    return file


def wait_until_saved(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not desk.window.document.is_modified, timeout=5000)


def test_a_pause_saves_and_says_nothing(bare_desk: Desk, story: Path) -> None:
    bare_desk.type("Not once. ")
    wait_until_saved(bare_desk)
    assert story.read_text() == "Not once. Once upon a time there was a king.\n"
    bare_desk.qtbot.wait(100)
    assert bare_desk.window.banner.message == ""  # our own write is no other program's
    assert not bare_desk.window.isWindowModified()


def test_switched_off_it_saves_nothing(bare_desk: Desk, story: Path) -> None:
    bare_desk.window.change("autosave", False)
    bare_desk.type("x")
    bare_desk.qtbot.wait(50)
    assert story.read_text() == "Once upon a time there was a king.\n"


def test_a_text_without_a_file_is_not_asked_about(bare_desk: Desk) -> None:
    bare_desk.type("x")
    bare_desk.qtbot.wait(50)
    assert bare_desk.window.document.is_modified


def test_typing_on_while_it_saves_loses_nothing(bare_desk: Desk, story: Path) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz" * 4:
        bare_desk.type(letter)
    wait_until_saved(bare_desk)
    assert story.read_text() == bare_desk.text


def test_another_programs_version_is_left_to_the_writer(bare_desk: Desk, story: Path) -> None:
    before = bare_desk.window.document._on_disk
    story.write_text("Theirs.\n")
    bare_desk.editor.document().setModified(True)
    bare_desk.type("x")
    bare_desk.qtbot.wait(100)
    assert changed_outside(story, before) == b"Theirs.\n"
    assert bare_desk.window.document.save()
    assert story.read_text() == "xOnce upon a time there was a king.\n"
    assert [p.read_text() for p in story.parent.glob("*other version*")] == ["Theirs.\n"]


def test_a_failure_is_told_once(bare_desk: Desk, story: Path) -> None:
    said: list[str] = []
    bare_desk.inkling.autosave.failed.connect(said.append)
    folder = story.parent
    folder.rename(folder.with_name("moved"))
    for letter in "abc":
        bare_desk.type(letter)
        bare_desk.qtbot.wait(30)
    assert len(said) == 1
    assert "story.md was not saved" in said[0]
    folder.with_name("moved").rename(folder)
    bare_desk.type("d")
    wait_until_saved(bare_desk)
    assert story.read_text().startswith("abcd")


def test_before_a_great_loss_a_version_is_kept(bare_desk: Desk, home: Path, story: Path) -> None:
    bare_desk.type("A king. ")
    wait_until_saved(bare_desk)
    bare_desk.editor.selectAll()
    bare_desk.editor.cut()
    wait_until_saved(bare_desk)
    bare_desk.inkling.versions.close()
    assert story.read_text() == ""
    history = History(home / "state" / "history.sqlite")
    texts = [history.text(version) for version in history.versions(story)]
    assert "A king. Once upon a time there was a king.\n" in texts
