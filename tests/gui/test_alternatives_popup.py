from __future__ import annotations

import math

import pytest
from gui.conftest import Desk, FakeEngine
from PySide6.QtCore import Qt

from writer.gui.alternatives_popup import AlternativesPopup


@pytest.fixture
def popup(desk: Desk) -> AlternativesPopup:
    """The list, with three choices in it."""
    desk.window.activateWindow()
    desk.editor.setFocus()
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    assert not desk.window.alternatives.isVisible(), "not before the writer asks for others"
    desk.inkling.suggester.show_next()
    desk.wait_for_ghost(" ran away.")
    return desk.window.alternatives


def listed(popup: AlternativesPopup) -> list[str]:
    rows = [popup.topLevelItem(n) for n in range(popup.topLevelItemCount())]
    return [row.text(0) for row in rows if row]


def test_all_choices_are_listed_with_how_likely_they_are(
    popup: AlternativesPopup,
) -> None:
    assert popup.isVisible()
    assert listed(popup) == ["went home.", "ran away.", "was there."]
    likely = popup.topLevelItem(1).text(1)  # type: ignore[union-attr]
    assert likely == f"{round(100 * math.exp(-2 / 2))} %", "two words share a log-probability of -2"


def test_the_one_that_is_shown_is_marked(desk: Desk, popup: AlternativesPopup) -> None:
    assert popup.currentIndex().row() == 1
    desk.inkling.suggester.show_next()
    assert popup.currentIndex().row() == 2
    desk.inkling.suggester.show_previous()
    assert popup.currentIndex().row() == 1


def test_a_click_chooses_and_the_page_keeps_the_focus(desk: Desk, popup: AlternativesPopup) -> None:
    before = desk.window.focusWidget()
    row = popup.visualItemRect(popup.topLevelItem(2))  # type: ignore[arg-type]
    desk.qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert desk.editor.ghost == " was there."
    assert desk.window.focusWidget() is before
    desk.type(" was")
    assert (desk.text, desk.editor.ghost) == ("He was", " there.")


@pytest.mark.parametrize("ending", ["dismiss", "wrong letter", "take", "move"])
def test_it_goes_when_the_suggestion_ends(
    desk: Desk, popup: AlternativesPopup, ending: str, engine: FakeEngine
) -> None:
    engine.answer = ""
    if ending == "dismiss":
        desk.press(Qt.Key.Key_Escape)
    elif ending == "wrong letter":
        desk.type("x")
    elif ending == "take":
        desk.press(Qt.Key.Key_Tab)
    else:
        desk.press(Qt.Key.Key_Left)
    assert not popup.isVisible()


def test_the_next_suggestion_comes_without_a_list(desk: Desk, popup: AlternativesPopup) -> None:
    desk.press(Qt.Key.Key_Tab)
    desk.wait_for_ghost(" went home.")
    assert not popup.isVisible()


def test_it_lies_inside_the_page_and_not_on_the_ghost_text(
    desk: Desk, popup: AlternativesPopup
) -> None:
    viewport = desk.editor.viewport()
    for text in ("\n" * 40 + "He", "He"):
        desk.press(Qt.Key.Key_Escape)
        desk.editor.setPlainText("")
        desk.editor.insertPlainText(text)
        desk.editor.ensureCursorVisible()
        desk.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        desk.wait_for_ghost(" went home.")
        desk.inkling.suggester.show_next()
        desk.wait_for_ghost(" ran away.")

        def lies_well() -> bool:
            box = popup.geometry().translated(-viewport.pos())
            line = desk.editor.cursorRect()
            clear = box.top() >= desk.editor.ghost_bottom() or box.bottom() <= line.top()
            return viewport.rect().contains(box) and clear

        desk.qtbot.waitUntil(lies_well)  # it is placed again once the page has laid out its text


def test_a_choice_that_is_used_up_is_none_any_more(desk: Desk, engine: FakeEngine) -> None:
    engine.others = (" went home. ", " went. ", " was there. ")
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.inkling.suggester.show_next()
    desk.wait_for_ghost(" went.")
    desk.inkling.suggester.show_previous()
    desk.type(" went")
    assert listed(desk.window.alternatives) == ["home.", "."]
