"""Scenes at the page: real key events, the real thread, an engine that says what it is told."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from writer.documents.save import read_document

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_pause_brings_ghost_text_that_is_no_part_of_the_document(
    desk: Desk, tmp_path: Path
) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    assert desk.text == "He"
    assert desk.window.words.total == 1
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "He"
    desk.window.document.path = tmp_path / "saved.txt"
    desk.window.document.save()
    assert read_document(tmp_path / "saved.txt").text == "He"


def test_the_engine_works_on_a_thread_of_its_own(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    assert QThread.currentThread() not in desk.engine.threads


def test_tab_takes_all_as_one_undo_step(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.engine.answer = ""
    desk.press(Qt.Key.Key_Tab)
    assert (desk.text, desk.editor.ghost) == ("He went home.", "")
    desk.type(" x")
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == "He"
    desk.press(Qt.Key.Key_Y, CONTROL)
    assert desk.text == "He went home."


def test_words_are_taken_one_by_one_without_asking_again(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    asked = len(desk.engine.prompts)
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert (desk.text, desk.editor.ghost) == ("He went", " home.")
    desk.qtbot.wait(20)
    assert len(desk.engine.prompts) == asked
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert desk.text == "He went home."
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == "He went"


def test_a_taken_emoji_keeps_the_rest_at_its_place(desk: Desk) -> None:
    desk.engine.answer = " 🙂 went home. Then"
    desk.type("He")
    desk.wait_for_ghost(" 🙂 went home.")
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert (desk.text, desk.editor.ghost) == ("He 🙂", " went home.")


def test_the_same_letters_use_the_ghost_up_without_the_model(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    asked = len(desk.engine.prompts)
    desk.type(" went")
    assert desk.editor.ghost == " home."
    desk.qtbot.wait(20)
    assert len(desk.engine.prompts) == asked


def test_another_letter_removes_the_ghost_in_the_same_event(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.engine.gate.clear()
    desk.type("r")
    assert desk.editor.ghost == ""
    assert desk.text == "Her"


def test_escape_drops_it_and_it_stays_away(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.press(Qt.Key.Key_Escape)
    assert desk.editor.ghost == ""
    desk.qtbot.wait(50)
    assert (desk.editor.ghost, desk.text) == ("", "He")


def test_without_a_ghost_tab_and_control_right_do_what_they_always_did(desk: Desk) -> None:
    desk.window.change("mood", "request")
    desk.press(Qt.Key.Key_Tab)
    desk.type("one two")
    desk.editor.moveCursor(QTextCursor.MoveOperation.Start)
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert desk.text == "\tone two"
    assert desk.editor.textCursor().position() > 0


def test_control_space_asks_even_where_a_pause_would_not(desk: Desk) -> None:
    desk.window.change("mood", "request")
    desk.type("He and left")
    for _ in range(len(" and left")):
        desk.press(Qt.Key.Key_Left)
    desk.qtbot.wait(20)
    assert desk.engine.prompts == []
    desk.press(Qt.Key.Key_Space, CONTROL)
    desk.wait_for_ghost(" went home.")
    assert desk.engine.prompts == ["He"]
    desk.press(Qt.Key.Key_Tab)
    assert desk.text == "He went home. and left"


def test_it_streams_in_by_growing_and_a_late_answer_is_never_shown(desk: Desk) -> None:
    seen: list[str] = []
    show = desk.editor.show_ghost
    desk.editor.show_ghost = lambda text: (seen.append(text), show(text))  # type: ignore[method-assign]
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    for before, after in itertools.pairwise(seen):
        assert after.startswith(before)
    desk.engine.gate.clear()
    desk.type("y")
    desk.qtbot.waitUntil(lambda: desk.engine.prompts[-1] == "Hey", timeout=2000)
    desk.press(Qt.Key.Key_Home)
    desk.engine.gate.set()
    desk.qtbot.wait(50)
    assert desk.editor.ghost == ""


def test_many_quick_keys_ask_once_when_they_are_over(desk: Desk) -> None:
    desk.engine.gate.clear()
    desk.type("one two three")
    desk.engine.gate.set()
    desk.wait_for_ghost(" went home.")
    assert desk.engine.prompts[-1] == "one two three"
    assert len(desk.engine.prompts) <= 2


def test_an_engine_that_fails_costs_only_the_suggestion(desk: Desk) -> None:
    desk.engine.error = RuntimeError("no")
    desk.type("He")
    desk.qtbot.waitUntil(lambda: "stumbled" in desk.window.status.model_text, timeout=2000)
    assert (desk.text, desk.editor.ghost) == ("He", "")
    desk.engine.error = None
    desk.type("y")
    desk.wait_for_ghost(" went home.")


def test_a_composition_and_ghost_text_never_meet(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    QApplication.sendEvent(desk.editor, QInputMethodEvent("ni", []))
    assert desk.editor.ghost == ""
    desk.press(Qt.Key.Key_Space, CONTROL)
    desk.qtbot.wait(20)
    assert desk.editor.ghost == ""
    committed = QInputMethodEvent()
    committed.setCommitString("你")
    QApplication.sendEvent(desk.editor, committed)
    assert desk.text == "He你"
    desk.wait_for_ghost(" went home.")


def test_nothing_is_asked_of_a_model_that_is_not_there(bare_desk: Desk) -> None:
    bare_desk.type("He")
    bare_desk.press(Qt.Key.Key_Space, CONTROL)
    bare_desk.qtbot.wait(20)
    assert (bare_desk.text, bare_desk.engine.prompts) == ("He", [])


@pytest.mark.parametrize("state", ["idle", "loading", "streaming"])
def test_the_thread_ends_in_every_state(desk: Desk, state: str) -> None:
    if state == "loading":
        desk.inkling.load_requested.emit(Path("again"))
    elif state == "streaming":
        desk.engine.answer = " and" * 100_000
        desk.type("He")
        desk.qtbot.waitUntil(lambda: bool(desk.editor.ghost), timeout=2000)
    desk.inkling.shut_down()
    assert desk.inkling.thread_of_worker.isFinished()


def test_before_the_pause_is_over_nothing_is_shown_though_it_is_there(desk: Desk) -> None:
    desk.window.change("mood", "pause")
    desk.window.change("pause_ms", 5000)
    desk.type("He")
    desk.qtbot.waitUntil(lambda: desk.inkling.suggester.has_answer, timeout=5000)
    assert desk.editor.ghost == ""
    desk.press(Qt.Key.Key_Tab)
    assert desk.text == "He\t", "what is not shown cannot be taken"
    desk.window.change("pause_ms", 1)
    desk.type("e")
    desk.wait_for_ghost(" went home.")


def test_what_the_model_is_not_sure_of_is_only_shown_when_asked_for(desk: Desk) -> None:
    desk.engine.likely = -0.5
    desk.type("He")
    desk.qtbot.waitUntil(lambda: bool(desk.engine.prompts), timeout=5000)
    desk.qtbot.wait(20)
    assert desk.editor.ghost == ""
    desk.press(Qt.Key.Key_Space, CONTROL)
    desk.wait_for_ghost(" went home.")


def test_alternatives_can_be_cycled_and_any_of_them_taken(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    suggester = desk.inkling.suggester
    suggester.show_next()
    desk.wait_for_ghost(" ran away.")
    suggester.show_next()
    assert desk.editor.ghost == " was there."
    suggester.show_next()
    assert desk.editor.ghost == " went home."
    suggester.show_previous()
    assert desk.editor.ghost == " was there."
    desk.press(Qt.Key.Key_Tab)
    assert desk.text == "He was there."


def test_trying_again_keeps_what_was_there(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.engine.answer = " slept. Then"
    desk.inkling.suggester.try_again()
    desk.wait_for_ghost(" slept.")
    desk.inkling.suggester.show_previous()
    assert desk.editor.ghost == " went home."


def test_nothing_is_offered_while_undoing(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    asked = len(desk.engine.prompts)
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.press(Qt.Key.Key_Y, CONTROL)
    desk.qtbot.wait(20)
    assert (desk.editor.ghost, len(desk.engine.prompts)) == ("", asked)


def test_a_press_can_take_more_each_time(desk: Desk) -> None:
    desk.window.change("take_step", "growing")
    desk.engine.answer = " went home, tired, and slept. Then"
    desk.type("He")
    desk.wait_for_ghost(" went home, tired, and slept.")
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert desk.text == "He went"
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert desk.text == "He went home,"
    desk.press(Qt.Key.Key_Right, CONTROL)
    assert desk.text == "He went home, tired, and slept."


def test_ten_dismissals_in_a_row_bring_a_rest_that_asking_ends(desk: Desk) -> None:
    for _ in range(10):
        desk.type("e")
        desk.wait_for_ghost(" went home.")
        desk.press(Qt.Key.Key_Escape)
    desk.type("e")
    desk.qtbot.wait(30)
    assert desk.editor.ghost == ""
    assert desk.window.status.model_text.startswith("Quiet for a minute")
    desk.press(Qt.Key.Key_Space, CONTROL)
    desk.wait_for_ghost(" went home.")
    desk.press(Qt.Key.Key_Tab)
    desk.wait_for_ghost(" went home.")


def test_the_status_bar_tells_what_is_waited_for(desk: Desk) -> None:
    status = desk.window.status
    desk.window.change("mood", "pause")
    desk.window.change("pause_ms", 5000)
    said = set()
    for letter in "He went":
        desk.type(letter)
        desk.qtbot.wait(5)
        said.add(status.model_text)
    assert said == {"Waiting for a pause"}, "it stays calm while the writer types"
    desk.inkling.suggester.reveal()
    desk.wait_for_ghost(" home.")
    assert status.model_text == "Tab takes it · Ctrl+Right the next word · Esc drops it"


def test_nothing_is_offered_after_a_misspelt_word_unless_asked_for(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.inkling.suggester.knows_words, timeout=10_000)
    desk.type("She went to teh ")
    asked = len(desk.engine.prompts)
    desk.qtbot.wait(20)
    assert (desk.editor.ghost, len(desk.engine.prompts)) == ("", asked)
    desk.press(Qt.Key.Key_Space, CONTROL)
    desk.wait_for_ghost("went home.")


def test_composing_is_no_dismissal(desk: Desk) -> None:
    for _ in range(10):
        desk.type("e")
        desk.wait_for_ghost(" went home.")
        QApplication.sendEvent(desk.editor, QInputMethodEvent("n", []))
        assert desk.editor.ghost == ""
        QApplication.sendEvent(desk.editor, QInputMethodEvent("", []))
    desk.type("e")
    desk.wait_for_ghost(" went home.")


def test_a_look_while_something_is_shown_leaves_it_there(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.qtbot.keyPress(desk.editor, Qt.Key.Key_F2)
    desk.qtbot.keyRelease(desk.editor, Qt.Key.Key_F2)
    assert desk.editor.ghost == " went home."
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.keyPress(desk.editor, Qt.Key.Key_F2)
    desk.wait_for_ghost(" went home.")
    desk.qtbot.keyRelease(desk.editor, Qt.Key.Key_F2)
    assert desk.editor.ghost == ""
