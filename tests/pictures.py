"""Renders the real window with the real model into pictures, to be looked at.

    python tests/pictures.py FOLDER

In FOLDER/LANGUAGE, once plainly and once enlarged (NAME@2x.png), in every theme of the settings:
the page empty, writing with a suggestion, the manuscript, settings, voices, the chart of writing,
find and export. In FOLDER/LANGUAGE/all every window there is, light and dark. Needs Xvfb, fonts
and the default model (`inkling models add`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from samples import GHOSTS, SAMPLES, Sample
from tour import Tour, wait

from writer import paths
from writer.app import Inkling
from writer.gui import roles
from writer.gui.worker import Worker
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL
from writer.process import present
from writer.settings import Settings, limits_of
from writer.settings_file import store

SCALES = (1, 2)
DISPLAY = ("xvfb-run", "-a", "-s", "-screen 0 2732x1536x24")
LARGEST = 200_000  # bytes of a picture
# The states that everybody meets, by their names in the tour.
CHIEF = {
    "manuscript": "manuscript",
    "settings 1": "settings",
    "welcome": "welcome",
    "voices report": "voices",
    "progress": "chart",
    "find in use": "find",
    "export": "export",
}


def main() -> None:
    """Render every picture, each language and scale in a child of its own."""
    folder = Path(sys.argv[1]).absolute()
    if len(sys.argv) > 2:
        render(folder, sys.argv[2], int(sys.argv[3]))
        return
    for language in SAMPLES:
        for scale in SCALES:
            print(f"{language}, {scale}x", flush=True)
            subprocess.run(
                [*DISPLAY, sys.executable, __file__, str(folder), language, str(scale)],
                env=os.environ | {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "xcb"},
                check=True,
            )
    pictures = list(folder.rglob("*.png"))
    large = [str(p) for p in pictures if p.stat().st_size > LARGEST]
    print(f"{len(pictures)} pictures", *(f"too large: {name}" for name in large), sep="\n")


def render(folder: Path, language: str, scale: int) -> None:
    """Render the pictures of a language at a scale."""
    pack = library.find(DEFAULT_MODEL)
    home = Path(tempfile.mkdtemp())
    os.environ["INKLING_HOME"] = str(home / "home")
    store(paths.config_folder() / "settings.json", Settings())
    (home / "home" / "data").mkdir(parents=True)
    (home / "home" / "data" / "packs").symlink_to(pack.parent)
    application = QApplication(["inkling"])
    present(application, language)
    QLocale.setDefault(QLocale("en_GB" if language == "en" else language))
    roles.install()
    inkling, sample = Inkling(Worker()), SAMPLES[language]
    inkling.window.resize(1100, 720)
    inkling.start(None)
    wait_until(lambda: inkling.suggester.is_ready)
    shown = Pictures(folder / language, f"@{scale}x" if scale > 1 else "")
    tour = Tour(inkling, sample, home, shown.keep_chief)
    themes = list(limits_of("theme")["choices"])
    for theme in themes:
        inkling.window.change("theme", theme)
        shown.theme = theme
        write(inkling, sample, shown)
    tour.prepare()
    for theme in themes:
        inkling.window.change("theme", theme)
        shown.theme = theme
        tour.all()
    if scale == 1:
        shown.is_all = True
        for theme in ("light", "dark"):
            inkling.window.change("theme", theme)
            shown.theme = theme
            keep_ghosts(inkling, shown)
            tour.all()
    inkling.window.editor.document().setModified(False)
    inkling.window.close()
    inkling.shut_down()
    os._exit(0)  # as the app itself ends


class Pictures:
    """Writes pictures into a folder, named after what they show and the theme."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder, self._suffix = folder, suffix
        self.theme, self.is_all = "", False

    def keep_chief(self, name: str, widget: QWidget) -> None:
        """Of the tour only the chief states, unless all are wanted."""
        if self.is_all:
            self.keep(f"all/{name}", widget)
        elif name in CHIEF:
            self.keep(CHIEF[name], widget)

    def keep(self, name: str, widget: QWidget) -> None:
        """Write a picture of a widget."""
        path = self._folder / f"{name}-{self.theme}{self._suffix}.png".replace(" ", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        wait(100)
        picture = widget.grab().toImage()
        picture.save(str(path), "PNG", 0)  # 0 is the smallest file
        if path.stat().st_size > LARGEST:  # with fewer shades it is smaller, and looks the same
            picture.convertToFormat(QImage.Format.Format_RGB16).save(str(path), "PNG", 0)


def write(inkling: Inkling, sample: Sample, shown: Pictures) -> None:
    """The page before a word, and while a suggestion stands at the cursor."""
    editor = inkling.window.editor
    editor.setPlainText("")
    shown.keep("empty", inkling.window)
    editor.setPlainText(sample.story[:-1])
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(sample.story[-1])
    inkling.suggester.ask()
    wait_until(lambda: bool(editor.ghost) and inkling.worker.wanted < 0)
    shown.keep("writing", inkling.window)
    inkling.suggester.dismiss()
    editor.setPlainText("")
    editor.document().setModified(False)


def keep_ghosts(inkling: Inkling, shown: Pictures) -> None:
    """Ghost text in every place and script."""
    editor = inkling.window.editor
    before_all = editor.toPlainText()
    for name, (before, ghost, after) in GHOSTS.items():
        editor.setPlainText(before + after)
        cursor = editor.textCursor()
        cursor.setPosition(len(before))
        editor.setTextCursor(cursor)
        editor.show_ghost(ghost)
        shown.keep_chief(f"ghost {name}", editor)
    editor.show_ghost("")
    editor.setPlainText(before_all)
    editor.document().setModified(False)


def wait_until(holds: object) -> None:
    """Let the app run until something holds, at most a minute."""
    assert callable(holds)
    for _ in range(3000):
        wait(20)
        if holds():
            return
    raise SystemExit("Waited a minute in vain.")


if __name__ == "__main__":
    main()
