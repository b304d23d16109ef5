"""A manuscript beside the page: opened, ordered, noted, and never at the cost of a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QInputDialog,
    QPlainTextEdit,
)

from writer.gui.manuscripts import Manuscripts

Where = QAbstractItemView.DropIndicatorPosition
NAMES = ("One/1 quay.md", "One/2 boat.md", "Two/3 storm.md", "Two/4 calm.md")


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    """A folder with two parts."""
    folder = tmp_path / "The Lamp"
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# {name}\n\nWords of {name}.\n")
    return folder


@pytest.fixture
def book(bare_desk: Desk, novel: Path, monkeypatch: pytest.MonkeyPatch) -> Manuscripts:
    """The folder, opened by its key."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(novel))
    bare_desk.window.activateWindow()
    bare_desk.qtbot.waitUntil(bare_desk.window.isActiveWindow, timeout=3000)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(bare_desk.window, Qt.Key.Key_O, keys)
    assert bare_desk.inkling.manuscripts.dock.isVisible()
    return bare_desk.inkling.manuscripts


def order_in(folder: Path) -> list[str]:
    """The files of the order on the disk, from the top down."""
    entries = json.loads((folder / "manuscript.json").read_text())["entries"]
    files: list[str] = []
    while entries:
        entry = entries.pop(0)
        files += [entry["file"]] if "file" in entry else []
        entries = entry.get("entries", []) + entries
    return files


def files(book: Manuscripts) -> list[str]:
    return [scene.file for scene in book.manuscript.tree.scenes()]


def choose(book: Manuscripts, file: str) -> None:
    book.panel.tree.choose(book.manuscript.tree.place_of(file))


def test_opening_a_folder_writes_nothing_and_return_opens_a_scene(
    bare_desk: Desk, book: Manuscripts, novel: Path
) -> None:
    assert files(book) == list(NAMES)
    assert sorted(p.name for p in novel.iterdir()) == ["One", "Two"]
    choose(book, NAMES[1])
    QTest.keyClick(book.panel.tree, Qt.Key.Key_Return)
    assert bare_desk.window.document.path == novel / NAMES[1]
    assert bare_desk.editor.hasFocus()
    bare_desk.window.actions_named["next_scene"].trigger()
    assert bare_desk.text.startswith("# Two/3 storm.md")


