"""The settings window: found by a word, changed, and brought back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from gui.conftest import Desk
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QMessageBox,
    QSpinBox,
    QToolButton,
    QWidget,
)

from writer.gui.settings_panel import SettingsPanel
from writer.settings import SECTIONS, Settings, limits_of, with_value


@pytest.fixture
def panel(bare_desk: Desk) -> SettingsPanel:
    window = bare_desk.window
    panel = SettingsPanel(window.settings, window)
    panel.changed.connect(window.on_settings_changed)
    panel.show()
    return panel


def shown(panel: SettingsPanel) -> set[str]:
    """The names of the options that can be seen."""
    names = {f.name for f in fields(Settings)}
    return {w.objectName() for w in panel.findChildren(QWidget) if w.isVisible()} & names


def reset_of(panel: SettingsPanel, label: str) -> QToolButton:
    buttons = panel.findChildren(QToolButton)
    return next(b for b in buttons if b.accessibleName() == f"{label}: as it came")


def test_every_option_has_a_section_and_a_sentence_of_help(panel: SettingsPanel) -> None:
    for option in fields(Settings):
        told = option.metadata
        assert told["label"]
        assert told["help"].endswith(".")
        if told["section"]:
            assert told["section"] in SECTIONS
            assert option.name in shown(panel)
            control = panel.findChild(QWidget, option.name)
            assert control.accessibleDescription() == told["help"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("typewriter", {"typewriter"}),
        ("TEXT size", {"font_size", "line_height"}),
        ("goal", {"daily_goal", "session_goal"}),
        ("mouse", {"fade"}),  # it stands in the help
        ("polski", {"smart_marks"}),  # one of its choices
        ("battery", {"rest_on_battery"}),
        ("nothing like this", set()),
    ],
)
def test_a_word_finds_what_has_it_in_its_name_its_help_or_its_choices(
    panel: SettingsPanel, typed: str, found: set[str]
) -> None:
    everything = shown(panel)
    panel.sought.setText(typed)
    assert shown(panel) == found
    listed = [row for row in range(panel.sections.count()) if not panel.sections.isRowHidden(row)]
    wanted = {list(SECTIONS).index(limits_of(name)["section"]) for name in found}
    assert set(listed) - {len(SECTIONS)} == wanted  # beside the keys
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert ("No setting has these words." in labels) == (not found)
    panel.sought.clear()
    assert shown(panel) == everything


def test_keys_are_found_by_action_and_by_key(panel: SettingsPanel) -> None:
    for typed in ("full screen", "f11"):
        panel.sought.setText(typed)
        edits = [e for e in panel.findChildren(QKeySequenceEdit) if e.isVisible()]
        assert "full_screen" in {edit.objectName() for edit in edits}
        assert len(edits) < 5


def test_one_option_is_brought_back(bare_desk: Desk, panel: SettingsPanel) -> None:
    reset = reset_of(panel, "Daily goal")
    assert not reset.isVisible()
    panel.findChild(QSpinBox, "daily_goal").setValue(500)
    assert bare_desk.window.settings.daily_goal == 500
    assert reset.isVisible()
    reset.click()
    assert bare_desk.window.settings.daily_goal == 0
    assert panel.findChild(QSpinBox, "daily_goal").value() == 0
    assert not reset.isVisible()


def test_one_key_is_brought_back(bare_desk: Desk, panel: SettingsPanel) -> None:
    edit = panel.findChild(QKeySequenceEdit, "larger")
    edit.setKeySequence(QKeySequence("Ctrl+J"))
    assert bare_desk.window.settings.keys == {"larger": "Ctrl+J"}
    reset_of(panel, "Larger text").click()
    assert bare_desk.window.settings.keys == {}
    assert edit.keySequence() == QKeySequence("Ctrl++")


@pytest.mark.parametrize("agreed", [True, False])
def test_all_are_brought_back_if_it_is_meant_but_not_what_is_chosen_elsewhere(
    bare_desk: Desk, panel: SettingsPanel, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "exec", lambda _: buttons.Reset if agreed else buttons.Cancel)
    panel.change("spelling", "de_DE")
    panel.findChild(QComboBox, "theme").setCurrentIndex(2)
    panel.findChild(QCheckBox, "typewriter").click()
    panel.findChild(QKeySequenceEdit, "save").setKeySequence(QKeySequence("Ctrl+J"))
    changed = bare_desk.window.settings
    assert changed.typewriter
    panel.reset()
    kept = with_value(Settings(), "spelling", "de_DE")
    assert bare_desk.window.settings == (kept if agreed else changed)
    assert panel.findChild(QCheckBox, "typewriter").isChecked() != agreed
    expected = "Ctrl+S" if agreed else "Ctrl+J"
    assert panel.findChild(QKeySequenceEdit, "save").keySequence().toString() == expected


def test_the_list_goes_to_a_section_and_tells_which_is_seen(panel: SettingsPanel) -> None:
    bar = panel._area.verticalScrollBar()
    for row in range(panel.sections.count()):
        panel.sections.setCurrentRow(row)
        assert panel.sections.currentRow() == row
        heading = panel._groups[row].findChild(QLabel)
        top = heading.mapTo(panel._area, heading.rect().topLeft()).y()
        assert 0 <= top < panel._area.height()
    bar.setValue(bar.maximum())
    assert panel.sections.currentItem().text() == "Keys"
    bar.setValue(0)
    assert panel.sections.currentRow() == 0
