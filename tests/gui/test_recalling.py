from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from gui.conftest import Desk
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from writer.gui import remembering
from writer.gui.recalling import PAUSE_MS
from writer.voices import remembered
from writer.voices.texts import Prepared, prepared

STORY = "Old Anna Ferris put out the lamp, and then Anna Ferris went home to her own house. " * 3


def story(folder: Path, content: str = STORY) -> Path:
    path = folder / "quay.txt"
    path.write_text(content, encoding="utf-8")
    return path


def add(desk: Desk, path: Path) -> None:
    desk.window.memory_panel.add_wanted.emit((path,))


def names(desk: Desk) -> list[str]:
    shown = desk.window.memory_panel.findChild(QListWidget)
    return [shown.item(row).text() for row in range(shown.count())]


def said(desk: Desk) -> str:
    return "\n".join(label.text() for label in desk.window.memory_panel.findChildren(QLabel))


def test_a_text_that_is_added_is_recalled_at_once_and_shown(desk: Desk, tmp_path: Path) -> None:
    add(desk, story(tmp_path))
    desk.qtbot.waitUntil(lambda: desk.engine.learnt != ())
    assert "Anna Ferris" in desk.engine.learnt[0]
    desk.qtbot.waitUntil(lambda: names(desk) == ["quay.txt"])
    assert "Anna Ferris" in said(desk)
    desk.window.memory_panel.forget_wanted.emit("")
    desk.qtbot.waitUntil(lambda: desk.engine.learnt == ())
    assert names(desk) == []
    assert "Anna Ferris" not in said(desk)


def test_what_was_kept_is_recalled_at_the_next_start(bare_desk: Desk, tmp_path: Path) -> None:
    remembered.add(prepared([story(tmp_path)])[0])
    bare_desk.inkling.recalling.start()
    bare_desk.load()
    bare_desk.qtbot.waitUntil(lambda: bare_desk.engine.learnt != (), timeout=2000)
    assert names(bare_desk) == ["quay.txt"]


def test_the_open_text_is_followed_in_pauses(desk: Desk) -> None:
    desk.inkling.recalling.start()
    desk.type("Anna put out the lamp.")
    assert desk.engine.followed == ""
    desk.qtbot.waitUntil(
        lambda: desk.engine.followed == "Anna put out the lamp.", timeout=PAUSE_MS + 2000
    )


def test_it_can_be_switched_off_and_on(desk: Desk, tmp_path: Path) -> None:
    add(desk, story(tmp_path))
    desk.type("Anna")
    desk.qtbot.waitUntil(lambda: desk.engine.followed == "Anna", timeout=PAUSE_MS + 2000)
    desk.window.change("memory", False)
    desk.qtbot.waitUntil(lambda: (desk.engine.learnt, desk.engine.followed) == ((), ""))
    assert "Not used now" in said(desk)
    desk.window.change("memory", True)
    desk.qtbot.waitUntil(lambda: desk.engine.learnt != () and desk.engine.followed == "Anna")


def test_a_bad_text_is_told_of_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    add(desk, story(tmp_path))
    desk.qtbot.waitUntil(lambda: names(desk) == ["quay.txt"])
    (tmp_path / "empty.txt").write_text("")
    add(desk, tmp_path / "empty.txt")
    desk.qtbot.waitUntil(lambda: "empty.txt" in desk.window.banner.message)
    assert names(desk) == ["quay.txt"]


def copied(desk: Desk, tmp_path: Path, guard: str) -> None:
    desk.window.change("copying_guard", guard)
    add(desk, story(tmp_path))
    desk.qtbot.waitUntil(lambda: names(desk) == ["quay.txt"])
    desk.engine.answer = " out the lamp, and then Anna Ferris went home. Then"
    desk.type("Old Anna Ferris put")


def test_what_repeats_a_text_is_marked_and_announced(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    copied(desk, tmp_path, "mark")
    with qtbot.waitSignal(desk.window.announcer.announced, timeout=5000) as announced:
        desk.wait_for_ghost(" out the lamp, and then Anna Ferris went home.")
    assert "Word for word" in announced.args[0]
    assert "Word for word" in desk.window.status.model_text


def test_or_it_is_cut_before_the_twelfth_word(desk: Desk, tmp_path: Path) -> None:
    copied(desk, tmp_path, "cut")
    desk.wait_for_ghost(" out the lamp, and then Anna Ferris ")
    assert "Word for word" not in desk.window.status.model_text


def test_or_let_be(desk: Desk, tmp_path: Path) -> None:
    copied(desk, tmp_path, "off")
    desk.wait_for_ghost(" out the lamp, and then Anna Ferris went home.")
    assert "Word for word" not in desk.window.status.model_text


def test_suggestions_come_while_a_text_is_still_being_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slowly(paths: tuple[Path, ...]) -> list[Prepared]:
        begun.set()
        assert go_on.wait(30)
        return prepared(paths)

    monkeypatch.setattr(remembering, "prepared", slowly)
    try:
        add(desk, story(tmp_path))
        assert begun.wait(10)
        desk.engine.answer = " the lamp."
        desk.type("She put out")
        desk.wait_for_ghost(" the lamp.")
        assert names(desk) == []
    finally:
        go_on.set()
    desk.qtbot.waitUntil(lambda: names(desk) == ["quay.txt"])