def test_scenes_walk_by_key_and_the_order_comes_back(book: Manuscripts, novel: Path) -> None:
    choose(book, NAMES[2])
    for _ in range(2):
        QTest.keyClick(book.panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    wanted = [NAMES[0], NAMES[1], NAMES[2], NAMES[3]]
    assert files(book) == wanted
    assert book.panel.tree.place == (0, 2)
    QTest.keyClick(book.panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order_in(novel) == files(book) == [NAMES[0], NAMES[2], NAMES[1], NAMES[3]]
    book.manuscript.open(novel)
    assert files(book) == [NAMES[0], NAMES[2], NAMES[1], NAMES[3]]


def drag(book: Manuscripts, source: str, target: str, where: Where) -> None:
    """Drag an entry onto another, or to the line above or below it that Qt draws then."""
    tree = book.panel.tree
    choose(book, source)
    item = tree.findItems(Path(target).stem, Qt.MatchFlag.MatchRecursive)[0]
    point = QPointF(tree.visualItemRect(item).center())
    data, buttons = tree.mimeData([tree.currentItem()]), Qt.MouseButton.LeftButton
    tree.dropIndicatorPosition = lambda: where  # told by a drag of the window system alone
    action, plain = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    tree.dropEvent(QDropEvent(point, action, data, buttons, plain))


@pytest.mark.parametrize(
    ("target", "where", "order"),
    [
        (NAMES[3], Where.AboveItem, [NAMES[1], NAMES[2], NAMES[0], NAMES[3]]),
        (NAMES[3], Where.BelowItem, [NAMES[1], NAMES[2], NAMES[3], NAMES[0]]),
        ("Two", Where.OnItem, [NAMES[1], NAMES[2], NAMES[3], NAMES[0]]),
        ("Two", Where.BelowItem, [NAMES[1], NAMES[0], NAMES[2], NAMES[3]]),
    ],
)
def test_a_scene_is_dragged_and_no_file_moves(
    book: Manuscripts, novel: Path, target: str, where: Where, order: list[str]
) -> None:
    drag(book, NAMES[0], target, where)
    assert files(book) == order_in(novel) == order
    assert all((novel / name).read_text().startswith("# ") for name in NAMES)


def test_synopsis_and_status_are_kept_with_the_scene(book: Manuscripts, novel: Path) -> None:
    choose(book, NAMES[0])
    page = book.panel.findChild(QPlainTextEdit, "synopsis")
    page.setFocus()
    QTest.keyClicks(page, "She waits.")
    book.manuscript.flush()
    choose(book, NAMES[1])
    assert page.toPlainText() == ""
    choose(book, NAMES[0])
    assert page.toPlainText() == "She waits."
    (entry,) = [s for s in book.manuscript.tree.scenes() if s.synopsis]
    assert (entry.file, entry.synopsis) == (NAMES[0], "She waits.")
    assert "She waits." in (novel / "manuscript.json").read_text()


def test_the_words_of_scenes_and_parts_are_counted_again_once_saved(
    bare_desk: Desk, book: Manuscripts, novel: Path
) -> None:
    def words() -> list[str]:
        top = book.panel.tree.topLevelItem(0)
        return [top.text(1), top.child(0).text(1), top.child(1).text(1)]

    bare_desk.qtbot.waitUntil(lambda: words() == ["20", "10", "10"], timeout=5000)
    bare_desk.window.document.open(novel / NAMES[0])
    bare_desk.type("More of them. ")
    assert bare_desk.window.document.save()
    bare_desk.qtbot.waitUntil(lambda: words() == ["23", "13", "10"], timeout=5000)


def test_saving_leaves_another_scene_chosen(bare_desk: Desk, book: Manuscripts) -> None:
    book.open_scene(book.manuscript.tree.scenes()[0])
    choose(book, NAMES[2])
    bare_desk.type("More. ")
    assert bare_desk.window.document.save()
    assert book.panel.tree.place == (1, 0)


def test_files_that_come_and_go_outside_are_noticed(
    bare_desk: Desk, book: Manuscripts, novel: Path
) -> None:
    choose(book, NAMES[0])
    book.manuscript.take(book.manuscript.tree.without((1, 1)))
    (novel / "Two" / "5 after.md").write_text("New.\n")
    (novel / NAMES[0]).unlink()
    bare_desk.qtbot.waitUntil(lambda: "Two/5 after.md" in files(book), timeout=3000)
    bare_desk.qtbot.waitUntil(lambda: book.manuscript.missing == {NAMES[0]}, timeout=3000)
    assert NAMES[0] in files(book)
    book.panel.tree.choose((0, 0))
    bare_desk.window.actions_named["remove_entry"].trigger()
    assert NAMES[0] not in files(book)


def test_an_order_changed_outside_is_taken_over(
    bare_desk: Desk, book: Manuscripts, novel: Path
) -> None:
    book.move((0, 0), (0, 2))
    text = (novel / "manuscript.json").read_text()
    (novel / "manuscript.json").write_text(text.replace('"title": "One"', '"title": "First"'))
    bare_desk.qtbot.waitUntil(
        lambda: book.panel.tree.topLevelItem(0).text(0) == "First", timeout=3000
    )


def test_a_broken_order_is_told_of_and_kept(bare_desk: Desk, novel: Path) -> None:
    (novel / "manuscript.json").write_text("{ broken")
    book = bare_desk.inkling.manuscripts
    assert book.manuscript.open(novel)
    assert "manuscript.json is damaged: line 1 is no JSON" in bare_desk.window.banner.message
    assert files(book) == list(NAMES)
    book.move((0, 0), (0, 2))
    (kept,) = novel.glob("manuscript (other version*")
    assert kept.read_text() == "{ broken"
    assert order_in(novel) == [NAMES[1], NAMES[0], NAMES[2], NAMES[3]]


def test_a_new_scene_gets_a_file_and_the_page(
    bare_desk: Desk, book: Manuscripts, novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Arrival: late?", True))
    choose(book, NAMES[0])
    bare_desk.window.actions_named["new_scene"].trigger()
    assert bare_desk.window.document.path == novel / "One" / "Arrival- late-.md"
    assert files(book)[1] == "One/Arrival- late-.md"
    bare_desk.type("She came. ")
    bare_desk.window.actions_named["new_section"].trigger()
    assert [e.title for _, e in book.manuscript.tree.walk() if hasattr(e, "title")] == [
        "One", "Arrival: late?", "Two",
    ]  # fmt: skip
    bare_desk.window.actions_named["next_scene"].trigger()
    assert (novel / "One" / "Arrival- late-.md").read_text() == "She came. "


def test_headings_lead_to_their_place(bare_desk: Desk, book: Manuscripts) -> None:
    bare_desk.editor.setPlainText("# One\n\nText.\n\n## Two\n\nMore.")
    outline = book.panel.outline
    bare_desk.qtbot.waitUntil(lambda: outline.count() == 2, timeout=3000)
    outline.setFocus()
    outline.setCurrentRow(1)
    QTest.keyClick(outline, Qt.Key.Key_Return)
    assert bare_desk.editor.textCursor().block().text() == "## Two"
    assert QApplication.focusWidget() is bare_desk.editor
