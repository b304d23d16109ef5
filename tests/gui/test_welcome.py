"""The first start, and the second."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.conftest import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from writer.app import Inkling
from writer.gui.welcome import Welcome
from writer.gui.worker import Worker
from writer.settings import Settings, limits_of
from writer.settings_file import load


class First:
    """The app at its first start, and what it was asked to do."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.wanted = qtbot, []
        self.inkling = Inkling(Worker(FakeEngine().load))
        self.inkling.add_model = self.wanted.append  # type: ignore[method-assign]
        self.window = self.inkling.window
        self.window.models.wanted.disconnect()
        self.window.models.wanted.connect(self.inkling.add_model)
        self.inkling.start(None)

    def welcome(self) -> Welcome | None:
        QTest.qWait(50)
        found = [w for w in self.window.findChildren(Welcome) if w.isVisible()]
        return found[0] if found else None

    def close(self) -> None:
        self.inkling.shut_down()
        self.window.editor.document().setModified(False)
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def first(qtbot: QtBot, home: Path) -> Iterator[First]:
    del home
    started = First(qtbot)
    yield started
    started.close()


def choose(welcome: Welcome, words: str) -> None:
    button = next(b for b in welcome.findChildren(QRadioButton) if b.text().startswith(words))
    button.click()


def press(welcome: Welcome, words: str) -> None:
    next(b for b in welcome.findChildren(QPushButton) if b.text() == words).click()


def test_mood_and_theme_are_felt_at_once_and_kept(first: First, home: Path) -> None:
    welcome = first.welcome()
    assert welcome is not None
    choose(welcome, "As I type")
    choose(welcome, "Dark")
    assert first.window.settings.theme == "dark"
    press(welcome, "Begin writing")
    kept = load(home / "config" / "settings.json")
    assert (kept.mood, kept.theme) == ("typing", "dark")
    assert first.wanted == []  # nothing is fetched that was not asked for


def test_all_that_the_settings_offer_can_be_chosen(first: First) -> None:
    welcome = first.welcome()
    assert welcome is not None
    shown = [button.text() for button in welcome.findChildren(QRadioButton)]
    for name in ("mood", "theme"):
        assert set(limits_of(name)["choices"].values()) <= set(shown)


def test_skipping_leaves_all_as_it_came_and_the_page_to_write_on(first: First, home: Path) -> None:
    welcome = first.welcome()
    assert welcome is not None
    choose(welcome, "Dark")
    QTest.keyClick(welcome, Qt.Key.Key_Escape)
    first.window.activateWindow()
    first.qtbot.waitUntil(lambda: QApplication.focusWidget() is first.window.editor)
    assert first.window.settings == Settings()
    assert load(home / "config" / "settings.json") == Settings()
    assert "Fetch it" in first.window.banner._button.text()  # still offered, and in nobody's way
    first.qtbot.keyClicks(first.window.editor, "Once")
    assert first.window.editor.raw_text() == "Once"


def test_a_model_is_fetched_where_that_is_chosen(first: First) -> None:
    welcome = first.welcome()
    assert welcome is not None
    choose(welcome, "Fetch")
    assert first.wanted == []
    press(welcome, "Begin writing")
    assert first.wanted == [Settings().model]
    assert first.window.banner.message == ""


def test_models_that_are_here_are_to_be_chosen_from(qtbot: QtBot, first: First) -> None:
    del qtbot
    before = first.welcome()
    assert before is not None
    before.reject()
    first.window.models.show_models(
        [("tiny", "Tiny"), (Settings().model, "SmolLM2")], [], Settings().model
    )
    welcome = Welcome(first.window)
    welcome.show()
    checked = [b.text() for b in welcome.findChildren(QRadioButton) if b.isChecked()]
    assert "SmolLM2" in checked
    choose(welcome, "Tiny")
    press(welcome, "Begin writing")
    assert first.window.settings.model == "tiny"
    assert first.wanted == []


def test_it_is_shown_once(qtbot: QtBot, first: First) -> None:
    welcome = first.welcome()
    assert welcome is not None
    press(welcome, "Skip")
    second = First(qtbot)
    assert second.welcome() is None
    second.close()
