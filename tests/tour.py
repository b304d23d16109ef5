"""A walk through every window, panel and dialog of the running app, each with something in it.

What lies behind an action of the menus is found by itself; the rest is opened here by hand. The
accessibility test looks at all of them, and `pictures.py` takes their pictures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import sample_voices
from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from samples import Sample

from writer import paths
from writer.app import Inkling
from writer.documents.journal import Head, Journalled
from writer.documents.recovery import LeftBehind
from writer.documents.writing_days import Written, add_day
from writer.gui.blind_test import BlindTest
from writer.gui.export_dialog import ExportDialog
from writer.gui.find_bar import FindBar
from writer.gui.recovery_dialog import RecoveryDialog
from writer.gui.search_dialog import SearchDialog
from writer.gui.settings_panel import SettingsPanel
from writer.gui.shortcuts import PAGE, SHORTCUTS
from writer.gui.voices_reading import Shelf
from writer.gui.welcome import Welcome
from writer.manuscript.order_file import write_order
from writer.suggest.notes import prompt_with
from writer.suggest.session import Status
from writer.suggest.shown import Shown
from writer.suggest.suggestion import Suggestion

Look = Callable[[str, QWidget], None]
# What only changes the text or the window, or opens another text.
PASSED_BY = frozenset({"quit", "new", "own_words", "close_manuscript", "undo", "redo", "cut"})
PASSED_BY |= {"copy", "paste", "select_all", *(shortcut.name for shortcut in PAGE)}


class Tour(QObject):
    """Hands each window to `look` with a name for it. Writes into `home` only."""

    def __init__(self, inkling: Inkling, sample: Sample, home: Path, look: Look) -> None:
        super().__init__()
        self._inkling, self._window, self._look = inkling, inkling.window, look
        self._sample, self._home, self._name = sample, home, ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_at_what_asks)
        self._looking = False

    def prepare(self) -> None:
        """Make the novel, its voices and its history, and open a scene of it."""
        window, sample = self._window, self._sample
        folder = self._home / sample.novel.title
        folder.mkdir()
        for scene in sample.novel.scenes():
            (folder / scene.file).write_text(sample.scene, encoding="utf-8")
        write_order(folder, sample.novel)
        for voice in sample.voices:
            sample_voices.make_job(voice, trained=voice == sample.voices[0])
        today = date.today()
        for back in range(1, 60):
            if back % 7:
                words = back * 7919 % 900 + 120
                file = paths.state_folder() / "writing.json"
                days, _ = add_day(file, today - timedelta(back), Written(words, words * 3))
                window.writing.days = days
        window.change("daily_goal", 500)
        window.notes_panel.show_notes(sample.notes)
        self._inkling.manuscripts.manuscript.open(folder)
        scene = folder / sample.novel.scenes()[1].file
        window.document.open(scene)
        for text in (sample.story[:80], sample.scene):
            self._inkling.versions.keep(scene, text, "")

    def all(self) -> None:
        """Every window there is."""
        self.page()
        self.actions()
        self.beside_the_page()
        self.voices()
        self.rarely_seen()

    def page(self) -> None:
        """The page itself, with the banner, and with the list of choices over it."""
        window, sample = self._window, self._sample
        self._look("page", window)
        window.banner.tell(sample.sentence, window.tr("Save"), window.document.save)
        self._look("banner", window)
        window.banner.hide()
        choices = tuple(Suggestion(text, likelihood=likely) for text, likely in sample.choices)
        window.editor.moveCursor(QTextCursor.MoveOperation.End)
        window.editor.show_ghost(sample.choices[0][0])
        window.status.show_status(Status.SHOWN)
        window.alternatives.show_shown(Shown(Status.SHOWN, choices, 0, is_listed=True))
        self._look("choices", window)
        window.alternatives.hide()
        window.editor.show_ghost("")
        window.status.show_status(Status.READY)

    def actions(self) -> None:
        """Whatever an action of the menus opens."""
        self._timer.start(20)
        for name in [s.name for s in SHORTCUTS if s.name not in PASSED_BY]:
            self.action(name)
        self._timer.stop()

    def action(self, name: str) -> None:
        """What this action opens, if anything; closed again afterwards."""
        action = self._window.actions_named[name]
        before = self._open()
        self._name = name
        action.trigger()
        wait(30)
        for opened in self._open() - before:
            is_window = opened.isWindow() and not isinstance(opened, QDockWidget)
            self._look(name, opened if is_window else self._window)
        if action.isCheckable():
            action.trigger()
        for opened in self._open() - before:
            opened.close()
        self._window.find_bar.close_bar()
        self._window.banner.hide()

    def beside_the_page(self) -> None:
        """The manuscript, and what a panel shows only in use."""
        window, sample = self._window, self._sample
        window.sees.show_context(prompt_with(sample.notes, sample.story), 1234, 2048)
        window.actions_named["sees"].trigger()
        self._look("sees in use", window)
        window.actions_named["sees"].trigger()
        window.find_bar.open()
        window.find_bar.sought.setText(sample.sought[0])
        window.find_bar.look()
        wait(300)
        self._look("find in use", window)
        window.find_bar.close_bar()
        window.status.voice.show_voices([(v, v) for v in sample.voices], has_strength=True)
        window.status.voice.show_voice(sample.voices[0], 80)
        for name, menu in self._menus():
            menu.popup(window.mapToGlobal(QPoint(0, 0)))
            self._look(f"menu {name}", menu)
            menu.hide()

    def voices(self) -> None:
        """Each page of the voices' window in its states."""
        panel, training = self._inkling.voices.panel, self._inkling.voices.training
        panel.show_voices()
        panel.show()
        panel.activateWindow()
        self._look("voices empty", panel)
        panel.texts.show_shelf(Shelf(sample_voices.TEXTS, sample_voices.REFUSED))
        self._look("voices texts", panel)
        panel.choose_method(sample_voices.TEXTS)
        panel.method.stop_measuring()
        panel.method._show({"seconds": 290.0, "memory_bytes": 2.6e9})
        panel.method.unfold(True)
        self._look("voices method", panel)
        panel.method.unfold(False)
        sample_voices.keep_report(self._sample.voices[0])
        panel.show_voices(self._sample.voices[0])
        self._look("voices report", panel)
        panel.show_voices(self._sample.voices[1])
        self._look("voices cut off", panel)
        training.voice, training.doing = self._sample.voices[1], "training"
        training.lines = sample_voices.lines(40)
        panel.show_voices(training.voice)
        panel.training.show_progress()
        self._look("voices training", panel)
        training.voice, training.doing = "", ""
        panel.hide()

    def rarely_seen(self) -> None:
        """The welcome, unsaved words found again, and the blind test."""
        window, story = self._window, self._sample.story
        found = Journalled(Head(f"/home/anna/{self._sample.novel.title}.md"), story + "…", False)
        left = LeftBehind(self._home / "x.journal", found, story, time.time() - 600)
        test = BlindTest(sample_voices.REPORT.blind, window, seed=1)
        dialogs = {"welcome": Welcome(window), "recovery": RecoveryDialog(left, window)}
        for name, dialog in (dialogs | {"blind": test}).items():
            dialog.show()
            self._look(name, dialog)
            if dialog is test:
                for _ in sample_voices.REPORT.blind:
                    test.pick_left()
                self._look("tally", test)
            dialog.reject()
            dialog.deleteLater()

    @Slot()
    def look_at_what_asks(self) -> None:
        """A dialog that waits for an answer: look at each of its pages, and give none."""
        dialog = QApplication.activeModalWidget()
        if self._looking or not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        self._looking = True
        if not isinstance(dialog, QFileDialog):  # Qt's own, and mostly the system's
            self._fill(dialog)
            self._look(self._name, dialog)
            if isinstance(dialog, SettingsPanel):
                for row in range(dialog.sections.count()):
                    dialog.sections.setCurrentRow(row)
                    self._look(f"{self._name} {row + 1}", dialog)
        dialog.reject()
        self._looking = False

    def _fill(self, dialog: QDialog) -> None:
        if isinstance(dialog, SearchDialog):
            lines = dialog.findChildren(QLineEdit)
            for line, words in zip(lines, self._sample.sought, strict=True):
                line.setText(words)
            wait(800)
        elif isinstance(dialog, ExportDialog):
            wait(800)

    def _menus(self) -> list[tuple[str, QWidget]]:
        bar = self._window.menuBar().actions()
        named = [(str(index), action.menu()) for index, action in enumerate(bar)]
        return [*named, ("voice", self._window.status.voice.menu())]  # type: ignore[list-item]

    def _open(self) -> set[QWidget]:
        kinds = (QDockWidget, FindBar)
        parts = [part for kind in kinds for part in self._window.findChildren(kind)]
        windows = [
            w
            for w in QApplication.topLevelWidgets()
            if w.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)
        ]
        return {widget for widget in (*parts, *windows) if widget.isVisible()}


def wait(milliseconds: int) -> None:
    """Let time pass; unlike QTest.qWait this lets other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
