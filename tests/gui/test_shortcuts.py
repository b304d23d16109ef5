"""Keys: which do what, how they are changed, and that none is taken from the writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLabel
from pytestqt.qtbot import QtBot

from writer.gui.editor import Editor
from writer.gui.keys_form import KeysForm
from writer.gui.shortcuts import (
    SHORTCUTS,
    conflicts,
    key_of,
    keys_in,
    types_text,
    with_key,
)
from writer.settings_file import load

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAMES = st.sampled_from([s.name for s in SHORTCUTS if not s.fixed])
KEYS = st.sampled_from(["", "Ctrl+J", "Ctrl+Z", "Alt+]", "F2", "Ctrl+Right", "Ctrl++; Ctrl+="])


def test_as_they_come_no_two_actions_share_a_key() -> None:
    assert conflicts({}) == {}


@given(st.lists(st.tuples(NAMES, KEYS), max_size=12))
def test_what_is_kept_is_what_differs_and_a_shared_key_is_told_of_both(
    changes: list[tuple[str, str]],
) -> None:
    changed: dict[str, str] = {}
    for name, key in changes:
        changed = with_key(changed, name, key)
    last = dict(changes)
    for shortcut in SHORTCUTS:
        assert key_of(shortcut, changed) == last.get(shortcut.name, shortcut.default)
        assert changed.get(shortcut.name) != shortcut.default
    found = conflicts(changed)
    for name, others in found.items():
        for other in others:
            assert name in [s.name for s in found[other.name]]
    used = [key for s in SHORTCUTS for key in key_of(s, changed).split("; ") if key]
    assert (len(used) == len(set(used))) == (not found)


@pytest.mark.parametrize(
    ("key", "needed"),
    [
        ("A", True),
        ("Shift+A", True),
        ("Space", True),
        ("Tab", True),
        ("Ctrl+A", False),
        ("F5", False),
    ],
)
def test_a_key_that_types_is_for_no_action(key: str, needed: bool) -> None:
    assert types_text(key) is needed


def test_tab_takes_only_what_has_been_seen(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    assert not desk.editor.is_ghost_settled
    desk.qtbot.keyClick(desk.editor, Qt.Key.Key_Tab)
    assert desk.text == "He\t"
    desk.editor.undo()


def test_a_ghost_that_grows_or_is_typed_into_keeps_its_time(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.insertPlainText("He")
    editor.show_ghost(" went")
    qtbot.waitUntil(lambda: editor.is_ghost_settled, timeout=2000)
    editor.show_ghost(" went home.")
    assert editor.is_ghost_settled
    editor.insertPlainText(" we")
    editor.show_ghost("nt home.")
    assert editor.is_ghost_settled
    editor.show_ghost("nt home. Then")
    assert editor.is_ghost_settled
    editor.show_ghost("pt for joy.")
    assert editor.is_ghost_settled, "another choice at the same place"
    editor.insertPlainText("x")
    editor.show_ghost(" and y")
    assert not editor.is_ghost_settled, "nothing of this was there before"
    editor.show_ghost("")
    assert not editor.is_ghost_settled


def test_tab_can_be_left_to_indenting(desk: Desk) -> None:
    desk.window.change("tab_takes", False)
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.qtbot.waitUntil(lambda: desk.editor.is_ghost_settled, timeout=2000)
    desk.press(Qt.Key.Key_Tab)
    assert desk.text == "He\t"
    assert "Tab" not in desk.window.actions_named["take"].text()
    desk.wait_for_ghost("went home.")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.text == "He\twent home."


@pytest.mark.parametrize(
    ("signal", "key", "modifier"),
    [
        ("take_sentence_requested", Qt.Key.Key_Right, CONTROL | SHIFT),
        ("next_requested", Qt.Key.Key_BracketRight, ALT),
        ("previous_requested", Qt.Key.Key_BracketLeft, ALT),
        ("retry_requested", Qt.Key.Key_R, ALT),
        ("ask_requested", Qt.Key.Key_Space, CONTROL),
        ("dismiss_requested", Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_page_tells_what_a_key_asks_for(
    desk: Desk, signal: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    with desk.qtbot.waitSignal(getattr(desk.editor, signal), timeout=1000):
        desk.press(key, modifier)
    assert desk.text.startswith("He")
    assert "]" not in desk.text


def test_without_a_ghost_the_key_for_a_sentence_selects_a_word(desk: Desk) -> None:
    desk.window.change("mood", "request")
    desk.type("one two")
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Right, CONTROL | SHIFT)
    assert desk.editor.textCursor().hasSelection()


def test_a_look_lasts_as_long_as_the_key_is_held(desk: Desk) -> None:
    seen: list[str] = []
    desk.editor.peek_started.connect(lambda: seen.append("started"))
    desk.editor.peek_ended.connect(lambda: seen.append("ended"))

    def send(kind: QEvent.Type, repeated: bool) -> None:
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(desk.editor, QKeyEvent(kind, Qt.Key.Key_F2, plain, "", repeated))

    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    send(down, False)
    for _ in range(3):  # as X11 repeats a held key
        send(up, True)
        send(down, True)
    assert seen == ["started"]
    send(up, False)
    assert seen == ["started", "ended"]


def test_the_keys_for_choices_another_try_and_a_sentence(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.press(Qt.Key.Key_BracketRight, ALT)
    desk.wait_for_ghost(" ran away.")
    desk.press(Qt.Key.Key_BracketLeft, ALT)
    assert desk.editor.ghost == " went home."
    desk.engine.answer = " slept. Then"
    desk.press(Qt.Key.Key_R, ALT)
    desk.wait_for_ghost(" slept.")
    desk.press(Qt.Key.Key_Right, CONTROL | SHIFT)
    assert desk.text == "He slept."


def test_a_look_shows_a_suggestion_only_while_the_key_is_held(desk: Desk) -> None:
    desk.window.change("mood", "request")
    desk.type("He")
    QTest.keyPress(desk.editor, Qt.Key.Key_F2)
    desk.wait_for_ghost(" went home.")
    QTest.keyRelease(desk.editor, Qt.Key.Key_F2)
    assert (desk.editor.ghost, desk.text) == ("", "He")


def test_a_key_that_is_changed_works_is_shown_and_is_kept(desk: Desk, home: Path) -> None:
    form = KeysForm(desk.window.settings.keys)
    form.changed.connect(lambda keys: desk.window.change("keys", keys))
    press_in(form, "take_word", "Ctrl+J")
    press_in(form, "save", "Ctrl+G")
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    desk.press(Qt.Key.Key_J, CONTROL)
    assert desk.text == "He went"
    save: QAction = desk.window.actions_named["save"]
    assert save.shortcut() == QKeySequence("Ctrl+G")
    assert "Ctrl+J" in desk.window.actions_named["take_word"].text()
    kept = load(home / "config" / "settings.json").keys
    assert kept == {"take_word": "Ctrl+J", "save": "Ctrl+G"}
    press_in(form, "save", "Ctrl+S")
    assert "save" not in desk.window.settings.keys


def test_a_key_that_two_actions_want_is_told_plainly(bare_desk: Desk) -> None:
    form = KeysForm({})
    bare_desk.qtbot.addWidget(form)
    press_in(form, "retry", "Ctrl+Z")
    assert "“Undo”" in told(form)
    press_in(form, "retry", "X")
    assert "needed for writing" in told(form)
    form.reset()
    assert told(form) == ""


def press_in(form: KeysForm, name: str, key: str) -> None:
    edit = form.findChild(QKeySequenceEdit, name)
    assert isinstance(edit, QKeySequenceEdit)
    edit.setKeySequence(QKeySequence(key))


def told(form: KeysForm) -> str:
    return " ".join(label.text() for label in form.findChildren(QLabel, "warning")).strip()


def test_no_action_has_a_key_that_a_text_field_keeps_for_itself() -> None:
    """On X11 these move and delete in every field (Qt's table of standard keys)."""
    taken = {"Ctrl+E", "Ctrl+K", "Ctrl+U", "Ctrl+Backspace", "Ctrl+Del", "Ctrl+Left", "Ctrl+Home"}
    for shortcut in SHORTCUTS:
        assert not taken & set(keys_in(shortcut.key)), shortcut.name
