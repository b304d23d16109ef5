"""The composition root: settings, the window, the one QThread with the engine, and the way out."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from writer import __version__, paths, process
from writer.documents.recovery import forget_old, left_behind
from writer.gui import roles
from writer.gui.autosave import Autosave
from writer.gui.command_palette import CommandPalette
from writer.gui.exchange import Exchange
from writer.gui.focus import Focus
from writer.gui.garbage import Garbage
from writer.gui.journaling import Journaling, is_free
from writer.gui.kept_notes import KeptNotes
from writer.gui.language import Language
from writer.gui.manuscripts import Manuscripts
from writer.gui.models_menu import Offer
from writer.gui.preparation import Preparation
from writer.gui.recalling import Recalling
from writer.gui.recovery_dialog import RecoveryDialog
from writer.gui.settings_panel import tell_wrong_settings
from writer.gui.suggester import Suggester
from writer.gui.upgrade import watch_for_upgrade
from writer.gui.versions import Versions
from writer.gui.voice_switch import VoiceSwitch
from writer.gui.voices import Voices
from writer.gui.welcome import Welcome
from writer.gui.window import Window
from writer.gui.worker import Worker
from writer.models import library
from writer.models.catalogue import Entry, catalogue
from writer.models.library import ModelError
from writer.settings import Settings
from writer.settings_file import load, store, stored_language

log = logging.getLogger(__name__)


class Inkling(QObject):
    """The running app. Its window works from the first moment; the model comes when it is ready."""

    load_requested = Signal(Path)
    exception_seen = Signal()

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._garbage = Garbage(self)
        self._settings_file = paths.config_folder() / "settings.json"
        self._is_new = not self._settings_file.exists()
        self._journals = paths.state_folder() / "journals"
        wrong: list[str] = []
        loaded = load(self._settings_file, wrong.append)
        self.window = Window(loaded, paths.state_folder())
        if wrong:
            tell_wrong_settings(self.window.banner, self._settings_file, wrong)
        self.journaling = Journaling(self.window.editor, self.window.document, self._journals)
        self.versions = Versions(self.window, paths.state_folder() / "history.sqlite")
        self.focus = Focus(self.window)
        self.commands = CommandPalette(self.window, paths.state_folder())
        self.manuscripts = Manuscripts(self.window, self.versions, paths.state_folder())
        manuscript = self.manuscripts.manuscript
        self.exchange = Exchange(self.window, manuscript, paths.state_folder())
        self.language = Language(self.window, paths.data_folder() / "my words.txt")
        self.autosave = Autosave(self.window.document, self.window.settings.autosave)
        notes_folder = paths.data_folder() / "notes"
        self.notes = KeptNotes(self.window.notes_panel, self.window.document, notes_folder)
        self.thread_of_worker = QThread()
        self.worker = worker
        worker.threads = self.window.settings.threads
        worker.moveToThread(self.thread_of_worker)
        window = self.window
        self.suggester = Suggester(window.editor, worker, window.settings, window.switches)
        self.recalling = Recalling(window, self.suggester, worker)
        self.preparation = Preparation(self)
        self.voices = Voices(window)
        self.voices.remembering_wanted.connect(self.recalling.remembering.add)
        self.voice_switch = VoiceSwitch(window, worker)
        self._connect()
        self.thread_of_worker.start()

    def start(self, path: Path | None) -> None:
        """Show the window and the text; then, once that is on the screen, load the model."""
        self.window.show()
        if path is not None:
            self.window.document.open(path)
        QTimer.singleShot(0, self.load_model)
        QTimer.singleShot(0, self.recalling.start)
        self.manuscripts.open_last()
        QTimer.singleShot(0, self.offer_unsaved_words)
        if self._is_new:
            QTimer.singleShot(0, self.welcome)

    @Slot()
    def welcome(self) -> None:
        """Ask for three choices, once; whoever skips them writes just as well."""
        self.list_models()
        Welcome(self.window).open()

    @Slot()
    def load_model(self) -> None:
        """Load the chosen voice or model, or offer to fetch it."""
        if not self.voice_switch.is_sound:  # it is given up, and the model alone being loaded
            return
        window, name = self.window, self.window.settings.model
        self.list_models()
        try:
            folder = self.voice_switch.pack or library.find(name)
        except ModelError:
            window.status.show_model(self.tr("No model yet"))
            if entry := library.entry_named(name):
                window.banner.tell(
                    self.tr(
                        "Inkling suggests words once it has a model. It is fetched once; "
                        "after that nothing needs the network."
                    ),
                    self.tr("Fetch it ({size} MB)").format(size=entry.megabytes),
                    self.fetch_chosen,
                )
            return
        window.status.show_model(self.tr("The model is loading…"))
        self.load_requested.emit(folder)

    @Slot()
    def offer_unsaved_words(self) -> None:
        """After a crash, a kill or a power cut, show what was typed and in no file yet."""
        forget_old(self._journals)
        for left in left_behind(self._journals, is_free):
            dialog = RecoveryDialog(left, self.window)
            opened = dialog.exec() == RecoveryDialog.DialogCode.Accepted
            dialog.deleteLater()
            if opened and self.window.document.may_be_left():
                path = Path(left.found.head.path) if left.found.head.path else None
                self.window.document.recover(left.found.document(), path)
                self.journaling.adopt(left.journal)
                return  # the others are offered at the next start: one page holds one text

    @Slot()
    def fetch_chosen(self) -> None:
        """Fetch the model that the settings name."""
        self.add_model(self.window.settings.model)

    @Slot(str)
    def add_model(self, source: str) -> None:
        """Add a model in the background."""
        if self.preparation.is_running:
            self.window.banner.tell(self.tr("Another model is being added. It is nearly there."))
            return
        self.window.status.show_model(self.tr("Preparing a model…"))
        self.window.models.show_adding(True)
        self.preparation.start(source)

    @Slot(str)
    def on_model_added(self, name: str) -> None:
        """Use a new model at once."""
        self.window.models.show_adding(False)
        before = self.window.settings
        self.choose_model(name)
        if self.window.settings == before:  # the same one, made anew
            self.load_model()

    @Slot(str)
    def on_adding_failed(self, sentence: str) -> None:
        """Say why; the model from before, if any, goes on."""
        self.on_adding_stopped()
        self.window.banner.tell(sentence)

    @Slot()
    def on_adding_stopped(self) -> None:
        """Go on with the model from before, if any."""
        ready = self.suggester.is_ready
        if ready:
            self.window.status.show_ready()
        else:
            self.window.status.show_model(self.tr("No model yet"))
        self.window.models.show_adding(False)

    @Slot(str)
    def on_loaded(self, name: str) -> None:
        """The model answers from now on."""
        log.info("loaded %s", name)
        self.window.status.show_ready()

    @Slot(str)
    def on_load_failed(self, sentence: str) -> None:
        """Say what is wrong with the model, and offer to make it anew where that helps."""
        if self.voice_switch.give_up_damaged():
            return
        self.window.status.show_model(self.tr("The model could not be loaded"))
        if library.entry_named(self.window.settings.model):
            self.window.banner.tell(sentence, self.tr("Fetch it again"), self.fetch_chosen)
        else:
            self.window.banner.tell(sentence)

    @Slot(Settings)
    def on_settings_changed(self, changed: Settings) -> None:
        """Keep the settings, and use them from the next suggestion on."""
        before, self.suggester.settings = self.suggester.settings, changed
        self.autosave.is_on = changed.autosave
        self.suggester.clear()
        self.worker.threads = changed.threads
        if (changed.model, changed.voice) != (before.model, before.voice):
            self.load_model()
        elif changed.voice_strength != before.voice_strength:
            self.voice_switch.turn()
            self.suggester.offer()
        try:
            store(self._settings_file, changed)
        except OSError as error:
            log.warning("the settings cannot be written: %s", error)
            self.window.banner.tell(
                self.tr("The settings could not be kept: {folder} cannot be written to.").format(
                    folder=self._settings_file.parent
                )
            )

    @Slot(str)
    def choose_model(self, name: str) -> None:
        """Load another model that is here, in no voice."""
        self.window.on_settings_changed(replace(self.window.settings, model=name, voice=""))

    @Slot()
    def list_models(self) -> None:
        """Bring the menu of models up to date."""
        here = [(info.name, info.title) for info in library.installed()]
        names = {name for name, _ in here}
        offers = [_offer(entry) for entry in catalogue() if entry.name not in names]
        self.window.models.show_models(here, offers, self.window.settings.model)

    @Slot(str)
    def on_journal_failed(self, reason: str) -> None:
        """Without a journal a crash would cost words: the writer should save."""
        self.window.banner.tell(
            self.tr(
                "What you type cannot be kept safe between saves just now: {reason}. Save often."
            ).format(reason=reason),
            self.tr("Save"),
            self.window.document.save,
        )

    @Slot()
    def on_exception(self) -> None:
        """Tell of a mistake of ours, in the window's own thread."""
        self.window.banner.tell(
            self.tr("Something went wrong in Inkling. Your text is safe; save it now."),
            self.tr("Save"),
            self.window.document.save,
        )

    def shut_down(self) -> None:
        """End the engine's thread and any child, in order. Safe in every state."""
        self.suggester.clear()
        self.focus.close()
        self.preparation.cancel()
        self.voices.close()
        self.recalling.close()
        self.autosave.close()
        self.notes.flush()
        self.manuscripts.close()
        self.window.writing.write()
        self.exchange.close()
        self.journaling.close()
        self.versions.close()
        self.thread_of_worker.quit()
        self.thread_of_worker.wait()
        self._garbage.hand_back()

    def _connect(self) -> None:
        window, worker = self.window, self.worker
        self.load_requested.connect(worker.load)
        self.voices.use_wanted.connect(self.voice_switch.choose)
        self.voices.training.ended.connect(self.voice_switch.look_again)
        self.voice_switch.reload_wanted.connect(self.load_model)
        worker.loaded.connect(self.on_loaded)
        worker.load_failed.connect(self.on_load_failed)
        self.suggester.changed.connect(window.status.show_shown)
        self.suggester.changed.connect(window.alternatives.show_shown)
        self.suggester.changed.connect(window.announcer.on_shown)
        window.alternatives.chosen.connect(self.suggester.show_choice)
        self.suggester.asked.connect(window.sees.on_asked)
        window.sees.wanted.connect(worker.look)
        worker.looked.connect(window.sees.show_context)
        self.suggester.stumbled.connect(window.status.show_model)
        self.preparation.progressed.connect(window.status.show_preparation)
        self.preparation.succeeded.connect(self.on_model_added)
        self.preparation.failed.connect(self.on_adding_failed)
        self.preparation.stopped.connect(self.on_adding_stopped)
        self.autosave.failed.connect(window.banner.tell)
        self.notes.failed.connect(window.banner.tell)
        window.notes_panel.changed.connect(self.suggester.use_notes)
        self.journaling.failed.connect(self.on_journal_failed)
        window.settings_changed.connect(self.on_settings_changed)
        window.models.chosen.connect(self.choose_model)
        window.models.wanted.connect(self.add_model)
        window.models.stopped.connect(self.preparation.stop)
        self.exception_seen.connect(self.on_exception)
        self._connect_keys()

    def _connect_keys(self) -> None:
        """The page's keys beyond those without which no suggestion is of use."""
        editor, suggester = self.window.editor, self.suggester
        editor.take_sentence_requested.connect(suggester.take_sentence)
        editor.next_requested.connect(suggester.show_next)
        editor.previous_requested.connect(suggester.show_previous)
        editor.retry_requested.connect(suggester.try_again)
        editor.peek_started.connect(suggester.peek)
        editor.peek_ended.connect(suggester.end_peek)


def _offer(entry: Entry) -> Offer:
    many, size = entry.languages == "many", entry.megabytes
    said = (entry.name, entry.title, size, entry.licence, many, entry.instructed, entry.verified)
    return Offer(*said)


def run(path: Path | None) -> NoReturn:
    """Open the window, on a text if one is given; when it is closed, end the process."""
    process.log_to_file()
    if problem := process.unloadable():
        log.critical("%s", problem)
        sys.exit(problem)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    language = stored_language(paths.config_folder() / "settings.json")
    process.present(application, language)
    roles.install()
    inkling = Inkling(Worker())
    watch_for_upgrade(inkling.window)
    process.report_exceptions(inkling.journaling.flush, inkling.exception_seen)
    signals = process.ClosingSignals()
    signals.seen.connect(inkling.window.close)
    inkling.start(path)
    log.info("started Inkling %s", __version__)
    code = application.exec()
    signals.close()
    inkling.shut_down()
    # All is written and every thread has ended. Python would now take Qt's objects apart in an
    # order of its own, and has been seen to hang in it.
    logging.shutdown()
    if sys.stdout:
        sys.stdout.flush()
    os._exit(code)
