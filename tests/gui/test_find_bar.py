"""Find and replace on the page."""

from __future__ import annotations

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from writer.gui.find_bar import FindBar


@pytest.fixture
def bar(bare_desk: Desk) -> FindBar:
    """The bar, opened by its key over a text."""
    bare_desk.editor.setPlainText("😀 Ann saw Anna.\nann!\n")
    bare_desk.window.activateWindow()
    bare_desk.qtbot.waitUntil(bare_desk.window.isActiveWindow, timeout=3000)
    QTest.keyClick(bare_desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bare_desk.window.find_bar.sought.hasFocus()
    return bare_desk.window.find_bar


def selected(desk: Desk) -> tuple[int, str]:
    cursor = desk.editor.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def test_return_goes_from_place_to_place_and_around(bare_desk: Desk, bar: FindBar) -> None:
    QTest.keyClicks(bar.sought, "ann")
    seen = []
    for _ in range(4):
        QTest.keyClick(bar.sought, Qt.Key.Key_Return)
        seen.append(selected(bare_desk))
    assert seen == [(3, "Ann"), (11, "Ann"), (17, "ann"), (3, "Ann")]
    assert bar.told.text() == "1 of 3"
    QTest.keyClick(bar.sought, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert selected(bare_desk) == (17, "ann")
    marks = [mark.cursor.selectedText() for mark in bare_desk.editor.extraSelections()]
    assert marks == ["Ann", "Ann", "ann"]
    QTest.keyClick(bar.sought, Qt.Key.Key_Escape)
    assert bare_desk.editor.hasFocus()
    assert bare_desk.editor.extraSelections() == []
    assert not bar.isVisible()


def test_one_or_all_are_replaced_and_undo_takes_one_step(bare_desk: Desk, bar: FindBar) -> None:
    bar.findChildren(type(bar._regex))[0].setChecked(True)
    bar.sought.setText(r"\b(a)nn\b")
    bar.replacement.setText(r"\1da")
    bar.look()
    bar.go_on()
    QTest.mouseClick(bar.one, Qt.MouseButton.LeftButton)
    assert bare_desk.text == "😀 Ada saw Anna.\nann!\n"
    bare_desk.editor.undo()
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert bare_desk.text == "😀 Ada saw Anna.\nada!\n"
    assert bar.told.text() == "2 places were replaced."
    bare_desk.editor.undo()
    assert bare_desk.text == "😀 Ann saw Anna.\nann!\n"


def test_what_is_wrong_or_absent_is_told(bare_desk: Desk, bar: FindBar) -> None:
    bar.sought.setText("zzz")
    bare_desk.qtbot.waitUntil(lambda: bar.told.text() == "Not found", timeout=3000)
    assert not bar.all.isEnabled()
    bar._regex.setChecked(True)
    bar.sought.setText("(")
    bare_desk.qtbot.waitUntil(lambda: "no regular expression" in bar.told.text(), timeout=3000)


def test_the_keyboard_stays_in_the_bar_when_all_is_replaced(desk: Desk) -> None:
    desk.type("the quay")
    bar = desk.window.find_bar
    bar.open()
    desk.qtbot.keyClicks(bar.sought, "quay")
    desk.qtbot.keyClick(bar.sought, Qt.Key.Key_Tab)
    assert bar.replacement.hasFocus()
    desk.qtbot.keyClicks(bar.replacement, "pier")
    bar.look()
    bar.all.setFocus()
    desk.qtbot.keyClick(bar.all, Qt.Key.Key_Space)
    assert desk.text == "the pier"
    assert bar.told.text() == "1 place was replaced."
    assert bar.sought.hasFocus()
    desk.qtbot.keyClick(bar.sought, Qt.Key.Key_Escape)
    assert not bar.isVisible()
