"""Two programs, one file: both texts stay on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt

from writer.gui.locks import lock_of_document

HOLD = """
import sys
from pathlib import Path
from writer.gui.locks import is_taken, lock_of_document
lock = lock_of_document(Path(sys.argv[1]), Path(sys.argv[2]))
print(is_taken(lock), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def story(bare_desk: Desk, tmp_path: Path) -> Path:
    """A file that is open on the desk."""
    file = tmp_path / "story.md"
    file.write_text("Once upon a time.\n")
    assert bare_desk.window.document.open(file)
    return file


def others(story: Path) -> list[Path]:
    """The other versions beside a file."""
    return sorted(story.parent.glob("story (other version*.md"))


def test_a_change_outside_is_shown_and_undo_brings_the_old_text_back(
    bare_desk: Desk, story: Path
) -> None:
    story.write_text("Twice upon a time.\n")
    bare_desk.qtbot.waitUntil(lambda: bare_desk.text == "Twice upon a time.\n", timeout=3000)
    assert "Another program changed story.md" in bare_desk.window.banner.message
    assert not bare_desk.window.document.is_modified
    bare_desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bare_desk.text == "Once upon a time.\n"
    assert story.read_text() == "Twice upon a time.\n"


def test_a_change_outside_and_one_on_the_page_are_both_kept(bare_desk: Desk, story: Path) -> None:
    bare_desk.type("Mine. ")
    story.write_text("Theirs.\n")
    bare_desk.qtbot.waitUntil(
        lambda: "Saving keeps both" in bare_desk.window.banner.message, timeout=3000
    )
    assert bare_desk.text == "Mine. Once upon a time.\n"
    assert bare_desk.window.document.save()
    assert story.read_text() == "Mine. Once upon a time.\n"
    (other,) = others(story)
    assert other.read_text() == "Theirs.\n"
    assert other.name in bare_desk.window.banner.message


def test_a_change_that_was_not_noticed_yet_is_kept_all_the_same(
    bare_desk: Desk, story: Path
) -> None:
    bare_desk.type("Mine. ")
    replacement = story.with_suffix(".new")
    replacement.write_text("Theirs.\n")
    os.replace(replacement, story)
    assert bare_desk.window.document.save()
    assert [other.read_text() for other in others(story)] == ["Theirs.\n"]


def test_what_another_program_wrote_and_the_page_cannot_keep_is_only_read(
    bare_desk: Desk, story: Path
) -> None:
    story.write_bytes(b"One\r\ntwo\nthree")
    bare_desk.qtbot.waitUntil(bare_desk.editor.isReadOnly, timeout=3000)
    assert "mixes line endings" in bare_desk.window.banner.message
    bare_desk.type("x")
    assert story.read_bytes() == b"One\r\ntwo\nthree"


def test_a_touch_asks_nothing(bare_desk: Desk, story: Path) -> None:
    bare_desk.type("Mine. ")
    os.utime(story, (1, 1))
    bare_desk.window.document.look_at_disk()
    assert bare_desk.window.banner.message == ""
    assert bare_desk.window.document.save()
    assert others(story) == []


def test_a_deleted_file_is_written_again(bare_desk: Desk, story: Path) -> None:
    story.unlink()
    bare_desk.qtbot.wait(50)
    assert bare_desk.text == "Once upon a time.\n"
    bare_desk.type("Still. ")
    assert bare_desk.window.document.save()
    assert story.read_text() == "Still. Once upon a time.\n"


def test_what_another_program_made_of_it_is_kept_even_if_it_is_no_text(
    bare_desk: Desk, story: Path
) -> None:
    bare_desk.type("Mine. ")
    story.write_bytes(b"\0\xff\0")
    assert bare_desk.window.document.save()
    assert [other.read_bytes() for other in others(story)] == [b"\0\xff\0"]


def test_if_the_other_version_cannot_be_kept_nothing_is_overwritten(
    bare_desk: Desk, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_desk.type("Mine. ")
    story.write_text("Theirs.\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not bare_desk.window.document.save()
    assert "story.md was not saved" in bare_desk.window.banner.message
    assert story.read_text() == "Theirs.\n"
    assert bare_desk.window.document.is_modified


def test_a_second_process_opens_for_reading_until_the_first_one_ends(
    bare_desk: Desk, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "shared.md"
    file.write_text("Ours.\n")
    words = [sys.executable, "-c", HOLD, str(home / "state"), str(file)]
    other = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "False\n"
    assert bare_desk.window.document.open(file)
    assert bare_desk.editor.isReadOnly()
    assert "open in another window" in bare_desk.window.banner.message
    assert not bare_desk.window.document.save()
    other.kill()  # its lock stays behind, and is taken over at once
    other.communicate()
    assert bare_desk.window.document.open(file)
    assert not bare_desk.editor.isReadOnly()
    bare_desk.type("More. ")
    assert bare_desk.window.document.save()
    assert file.read_text() == "More. Ours.\n"


def test_leaving_a_text_frees_it(bare_desk: Desk, home: Path, story: Path) -> None:
    lock = lock_of_document(home / "state", story)
    assert not lock.tryLock(0)
    assert bare_desk.window.document.new()
    assert lock.tryLock(0)
    lock.unlock()
