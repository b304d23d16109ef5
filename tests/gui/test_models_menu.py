from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from writer.models.catalogue import catalogue


def offers(desk: Desk) -> list[QAction]:
    desk.inkling.list_models()
    menu = next(a.menu() for a in desk.window.models.actions() if a.text() == "Fetch a model")
    return [a for a in menu.actions() if isinstance(a, QAction)]


def answer(button: QMessageBox.StandardButton, read: list[str]) -> None:
    """Once the question is asked, read it and press a button."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        read.append(f"{box.text()} {box.informativeText()}")
        box.button(button).click()

    QTimer.singleShot(0, press)


def test_every_model_of_the_catalogue_is_offered_and_described(bare_desk: Desk) -> None:
    found = offers(bare_desk)
    assert len(found) == len(catalogue())
    for action, entry in zip(found, catalogue(), strict=True):
        assert entry.title in action.text()
        said = bare_desk.window.models.description(action.data())
        assert f"{entry.megabytes} MB" in said
        assert entry.licence in said
        assert ("Not verified" in said) != entry.verified
        assert ("Chinese" in said) == (entry.languages == "many")


@pytest.mark.parametrize(
    ("button", "wanted"),
    [(QMessageBox.StandardButton.Ok, ["gpt2"]), (QMessageBox.StandardButton.Cancel, [])],
)
def test_nothing_is_fetched_before_the_writer_says_so(
    bare_desk: Desk, button: QMessageBox.StandardButton, wanted: list[str]
) -> None:
    asked: list[str] = []
    bare_desk.window.models.wanted.disconnect(bare_desk.inkling.add_model)
    bare_desk.window.models.wanted.connect(asked.append)
    read: list[str] = []
    answer(button, read)
    next(a for a in offers(bare_desk) if a.text().startswith("GPT-2,")).trigger()
    assert asked == wanted
    assert "Fetch GPT-2?" in read[0]
    assert "548" in read[0] or "549" in read[0]


def test_a_folder_that_is_no_model_is_refused_with_a_sentence(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    bare_desk.inkling.list_models()
    action = next(a for a in bare_desk.window.models.actions() if "folder" in a.text())
    action.trigger()
    assert not action.isEnabled()
    bare_desk.qtbot.waitUntil(lambda: "holiday" in bare_desk.window.banner.message, timeout=20_000)
    assert action.isEnabled()


def test_adding_can_be_stopped_from_the_menu(bare_desk: Desk, tmp_path: Path) -> None:
    bare_desk.inkling.list_models()
    menu = bare_desk.window.models
    stop = next(a for a in menu.actions() if a.text().startswith("Stop"))
    assert not stop.isVisible()
    big = tmp_path / "big"
    big.mkdir()
    (big / "config.json").write_text("{}")
    bare_desk.inkling.add_model(str(big))
    assert stop.isVisible()
    stop.trigger()
    bare_desk.qtbot.waitUntil(lambda: not bare_desk.inkling.preparation.is_running, timeout=20_000)
    assert not stop.isVisible()
    assert bare_desk.window.status.model_text == "No model yet"
