"""Renders what lies beside and over the page into pictures, to be looked at: no model is needed.

    python tests/pictures_panels.py FOLDER [LANGUAGE]

Panels, settings, the list of choices, a menu, and ghost text in several scripts, light and dark.
LANGUAGE is en (as it comes) or zh_CN. Needs fonts, and no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QLocale, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from writer.gui.settings_panel import SettingsPanel
from writer.gui.window import Window
from writer.process import translate
from writer.settings import Settings
from writer.suggest.notes import Entry, Notes, prompt_with
from writer.suggest.session import Status
from writer.suggest.shown import Shown
from writer.suggest.suggestion import Suggestion

ENGLISH = "It was already dark when the last boat came in, and the old woman on the quay "
CHINESE = "最后一条船进港时，天已经黑了，码头上的老妇人"
# Before the cursor, ghost text, after the cursor.
GHOSTS = {
    "lines": (ENGLISH, "had put out her lamp twice and lit it again. Nobody spoke.", ""),
    "over": (ENGLISH, "had put out her lamp\nand lit it again.", "\n\nNobody spoke.\n\nThen she"),
    "middle": (ENGLISH, "and everybody knew why", "had put out her lamp. " * 6),
    "chinese": (CHINESE, "两次熄灭了灯，又两次把它点亮。没有人说话，只有风在吹。", ""),
    "hebrew": (
        "זה היה כבר חשוך כאשר הסירה האחרונה נכנסה, ו",
        "הזקנה שעל הרציף כיבתה את המנורה.",
        "",
    ),
    "arabic": ("كان الظلام قد حلّ عندما دخل القارب الأخير، ", "وكانت المرأة العجوز على الرصيف.", ""),
}
NOTES = {
    "en": Notes(
        "A cold winter on the coast, told drily.",
        (
            Entry(("Anna", "the old woman"), "Anna keeps the lamp on the quay."),
            Entry(("harbour",), "The harbour is silting up."),
        ),
    ),
    "zh_CN": Notes(
        "海边的一个寒冬，语气冷淡。", (Entry(("老妇人", "安娜"), "安娜看守码头上的灯。"),)
    ),
}
VOICES = {
    "en": (("The harbour", "The harbour"), ("Letters", "Letters"), ("Old", "Old (for tiny)")),
    "zh_CN": (("海港", "海港"), ("信", "信"), ("旧", "旧（用于 tiny）")),
}
CHOICES = {
    "en": ((" had put out her lamp.", 0.42), (" did not look up.", 0.21), (" was gone.", 0.004)),
    "zh_CN": (("两次熄灭了灯。", 0.42), ("没有抬头。", 0.21), ("已经走了。", 0.004)),
}


def main() -> None:
    """Render every picture."""
    folder, language = Path(sys.argv[1]), (*sys.argv[2:], "en")[0]
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["inkling"])
    application.setStyle("Fusion")
    translate(application, QLocale(language))
    for theme in ("light", "dark"):
        window = Window(Settings(theme=theme), Path(tempfile.mkdtemp()))
        window.resize(1000, 640)
        window.show()
        keep_panels(window, language, folder, theme)
        keep_settings(window, folder, theme)
        if language == "en":
            keep_ghosts(window, folder, theme)
        window.editor.document().setModified(False)
        window.close()


def keep_panels(window: Window, language: str, folder: Path, theme: str) -> None:
    """Each panel, the list of choices, and the menu."""
    text = CHINESE if language == "zh_CN" else ENGLISH
    write(window, text, "")
    window.notes_panel.show_notes(NOTES[language])
    window.sees.show_context(prompt_with(NOTES[language], text), 1234, 2048)
    for name, panel in window.panels.items():
        panel.set_shown(True)
        keep(window, folder / f"{name}-{theme}.png")
        panel.set_shown(False)
    window.editor.show_ghost(CHOICES[language][0][0])
    window.status.show_status(Status.SHOWN)
    choices = tuple(Suggestion(text, likelihood=likely) for text, likely in CHOICES[language])
    window.alternatives.show_shown(Shown(Status.SHOWN, choices, 0, is_listed=True))
    keep(window, folder / f"choices-{theme}.png")
    window.alternatives.hide()
    window.editor.show_ghost("")
    window.switches.set_off_now(True)
    window.status.show_status(Status.READY)
    menu = window.menuBar().actions()[2].menu()
    menu.popup(window.mapToGlobal(QPoint(0, 0)))
    keep(menu, folder / f"menu-{theme}.png")
    menu.hide()
    keep(window.status, folder / f"off-{theme}.png")
    keep_voice(window, language, folder, theme)


def keep_voice(window: Window, language: str, folder: Path, theme: str) -> None:
    """The voice in the status bar and its menu, without any voice and with three."""
    button = window.status.voice
    for name, voices in {"voices": VOICES[language], "no-voices": ()}.items():
        button.show_voice(voices[0][0] if voices else "", 80)
        button.show_voices(voices, has_strength=True)
        keep(window.status, folder / f"{name}-bar-{theme}.png")
        button.menu().popup(window.mapToGlobal(QPoint(0, 0)))
        keep(button.menu(), folder / f"{name}-{theme}.png")
        button.menu().hide()


def keep_settings(window: Window, folder: Path, theme: str) -> None:
    """Each page of the settings, with two actions that want one key."""
    panel = SettingsPanel(Settings(theme=theme, keys={"retry": "Ctrl+Z"}), window)
    panel.show()
    for row in range(panel.sections.count()):
        panel.sections.setCurrentRow(row)
        keep(panel, folder / f"settings-{row}-{theme}.png")
    panel.sought.setText("key")
    keep(panel, folder / f"settings-sought-{theme}.png")
    panel.close()


def keep_ghosts(window: Window, folder: Path, theme: str) -> None:
    """Ghost text in every place and script."""
    window.resize(760, 300)
    for name, (before, ghost, after) in GHOSTS.items():
        write(window, before, after)
        window.editor.show_ghost(ghost)
        keep(window.editor, folder / f"ghost-{name}-{theme}.png")


def write(window: Window, before: str, after: str) -> None:
    """Put a text on the page, and the cursor into it."""
    window.editor.setPlainText(before + after)
    cursor = window.editor.textCursor()
    cursor.setPosition(len(before))
    window.editor.setTextCursor(cursor)
    window.editor.setFocus()


def keep(widget: QWidget, path: Path) -> None:
    """Write a picture of the widget."""
    QTest.qWait(50)
    widget.grab().save(str(path))


if __name__ == "__main__":
    main()
