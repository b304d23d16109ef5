"""Find and replace across a manuscript: previewed, undoable, and never over another's change."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import QFile, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QTreeWidget

from writer.documents.history import History
from writer.gui import manuscript_files as module
from writer.gui.manuscripts import Manuscripts
from writer.gui.search_dialog import SearchDialog

TEXTS = {"1.md": "Ann saw Anna.\n", "2.md": "Nobody.\n", "3.md": "Ann and Ann.\r\n"}


@pytest.fixture
def book(bare_desk: Desk, tmp_path: Path) -> Manuscripts:
    folder = tmp_path / "novel"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_bytes(text.encode())
    assert bare_desk.inkling.manuscripts.manuscript.open(folder)
    bare_desk.window.document.open(folder / "1.md")
    return bare_desk.inkling.manuscripts


def in_dialog(desk: Desk, act: object) -> None:
    """Open the dialog by its action, and act in it."""
    wrong: list[BaseException] = []

    def run() -> None:
        dialog = desk.inkling.manuscripts.search.dialog
        assert dialog is not None
        try:
            act(dialog)  # type: ignore[operator]
        except BaseException as error:
            wrong.append(error)
        finally:
            dialog.close()

    QTimer.singleShot(0, run)
    desk.window.actions_named["search"].trigger()
    if wrong:
        raise wrong[0]


def found(desk: Desk, dialog: SearchDialog, sought: str, by: str) -> QTreeWidget:
    first, second = dialog.findChildren(QLineEdit)
    first.setText(sought)
    second.setText(by)
    places = dialog.findChild(QTreeWidget)
    desk.qtbot.waitUntil(lambda: "places" in dialog.said and not dialog._timer.isActive())
    desk.qtbot.waitUntil(lambda: dialog._future is not None and dialog._future.done())
    desk.qtbot.wait(20)
    return places


@pytest.mark.usefixtures("book")
def test_what_is_checked_is_replaced_and_undo_brings_it_back(
    bare_desk: Desk, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "novel"

    def act(dialog: SearchDialog) -> None:
        places = found(bare_desk, dialog, "ann", "Eve")
        assert [places.topLevelItem(n).text(0) for n in range(2)] == ["1", "3"]
        assert dialog.said == "4 of 4 places in 2 files are checked."
        places.topLevelItem(0).child(1).setCheckState(0, Qt.CheckState.Unchecked)
        assert dialog.said == "3 of 4 places in 2 files are checked."
        QTest.mouseClick(dialog._replace, Qt.MouseButton.LeftButton)

    in_dialog(bare_desk, act)
    assert bare_desk.text == "Eve saw Anna.\n"
    assert (folder / "1.md").read_text() == "Eve saw Anna.\n"
    assert (folder / "3.md").read_bytes() == b"Eve and Eve.\r\n"
    kept = History(home / "state" / "history.sqlite")
    (version,) = kept.versions(folder / "3.md")
    assert (kept.text(version), version.name) == ("Ann and Ann.\n", "Before a replacement")
    assert bare_desk.window.banner.message == "3 places in 2 files were replaced."
    bare_desk.window.banner.act()
    assert {n: (folder / n).read_bytes().decode() for n in TEXTS} == TEXTS
    assert bare_desk.text == TEXTS["1.md"]


@pytest.mark.usefixtures("book")
def test_a_file_changed_meanwhile_is_left_alone(bare_desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "novel" / "3.md"

    def act(dialog: SearchDialog) -> None:
        found(bare_desk, dialog, "Ann", "Eve")
        other.write_text("Theirs: Ann.\n")
        dialog.ask_to_replace()

    in_dialog(bare_desk, act)
    assert other.read_text() == "Theirs: Ann.\n"
    assert "Another program changed 3.md since it was searched" in bare_desk.window.banner.message
    assert bare_desk.text == "Eve saw Evea.\n"


@pytest.mark.usefixtures("book")
def test_a_wrong_expression_is_told_of_and_a_place_can_be_gone_to(
    bare_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "novel" / "2.md").write_text("😀 The lamp.\n")

    def act(dialog: SearchDialog) -> None:
        dialog._regex.setChecked(True)
        dialog.look_for("(")
        bare_desk.qtbot.waitUntil(lambda: "no regular expression" in dialog.said, timeout=3000)
        assert not dialog._replace.isEnabled()
        places = found(bare_desk, dialog, "l.mp", "")
        places.setCurrentItem(places.topLevelItem(0).child(0))
        QTest.keyClick(places, Qt.Key.Key_Return)

    in_dialog(bare_desk, act)
    assert bare_desk.window.document.path == tmp_path / "novel" / "2.md"
    bare_desk.type("old ")
    assert bare_desk.text == "😀 The old lamp.\n"


@pytest.mark.usefixtures("book")
def test_quick_open_by_a_few_letters(bare_desk: Desk, tmp_path: Path) -> None:
    def choose() -> None:
        box = QApplication.activeModalWidget().findChild(QLineEdit)
        QTest.keyClicks(box, "3")
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(100, choose)
    bare_desk.window.actions_named["quick_open"].trigger()
    assert bare_desk.window.document.path == tmp_path / "novel" / "3.md"


def test_a_renamed_scene_stays_on_the_page_with_its_words_and_versions(
    bare_desk: Desk,
    book: Manuscripts,
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Arrival", True))
    bare_desk.type("Then ")
    book.panel.tree.choose((0,))
    bare_desk.window.actions_named["rename_entry"].trigger()
    new = tmp_path / "novel" / "Arrival.md"
    assert bare_desk.window.document.path == new
    assert bare_desk.text == "Then Ann saw Anna.\n"
    assert bare_desk.window.document.save()
    assert new.read_text() == "Then Ann saw Anna.\n"
    assert not (tmp_path / "novel" / "1.md").exists()
    assert [scene.file for scene in book.manuscript.tree.scenes()] == ["Arrival.md", "2.md", "3.md"]
    bare_desk.inkling.versions._thread.submit(int).result()
    kept = History(home / "state" / "history.sqlite")
    assert [kept.text(v) for v in kept.versions(new)][-1] == TEXTS["1.md"]


def test_what_is_removed_goes_into_the_trash_and_stays_in_the_history(
    bare_desk: Desk,
    book: Manuscripts,
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "novel" / "1.md"
    monkeypatch.setattr(QFile, "moveToTrash", lambda name: Path(name).unlink() or True)
    for agreed in (False, True):
        monkeypatch.setattr(module, "agree_to_trash", lambda *_, agreed=agreed: agreed)
        book.panel.tree.choose((0,))
        QTest.keyClick(book.panel.tree, Qt.Key.Key_Delete)
        assert path.exists() is not agreed
    assert [scene.file for scene in book.manuscript.tree.scenes()] == ["2.md", "3.md"]
    kept = History(home / "state" / "history.sqlite")
    assert kept.text(kept.versions(path)[0]) == TEXTS["1.md"]
    assert bare_desk.text == ""
