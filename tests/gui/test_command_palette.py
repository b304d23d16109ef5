"""Every action by a few letters, and every action in the menus."""

from __future__ import annotations

from collections.abc import Callable

from gui.conftest import Desk
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from writer.gui.command_palette import actions_in, keys_of
from writer.gui.quick_open import QuickOpen
from writer.gui.shortcuts import SHORTCUTS


def palette(desk: Desk, act: Callable[[QuickOpen], None]) -> None:
    """Open it by its key, and do something there."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QuickOpen)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    QTimer.singleShot(100, found)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.press(Qt.Key.Key_P, modifiers)


def typed(letters: str) -> Callable[[QuickOpen], None]:
    def act(dialog: QuickOpen) -> None:
        box = dialog.findChild(QLineEdit)
        QTest.keyClicks(box, letters)
        QTest.keyClick(box, Qt.Key.Key_Return)

    return act


def rows(dialog: QuickOpen) -> list[tuple[str, str, str]]:
    shown = dialog._list
    items = [shown.topLevelItem(n) for n in range(shown.topLevelItemCount())]
    return [
        (i.text(0), i.text(1), i.data(0, Qt.ItemDataRole.AccessibleTextRole)) for i in items if i
    ]


def test_every_action_is_in_the_menus_with_its_key(bare_desk: Desk) -> None:
    shown = {action: path for path, action in actions_in(bare_desk.window.menuBar())}
    assert len(set(shown.values())) == len(shown)  # none hides another in the palette
    for shortcut in SHORTCUTS:
        action = bare_desk.window.actions_named[shortcut.name]
        assert action in shown
        default = shortcut.default.split("; ") if shortcut.default else []
        for key in default:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in keys_of(
                action
            )
    keyed = [a for a in bare_desk.window.findChildren(QAction) if a.shortcuts()]
    assert [action.text() for action in keyed if action not in shown] == []


def test_a_few_letters_and_return_do_it(bare_desk: Desk) -> None:
    palette(bare_desk, typed("typewr"))
    assert bare_desk.window.settings.typewriter
    palette(bare_desk, typed("view dark"))
    assert bare_desk.window.settings.theme == "dark"


def test_the_name_itself_counts_for_more_than_its_menu(bare_desk: Desk) -> None:
    found: list[str] = []

    def look(dialog: QuickOpen) -> None:
        for letters in ("fo", "sett"):
            dialog.findChild(QLineEdit).setText(letters)
            found.extend(name for name, *_ in rows(dialog)[:1])

    palette(bare_desk, look)
    assert "fo" in found[0].split("›")[-1]  # and not the initials of File › Open
    assert found[1] == "File  ›  Settings"


def test_it_tells_keys_and_what_is_on_or_cannot_be_had(bare_desk: Desk) -> None:
    bare_desk.window.change("typewriter", True)
    found: list[tuple[str, str, str]] = []

    def look(dialog: QuickOpen) -> None:
        QTest.keyClicks(dialog.findChild(QLineEdit), "typewriter")
        found.append(rows(dialog)[0])
        dialog.findChild(QLineEdit).setText("new scene")
        found.append(rows(dialog)[0])
        QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
        assert dialog.isVisible()  # there is no manuscript that a scene could be in

    palette(bare_desk, look)
    assert found[0][:2] == ("View  ›  Typewriter scrolling   ✓", "Ctrl+F11")
    assert "switched on" in found[0][2]
    assert found[1][0] == "Manuscript  ›  New scene"
    assert "not to be had" in found[1][2]


def test_those_used_lately_come_first_and_are_kept(bare_desk: Desk) -> None:
    palette(bare_desk, typed("larger text"))
    palette(bare_desk, typed("typewr"))
    found: list[str] = []
    palette(bare_desk, lambda dialog: found.extend(name for name, *_ in rows(dialog)[:2]))
    assert found == ["View  ›  Typewriter scrolling   ✓", "View  ›  Larger text"]


def test_a_suggestion_can_be_taken_by_it(desk: Desk) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    palette(desk, typed("take all"))
    assert desk.text == "He went home."
