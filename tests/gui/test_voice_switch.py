"""The voice in the status bar: chosen, turned up and down, and lost."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from writer.lm.pack import FILES, PackError, write_info
from writer.models.catalogue import DEFAULT_MODEL
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import Job, Text

BASE = DEFAULT_MODEL
INFO = {
    "title": "A model",
    "licence": "MIT",
    "source": "nowhere",
    "source_sha256": "ab" * 32,
    "architecture": {},
    "quantisation": "int8",
    "end_tokens": [0],
    "perplexity": {},
}


def make_pack(folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    for file in FILES:
        (folder / file).write_bytes(b"")
    write_info(folder, {"name": name, **INFO})


def make_voice(home: Path, name: str, base: str = BASE, method: str = "lora") -> Path:
    folder = home / "data" / "voices" / name
    jobs.write_job(folder, Job(name, method, base, "ab" * 32, (Text("/a.txt", "cd", 9),), {}))
    make_pack(folder / "pack", f"{base}+{name}")
    if method == "lora":
        (folder / "adapter").mkdir()
    return folder / "pack"


@pytest.fixture
def voices(home: Path) -> dict[str, Path]:
    """Two voices of the model that is here, with their packs; the model's own is at ""."""
    base = home / "data" / "packs" / BASE
    make_pack(base, BASE)
    return {"": base} | {name: make_voice(home, name) for name in ("Fen", "Moor")}


def listed(desk: Desk) -> list[str]:
    desk.window.status.voice.opened.emit()
    actions = desk.window.status.voice.menu().actions()
    return [action.text() for action in actions if action.isCheckable()]


def choose(desk: Desk, name: str) -> None:
    desk.window.status.voice.opened.emit()
    actions = desk.window.status.voice.menu().actions()
    next(action for action in actions if action.data() == name).trigger()


def wait_for(desk: Desk, pack: Path) -> None:
    desk.qtbot.waitUntil(lambda: desk.engine.loaded[-1] == pack, timeout=5000)


def test_a_voice_is_chosen_and_speaks_at_the_cursor_at_once(
    desk: Desk, voices: dict[str, Path]
) -> None:
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    assert listed(desk) == ["No voice", "Fen", "Moor"]
    desk.engine.answer = " fared homeward. So"
    choose(desk, "Moor")
    wait_for(desk, voices["Moor"])
    desk.wait_for_ghost(" fared homeward.")
    assert desk.window.settings.voice == "Moor"
    assert desk.window.status.voice.text().startswith("Moor")
    assert len(desk.engine.loaded) == 2
    choose(desk, "")
    wait_for(desk, voices[""])


def test_a_strength_is_heard_at_once_and_by_the_next_voice(
    desk: Desk, voices: dict[str, Path]
) -> None:
    choose(desk, "Moor")
    wait_for(desk, voices["Moor"])
    desk.type("He")
    desk.wait_for_ghost(" went home.")
    asked = len(desk.engine.prompts)
    slider = desk.window.status.voice.findChild(QSlider)
    desk.window.status.voice.opened.emit()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    desk.qtbot.waitUntil(lambda: desk.engine.strength == 0.9, timeout=5000)
    desk.qtbot.waitUntil(lambda: len(desk.engine.prompts) > asked, timeout=5000)
    assert "90 %" in desk.window.status.voice.text()
    desk.engine.strength = -1
    choose(desk, "Fen")
    desk.qtbot.waitUntil(lambda: desk.engine.strength == 0.9, timeout=5000)
    slider.setValue(150)
    assert desk.window.settings.voice_strength == 150


def test_a_model_trained_whole_cannot_be_turned(desk: Desk, home: Path) -> None:
    make_voice(home, "Whole", method="full")
    choose(desk, "Whole")
    listed(desk)
    assert not desk.window.status.voice.findChild(QSlider).isEnabled()


def test_a_voice_brings_its_model_and_another_model_leaves_it(
    desk: Desk, home: Path, voices: dict[str, Path]
) -> None:
    other = make_voice(home, "Old", base="tiny")
    assert "Old (for tiny)" in listed(desk)
    choose(desk, "Old")
    wait_for(desk, other)
    assert desk.window.settings.model == "tiny"
    desk.inkling.choose_model(BASE)
    wait_for(desk, voices[""])
    assert desk.window.settings.voice == ""


def test_the_voice_at_work_is_loaded_anew_once_it_was_trained_on(
    desk: Desk, voices: dict[str, Path]
) -> None:
    desk.inkling.voices.use_wanted.emit("Moor")
    wait_for(desk, voices["Moor"])
    loads = len(desk.engine.loaded)
    desk.inkling.voices.training.ended.emit("")  # of another voice
    os.utime(voices["Moor"] / "pack.json", ns=(1, 1))
    desk.inkling.voices.training.ended.emit("")
    desk.qtbot.waitUntil(lambda: len(desk.engine.loaded) == loads + 1, timeout=5000)
    choose(desk, "Fen")
    wait_for(desk, voices["Fen"])
    assert len(desk.engine.loaded) == loads + 2


@pytest.mark.parametrize("harm", ["gone", "unreadable", "unloadable"])
def test_a_voice_that_cannot_speak_is_given_up_in_a_sentence(
    desk: Desk, voices: dict[str, Path], harm: str
) -> None:
    if harm == "gone":
        library.remove("Moor")
    elif harm == "unreadable":
        (voices["Moor"] / "pack.json").write_text("{")
    else:
        desk.engine.damaged = voices["Moor"]
        desk.engine.load_error = PackError("The model pack is damaged.")
    desk.window.on_settings_changed(replace(desk.window.settings, voice="Moor"))
    desk.qtbot.waitUntil(lambda: "Moor" in desk.window.banner.message, timeout=5000)
    assert desk.window.settings.voice == ""
    wait_for(desk, voices[""])


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_by_its_key_and_says_where_voices_come_from(desk: Desk, home: Path) -> None:
    assert not (home / "data" / "voices").exists()
    desk.window.activateWindow()
    QTest.keyClick(desk.editor, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    menu = desk.window.status.voice.menu()
    desk.qtbot.waitUntil(menu.isVisible, timeout=2000)
    assert "your own texts" in menu.actions()[-1].text()
    menu.close()
