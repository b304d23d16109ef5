"""The list of choices: near the cursor, with likelihoods, and the page keeps the keyboard."""

from __future__ import annotations

import pytest
from gui.conftest import Desk
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

CHOICES = ((" went home.", 0.42), (" ran away.", 0.305), (" was there.", 0.004))


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """A desk with three choices listed."""
    desk.window.change("mood", "request")
    desk.type("He")
    desk.window.alternatives.show_choices(CHOICES, 1)
    return desk


def test_texts_are_listed_with_their_likelihood(open_desk: Desk) -> None:
    shown = open_desk.window.alternatives
    rows = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    assert [(row.text(0), row.text(1)) for row in rows if row] == [
        ("went home.", "42 %"),
        ("ran away.", "30 %"),
        ("was there.", "< 1 %"),
    ]
    assert shown.currentIndex().row() == 1


def test_arrows_and_enter_choose_while_the_page_keeps_the_keyboard(open_desk: Desk) -> None:
    shown, seen = open_desk.window.alternatives, []
    shown.highlighted.connect(lambda row: seen.append(("highlighted", row)))
    shown.chosen.connect(lambda row: seen.append(("chosen", row)))
    assert open_desk.editor.hasFocus()
    open_desk.press(Qt.Key.Key_Down)
    open_desk.press(Qt.Key.Key_Down)
    open_desk.press(Qt.Key.Key_Up)
    open_desk.press(Qt.Key.Key_Return)
    assert seen == [("highlighted", 2), ("highlighted", 0), ("highlighted", 2), ("chosen", 2)]
    assert not shown.isVisible()
    assert (open_desk.text, open_desk.editor.hasFocus()) == ("He", True)


def test_escape_closes_it_and_any_letter_goes_on_to_the_page(open_desk: Desk) -> None:
    shown = open_desk.window.alternatives
    open_desk.press(Qt.Key.Key_Escape)
    assert not shown.isVisible()
    shown.show_choices(CHOICES)
    open_desk.type("y")
    assert (open_desk.text, shown.isVisible()) == ("Hey", False)
    open_desk.press(Qt.Key.Key_Return)
    assert open_desk.text == "Hey\n"


def test_the_mouse_chooses(open_desk: Desk) -> None:
    shown = open_desk.window.alternatives
    item = shown.topLevelItem(2)
    assert item is not None
    with open_desk.qtbot.waitSignal(shown.chosen, timeout=1000) as told:
        centre = shown.visualItemRect(item).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert told.args == [2]
    assert open_desk.editor.hasFocus()


@pytest.mark.parametrize("lines", [0, 60])
def test_it_lies_inside_the_window_and_hides_neither_cursor_nor_ghost(
    desk: Desk, lines: int
) -> None:
    desk.window.change("mood", "request")
    desk.editor.setPlainText("line\n" * lines)
    desk.editor.moveCursor(desk.editor.textCursor().MoveOperation.End)
    desk.window.alternatives.show_choices(CHOICES)
    popup, editor = desk.window.alternatives.geometry(), desk.editor
    assert editor.rect().contains(popup)
    at = editor.viewport().mapTo(editor, editor.cursorRect().topLeft())
    assert not popup.intersects(QRect(at, editor.cursorRect().size()))
