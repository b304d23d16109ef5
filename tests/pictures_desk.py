"""Renders the desk beside the page into pictures, to be looked at: no model is needed.

    python tests/pictures_desk.py FOLDER [LANGUAGE]

The manuscript and what belongs to it, light and dark. LANGUAGE is en (as it comes) or zh_CN.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from writer.app import Inkling
from writer.documents.writing_days import Written
from writer.gui.search_dialog import SearchDialog
from writer.gui.worker import Worker
from writer.manuscript.order_file import write_order
from writer.manuscript.tree import Manuscript, Scene, Section
from writer.process import translate

SPELT = {
    "en": "The lamp on the quay: she could not recieve the letter, and teh lamp went out.\n",
    "zh_CN": "码头上的灯：she could not recieve the letter，码头上的灯灭了。\n",
}
SOUGHT = {"en": ("lamp", "lantern"), "zh_CN": ("灯", "灯笼")}
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
        wait(600)
        keep(window, folder / f"manuscript-{theme}.png")
        keep_progress(inkling, folder, theme)
        keep_search(inkling, folder, theme, language)
        keep_language(inkling, folder, theme, language)
        keep_export(inkling, folder, theme)
    window.close()
    inkling.shut_down()
    sys.stdout.flush()
    os._exit(0)  # as the app itself ends


def keep_progress(inkling: Inkling, folder: Path, theme: str) -> None:
    """Words and goals, with a history."""
    today, writing = date.today(), inkling.window.writing
    for back in range(1, 60):
        if back % 7:
            words = back * 7919 % 900 + 120
            writing.days[today - timedelta(back)] = Written(words, words * 3)
    inkling.window.change("daily_goal", 500)
    inkling.window.panels["progress"].set_shown(True)
    keep(inkling.window, folder / f"progress-{theme}.png")
    inkling.window.panels["progress"].set_shown(False)


def keep_search(inkling: Inkling, folder: Path, theme: str, language: str) -> None:
    """Find and replace across the manuscript."""
    book = inkling.manuscripts.manuscript
    assert book.folder is not None
    files = [scene.file for scene in book.tree.scenes()]
    dialog = SearchDialog(book.folder, files, inkling.window)
    dialog.show()
    for line, words in zip(dialog.findChildren(QLineEdit), SOUGHT[language], strict=True):
        line.setText(words)
    wait(1500)
    keep(dialog, folder / f"search-{theme}.png")
    dialog.close()


def keep_language(inkling: Inkling, folder: Path, theme: str, language: str) -> None:
    """The bar for finding, misspelt words, the right click, and the menus."""
    window, words = inkling.window, SPELT[language]
    window.change("spelling", "en")
    before = window.editor.toPlainText()
    window.editor.setPlainText(words)
    window.find_bar.open()
    window.find_bar.sought.setText(words[:2])
    window.find_bar.look()
    wait(500)
    keep(window, folder / f"find-{theme}.png")
    window.find_bar.close_bar()
    menus = {"edit": window.edit_menu, "file": window.menuBar().actions()[0].menu()}
    menus["manuscript"] = window.menuBar().actions()[2].menu()
    if wrong := inkling.language.marks.word_at(words.find("recieve")):
        menus["right"] = inkling.language.menu_at(wrong[0])
    for name, menu in menus.items():
        menu.popup(window.mapToGlobal(window.rect().topLeft()))
        keep(menu, folder / f"menu-{name}-{theme}.png")
        menu.hide()
    window.editor.setPlainText(before)
    window.editor.document().setModified(False)


def keep_export(inkling: Inkling, folder: Path, theme: str) -> None:
    """The export with its preview."""

    def picture() -> None:
        dialog = inkling.exchange.dialog
        assert dialog is not None
        wait(1500)
        keep(dialog, folder / f"export-{theme}.png")
        dialog.close()

    QTimer.singleShot(0, picture)
    inkling.exchange.show_export()


def make_novel(folder: Path, language: str) -> Path:
    """A manuscript in a folder."""
    folder.mkdir()
    for scene in NOVELS[language].scenes():
        (folder / scene.file).write_text(TEXTS[language], encoding="utf-8")
    write_order(folder, NOVELS[language])
    return folder


def wait(milliseconds: int) -> None:
    """Let time pass; unlike QTest.qWait this lets other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def keep(widget: QWidget, path: Path) -> None:
    """Write a picture of the widget."""
    wait(50)
    widget.grab().save(str(path))


if __name__ == "__main__":
    main()
