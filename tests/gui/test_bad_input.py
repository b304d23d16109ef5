"""What is broken, closed or huge gets a sentence, costs no word, and the page goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk, FakeEngine
from pytestqt.qtbot import QtBot

from writer.manuscript.order_file import write_order
from writer.manuscript.tree import Manuscript, Scene
from writer.settings import Settings


def goes_on(desk: Desk) -> bool:
    """Whether the page can still be written on."""
    before = desk.text
    desk.editor.setFocus()
    desk.type("x")
    return len(desk.text) == len(before) + 1


def test_a_broken_theme_is_told_of_and_the_other_settings_are_used(
    qtbot: QtBot, home: Path, engine: FakeEngine
) -> None:
    file = home / "config" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"theme": "pink", "font_size": 20}')
    desk = Desk(qtbot, engine)
    message = desk.window.banner.message
    assert str(file) in message
    assert "Theme" in message
    assert desk.window.settings.font_size == 20
    assert desk.window.settings.theme == Settings().theme
    assert goes_on(desk)
    desk.close()


@pytest.mark.parametrize("kind", ["file", "gone"])
def test_a_folder_that_cannot_be_opened_leaves_the_one_before(
    bare_desk: Desk, tmp_path: Path, kind: str
) -> None:
    novel, other = tmp_path / "novel", tmp_path / "other"
    novel.mkdir()
    (novel / "a.md").write_text("A.\n")
    book = bare_desk.inkling.manuscripts.manuscript
    assert book.open(novel)
    if kind == "file":
        other.write_text("no folder")
    assert not book.open(other)
    assert "The folder other could not be opened" in bare_desk.window.banner.message
    assert book.folder == novel
    assert goes_on(bare_desk)


def test_an_order_that_names_missing_files_opens_with_the_rest(
    bare_desk: Desk, tmp_path: Path
) -> None:
    novel = tmp_path / "novel"
    novel.mkdir()
    (novel / "a.md").write_text("A.\n")
    write_order(novel, Manuscript("N", (Scene("gone.md", "She leaves."), Scene("a.md"))))
    order = (novel / "manuscript.json").read_text()
    manuscripts = bare_desk.inkling.manuscripts
    assert manuscripts.manuscript.open(novel)
    assert manuscripts.manuscript.missing == {"gone.md"}
    manuscripts.next_scene()
    assert bare_desk.text == "A.\n"
    assert (novel / "manuscript.json").read_text() == order


def test_names_that_differ_in_case_only_are_told_of_on_the_page(
    bare_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "Dusk.md").write_text("A.\n")
    (tmp_path / "dusk.md").write_text("B.\n")
    if len(list(tmp_path.glob("?usk.md"))) < 2:
        pytest.skip("NEEDS A DISK THAT TELLS CASES APART: this one takes them for one file")
    assert bare_desk.inkling.manuscripts.manuscript.open(tmp_path)
    assert "Dusk.md" in bare_desk.window.banner.message
    assert goes_on(bare_desk)


@pytest.mark.slow
def test_a_text_of_50_megabytes_is_written_on_and_saved(bare_desk: Desk, tmp_path: Path) -> None:
    paragraph = "It was dark when the last boat came in, and nobody spoke. " * 9 + "\n"
    text = paragraph * (50_000_000 // len(paragraph))
    path = tmp_path / "long.md"
    path.write_text(text, encoding="utf-8")
    assert bare_desk.window.document.open(path)
    bare_desk.type("So. ")
    assert bare_desk.window.document.save()
    assert path.read_text(encoding="utf-8") == "So. " + text
