"""What the model sees, shown beside the page."""

from __future__ import annotations

from gui.conftest import Desk
from PySide6.QtWidgets import QLabel, QPlainTextEdit


def seen(desk: Desk) -> str:
    page = desk.window.sees.findChild(QPlainTextEdit, "seen")
    assert isinstance(page, QPlainTextEdit)
    return page.toPlainText()


def said(desk: Desk) -> str:
    return " ".join(label.text() for label in desk.window.sees.findChildren(QLabel))


def test_the_exact_context_is_shown_with_its_tokens_counted(desk: Desk) -> None:
    desk.window.actions_named["sees"].trigger()
    assert "Nothing has been asked" in said(desk)
    desk.editor.setFocus()
    desk.type("He went to")
    desk.qtbot.waitUntil(lambda: seen(desk) == "He went to", timeout=3000)
    assert desk.engine.prompts[-1] == "He went to"
    assert "3 tokens of at most 2" in said(desk)


def test_it_counts_only_while_it_is_open_and_then_what_was_last_asked(desk: Desk) -> None:
    counted: list[object] = []
    desk.window.sees.wanted.connect(counted.append)
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    assert counted == []
    desk.window.actions_named["sees"].trigger()
    desk.qtbot.waitUntil(lambda: seen(desk) == "He", timeout=3000)
    desk.window.actions_named["sees"].trigger()
    desk.type("y")
    desk.wait_for_ghost(" went home.")
    assert len(counted) == 1


def test_one_panel_at_a_time(desk: Desk) -> None:
    style, sees = (desk.window.panels[name] for name in ("style", "sees"))
    desk.window.actions_named["style"].trigger()
    desk.window.actions_named["sees"].trigger()
    assert (style.isVisible(), sees.isVisible()) == (False, True)
    assert not desk.window.actions_named["style"].isChecked()
