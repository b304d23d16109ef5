"""Renders the real window with the real model into pictures, to be looked at.

    python tests/pictures.py FOLDER

The README's picture is `writing-light.png`. Needs the default model (`inkling models add`) and
fonts; no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "2"

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from writer.documents.history import History
from writer.documents.journal import Head, Journalled
from writer.documents.recovery import LeftBehind
from writer.gui.history_dialog import HistoryDialog
from writer.gui.recovery_dialog import RecoveryDialog
from writer.gui.settings_panel import SettingsPanel
from writer.gui.theme import theme_named
from writer.gui.window import Window

STORY = """# The harbour

It was already dark when the last boat came in, and the old woman on the quay had put out \
her lamp twice and lit it again. Nobody spoke. The men carried the boxes up the steps one \
by one, as they had carried them every night that month, and set them down in the lee of \
the wall.

“You are late,” she said.

“The wind,” said the younger of the two, and did not look at her.

She waited until the last of them had gone up, and then she """


def main() -> None:
    """Render every picture."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    from writer.models import library
    from writer.models.catalogue import DEFAULT_MODEL

    pack = library.find(DEFAULT_MODEL)
    home = Path(tempfile.mkdtemp())
    os.environ["INKLING_HOME"] = str(home)
    (home / "data").mkdir()
    (home / "data" / "packs").symlink_to(pack.parent)
    application = QApplication(["inkling"])
    application.setStyle("Fusion")
    from writer.app import Inkling
    from writer.gui.worker import Worker

    inkling = Inkling(Worker())
    window = inkling.window
    window.resize(940, 620)
    inkling.start(None)
    wait_until(lambda: inkling.suggester.is_ready)
    inkling.load_model()
    wait_until(lambda: window.status.model_text == "Ready")
    keep(window, folder / "empty-light.png")
    for theme in ("light", "dark"):
        window.change("theme", theme)
        window.editor.setPlainText(STORY[:-4])
        window.editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(window.editor, STORY[-4:])
        inkling.suggester.ask()
        wait_until(lambda: bool(window.editor.ghost) and inkling.worker.wanted < 0)
        keep(window, folder / f"writing-{theme}.png")
    middle = STORY.index("the lee")
    cursor = window.editor.textCursor()
    cursor.setPosition(middle)
    window.editor.setTextCursor(cursor)
    window.editor.show_ghost(
        "the shelter of the old sea wall, where the wind could not reach them,"
    )
    keep(window, folder / "mid-line-dark.png")
    inkling.suggester.dismiss()
    window.change("theme", "light")
    window.banner.tell(
        "mixed.txt mixes line endings or holds characters that this page cannot keep. It is open "
        "for reading, so that nothing in it changes.",
        "Edit anyway",
        window.document.edit_anyway,
    )
    keep(window, folder / "banner-light.png")
    window.banner.hide()
    for name in ("style", "sees", "notes"):
        window.panels[name].show()
        keep(window, folder / f"{name}-light.png")
        window.panels[name].hide()
    panel = SettingsPanel(window.settings, window)
    panel.show()
    keep(panel, folder / "settings-light.png")
    panel.close()
    keep_dialogs(window, home, folder)
    inkling.shut_down()
    window.editor.document().setModified(False)
    window.close()


def keep_dialogs(window: Window, home: Path, folder: Path) -> None:
    """Render what is rarely seen: unsaved words, and earlier versions."""
    left = LeftBehind(
        home / "x.journal",
        Journalled(Head("/home/anna/The harbour.md"), STORY + "lit the lamp again.", False),
        STORY,
        time.time() - 600,
    )
    recovery = RecoveryDialog(left, window)
    recovery.show()
    keep(recovery, folder / "recovery-light.png")
    recovery.close()
    story = Path("/home/anna/The harbour.md")
    history = History(home / "history.sqlite")
    for hours, text, name in (
        (50, STORY[:300], ""),
        (26, STORY[:420], "First draft"),
        (2, STORY, ""),
    ):
        history.keep(story, text, name, at=time.time() - hours * 3600)
    changed = STORY.replace("Nobody spoke.", "Nobody said a word.") + "went in."
    dialog = HistoryDialog(history, story, changed, theme_named("light"), window)
    dialog.show()
    keep(dialog, folder / "history-light.png")
    dialog.close()


def wait_until(holds: object) -> None:
    """Let the app run until something holds, at most ten seconds."""
    assert callable(holds)
    for _ in range(1000):
        QTest.qWait(10)
        if holds():
            return
    raise SystemExit("Waited ten seconds in vain.")


def keep(widget: QWidget, path: Path) -> None:
    """Write a picture of the widget."""
    QTest.qWait(100)
    widget.grab().save(str(path))


if __name__ == "__main__":
    main()
