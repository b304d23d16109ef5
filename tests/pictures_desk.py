"""Renders the desk beside the page into pictures, to be looked at: no model is needed.

    python tests/pictures_desk.py FOLDER [LANGUAGE]

The manuscript and what belongs to it, light and dark. LANGUAGE is en (as it comes) or zh_CN.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from writer.manuscript.order_file import write_order
from writer.manuscript.tree import Manuscript, Scene, Section

NOVELS = {
    "en": Manuscript(
        "The lamp on the quay",
        (
            Scene("Prologue.md", status="done"),
            Section(
                "Part one: Winter",
                (
                    Section(
                        "The last boat",
                        (
                            Scene(
                                "Dusk.md", "Anna waits. The boat comes in without him.", "revised"
                            ),
                            Scene("Ropes.md", status="draft"),
                        ),
                    ),
                    Section("What the captain said", (Scene("Kitchen.md", status="draft"),)),
                ),
            ),
            Section("Part two: Spring", (Scene("Ice.md", status="idea"), Scene("Letter.md"))),
        ),
    ),
    "zh_CN": Manuscript(
        "码头上的灯",
        (
            Scene("序.md", status="done"),
            Section(
                "第一部 冬",
                (
                    Section(
                        "最后一条船", (Scene("黄昏.md", "安娜在等。船回来了，他没有。", "revised"),)
                    ),
                    Section("船长的话", (Scene("厨房.md", status="draft"),)),
                ),
            ),
            Section("第二部 春", (Scene("冰.md", status="idea"), Scene("信.md"))),
        ),
    ),
}
TEXTS = {
    "en": "# Dusk\n\nIt was already dark when the last boat came in, and the old woman on the quay "
    "had put out her lamp twice.\n\n## The quay\n\nNobody spoke. The lamp went out.\n\n"
    "* * *\n\n## The ropes\n\nShe lit the lamp again.\n",
    "zh_CN": "# 黄昏\n\n最后一条船进港时，天已经黑了，码头上的老妇人两次熄灭了灯。\n\n"
    "## 码头\n\n没有人说话。\n\n## 缆绳\n\n她又把灯点亮。\n",
}


def main() -> None:
    """Write all the pictures."""
    folder = Path(sys.argv[1])
    language = sys.argv[2] if len(sys.argv) > 2 else "en"
    folder.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp())
    os.environ["INKLING_HOME"] = str(home / "home")
    novel = make_novel(home / NOVELS[language].title, language)
    from writer.app import Inkling
    from writer.gui.worker import Worker
    from writer.process import translate

    application = QApplication([])
    application.setStyle("Fusion")
    translate(application, QLocale(language))
    inkling = Inkling(Worker())
    window = inkling.window
    window.resize(1180, 760)
    window.show()
    for theme in ("light", "dark"):
        window.change("theme", theme)
        inkling.manuscripts.dock.set_shown(True)
        if theme == "light":
            keep(window, folder / "manuscript-none.png")
        inkling.manuscripts.manuscript.open(novel)
        scene = NOVELS[language].scenes()[1]
        window.document.open(novel / scene.file)
        QTest.qWait(600)
        keep(window, folder / f"manuscript-{theme}.png")
    window.close()
    inkling.shut_down()
    sys.stdout.flush()
    os._exit(0)  # as the app itself ends


def make_novel(folder: Path, language: str) -> Path:
    """A manuscript in a folder."""
    folder.mkdir()
    for scene in NOVELS[language].scenes():
        (folder / scene.file).write_text(TEXTS[language], encoding="utf-8")
    write_order(folder, NOVELS[language])
    return folder


def keep(widget: QWidget, path: Path) -> None:
    """Write a picture of the widget."""
    QTest.qWait(50)
    widget.grab().save(str(path))


if __name__ == "__main__":
    main()
