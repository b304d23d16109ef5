"""Spelling and typography on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from writer.gui import language as module
from writer.spelling.dictionaries import SpellingError


class Words:
    """A dictionary of a few words."""

    def knows(self, word: str) -> bool:
        return word.lower() in {"the", "lamp", "went", "out", "it's"}

    def suggestions(self, word: str) -> list[str]:
        return ["lamp", "it's"] if word == "lmap" else []


@pytest.fixture
def spelling(bare_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(module, "dictionary", lambda _: Words())
    bare_desk.window.change("spelling", "en")
    return bare_desk


def marked(desk: Desk) -> list[str]:
    return [mark.cursor.selectedText() for mark in desk.editor.extraSelections()]


def test_a_wrong_word_is_marked_once_it_is_left(spelling: Desk) -> None:
    spelling.type("The lmap")
    spelling.inkling.language.marks.mark()
    assert marked(spelling) == []
    spelling.type(" went")
    spelling.qtbot.waitUntil(lambda: marked(spelling) == ["lmap"], timeout=3000)
    spelling.window.change("spelling", "off")
    assert marked(spelling) == []


def test_a_right_click_mends_adds_or_ignores(spelling: Desk, home: Path) -> None:
    spelling.editor.setPlainText("😀 lmap qux zup")
    language = spelling.inkling.language
    names = [a.text() for a in language.menu_at(4).actions()]
    assert names[:2] == ["lamp", "it's"]
    language.menu_at(4).actions()[0].trigger()
    assert spelling.text == "😀 lamp qux zup"
    spelling.editor.undo()
    assert spelling.text == "😀 lmap qux zup"
    menu = language.menu_at(9)
    assert menu.actions()[0].text() == "No suggestions"
    next(a for a in menu.actions() if a.text() == "Add to my words").trigger()
    assert (home / "data" / "my words.txt").read_text() == "qux\n"
    menu = language.menu_at(13)
    next(a for a in menu.actions() if a.text().startswith("Ignore")).trigger()
    assert marked(spelling) == ["lmap"]


def test_a_language_without_dictionary_is_told_of(
    bare_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_language: str) -> Words:
        raise SpellingError("There is no dictionary.")

    monkeypatch.setattr(module, "dictionary", missing)
    bare_desk.window.change("spelling", "tlh")
    assert bare_desk.window.banner.message == "There is no dictionary."
    bare_desk.type("qux ")
    assert marked(bare_desk) == []


def test_the_menu_lists_what_is_here_and_chooses(
    bare_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "languages", lambda: ["de_DE", "en"])
    monkeypatch.setattr(module, "dictionary", lambda _: Words())
    menu = next(a.menu() for a in bare_desk.window.edit_menu.actions() if a.text() == "S&pelling")
    for _ in range(2):
        menu.aboutToShow.emit()
        names = [action.text() for action in menu.actions() if action.text()]
        assert names == ["Off", "In the system's language", "Deutsch (Deutschland)", "English"]
    menu.actions()[-2].trigger()
    assert bare_desk.window.settings.spelling == "de_DE"


def test_own_words_open_on_the_page(spelling: Desk, home: Path) -> None:
    spelling.window.actions_named["own_words"].trigger()
    assert spelling.window.document.path == home / "data" / "my words.txt"


def test_marks_become_those_of_the_language_and_undo_takes_them_back(bare_desk: Desk) -> None:
    bare_desk.type('"No"')
    assert bare_desk.text == '"No"'
    bare_desk.window.change("smart_marks", "de")
    bare_desk.type(' "Ja"')
    assert bare_desk.text == '"No" „Ja“'
    bare_desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bare_desk.text == '"No" „Ja"'
    bare_desk.editor.moveCursor(QTextCursor.MoveOperation.Start)
    bare_desk.window.change("smart_marks", "off")
    bare_desk.type("'")
    assert bare_desk.text.startswith("'")


def test_a_suggestion_in_the_same_marks_is_typed_through(desk: Desk) -> None:
    desk.engine.answer = " said “no.”"
    desk.window.change("smart_marks", "en")
    desk.type('"Yes," he')
    desk.wait_for_ghost(" said “no.”")
    desk.type(' said "no')
    assert desk.text == "“Yes,” he said “no"
    assert desk.editor.ghost == ".”"
