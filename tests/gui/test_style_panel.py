"""The style beside the page and in the settings: one declaration, felt at the next suggestion."""

from __future__ import annotations

import pytest
from gui.conftest import Desk
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from writer.gui.settings_panel import SettingsPanel
from writer.gui.style import PRESETS, banned_in, preset_of, request_for, with_preset
from writer.lm.sampling import Sampling
from writer.settings import Settings, limits_of, with_value


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_known_again_and_leaves_the_writers_own_alone(name: str) -> None:
    mine = with_value(with_value(Settings(), "banned", "tapestry"), "seed", 7)
    worn = with_preset(mine, name)
    assert preset_of(worn) == name
    assert (worn.banned, worn.seed, worn.max_tokens) == ("tapestry", 7, mine.max_tokens)
    assert preset_of(with_value(worn, "temperature", 0.35)) is None


def test_the_style_to_begin_with_is_the_steady_one() -> None:
    assert preset_of(Settings()) == "Steady"


NUMBERS = [
    "temperature",
    "top_p",
    "min_p",
    "typical_p",
    "repetition_penalty",
    "dry_multiplier",
]
LIMITS = {name: limits_of(name) for name in NUMBERS}


@given(
    st.fixed_dictionaries({n: st.floats(x["low"], x["high"]) for n, x in LIMITS.items()}),
    st.integers(0, 999_999),
)
def test_whatever_the_settings_allow_the_model_takes(values: dict[str, float], seed: int) -> None:
    settings = with_value(Settings(), "seed", seed)
    for name, value in values.items():
        settings = with_value(settings, name, value)
    request = request_for(1, "He", settings)
    sampling = Sampling(**{name: getattr(request, name) for name in NUMBERS}, seed=request.seed)
    assert all(getattr(sampling, name) == value for name, value in values.items())
    assert sampling.seed == (seed or None)


def test_banned_words_are_the_lines_that_hold_something() -> None:
    assert banned_in(" tapestry \n\n a testament to\n") == ("tapestry", "a testament to")


def test_every_value_of_the_panel_reaches_the_settings(desk: Desk) -> None:
    window = desk.window
    panel = window.style_panel
    window.actions_named["style"].trigger()
    assert panel.isVisible()
    spin(panel, "temperature").setValue(0.8)
    spin(panel, "max_tokens").setValue(12)
    words = panel.findChild(QPlainTextEdit, "banned")
    assert isinstance(words, QPlainTextEdit)
    words.setPlainText("tapestry")
    assert window.settings.temperature == 0.8
    assert (window.settings.max_tokens, window.settings.banned) == (12, "tapestry")
    button(panel, "Adventurous").click()
    assert preset_of(window.settings) == "Adventurous"
    assert spin(panel, "temperature").value() == window.settings.temperature
    assert button(panel, "Adventurous").isChecked()
    assert not button(panel, "Steady").isChecked()


def test_a_change_is_felt_at_the_next_suggestion(desk: Desk) -> None:
    panel = desk.window.style_panel
    button(panel, "Adventurous").click()
    spin(panel, "seed").setValue(5)
    words = panel.findChild(QPlainTextEdit, "banned")
    assert isinstance(words, QPlainTextEdit)
    words.setPlainText("tapestry\nall of a sudden")
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    wanted = PRESETS["Adventurous"] | {"banned": ("tapestry", "all of a sudden"), "seed": 5}
    sampling = desk.engine.samplings[-1]
    assert {name: getattr(sampling, name) for name in wanted} == wanted
    desk.inkling.suggester.try_again()  # the same seed would bring the same again
    desk.qtbot.waitUntil(lambda: desk.engine.samplings[-1].seed is None, timeout=5000)


def test_the_settings_window_and_the_panel_show_the_same_options(desk: Desk) -> None:
    other = SettingsPanel(desk.window.settings, desk.window)
    other.changed.connect(desk.window.on_settings_changed)
    spin(other, "top_p").setValue(0.9)
    assert spin(desk.window.style_panel, "top_p").value() == 0.9
    names = {child.objectName() for child in desk.window.style_panel.findChildren(QWidget)}
    assert {n for n in names if n in NUMBERS} == set(NUMBERS)
    other.deleteLater()


def test_the_wheel_scrolls_the_panel_and_turns_no_number_on_the_way(desk: Desk) -> None:
    desk.window.actions_named["style"].trigger()
    length = spin(desk.window.style_panel, "max_tokens")
    desk.editor.setFocus()
    before = desk.window.settings.max_tokens
    turn_wheel(length)
    assert desk.window.settings.max_tokens == before
    assert length.focusPolicy() == Qt.FocusPolicy.StrongFocus  # or a real wheel focuses it first
    desk.window.activateWindow()
    length.setFocus()
    turn_wheel(length)
    assert desk.window.settings.max_tokens < before


def turn_wheel(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    button, modifier = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase, down = Qt.ScrollPhase.NoScrollPhase, QPoint(0, -120)
    there = widget.mapToGlobal(at)
    event = QWheelEvent(at, there, QPoint(), down, button, modifier, phase, False)
    QApplication.sendEvent(widget, event)


def test_a_panel_is_reached_used_and_left_by_keyboard_alone(desk: Desk) -> None:
    window = desk.window
    window.activateWindow()
    desk.editor.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F9)
    panel = window.panels["style"]
    assert panel.isVisible()
    reached = []
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        if not panel.isAncestorOf(focused):
            break
        reached.append(focused.objectName() or type(focused).__name__)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    options = ["max_tokens", *NUMBERS, "banned", "seed"]
    assert [name for name in reached if name in options] == options
    assert reached[:2] == ["Steady", "Adventurous"]
    spin(panel, "temperature").setFocus()
    QTest.keyClick(spin(panel, "temperature"), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert desk.editor.hasFocus()
    assert not window.actions_named["style"].isChecked()


def spin(parent: QWidget, name: str) -> QDoubleSpinBox | QSpinBox:
    found = parent.findChild(QWidget, name)
    assert isinstance(found, QDoubleSpinBox | QSpinBox)
    return found


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found
