from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from writer.gui.upgrade import Upgrade
from writer.gui.window import Window
from writer.settings import Settings


def test_a_replaced_program_is_told_of_once_and_the_text_can_be_saved(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = Window(Settings(), tmp_path / "state")
    qtbot.addWidget(window)
    window.show()
    program = tmp_path / "inkling"
    program.write_text("one")
    upgrade = Upgrade(window, str(program))
    (tmp_path / "new").write_text("two")
    (tmp_path / "new").replace(program)  # as dpkg does it
    qtbot.waitUntil(lambda: bool(window.banner.message))
    assert "start it again" in window.banner.message
    upgrade.deleteLater()
