"""What the app's process needs around the window: its log, its language, and orderly ends."""

from __future__ import annotations

import ctypes
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    QSocketNotifier,
    QTranslator,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from writer import paths
from writer.health import libraries

log = logging.getLogger(__name__)


def present(application: QApplication, language: str) -> None:
    """The app's name, icon, style and language; "system" is the desktop's."""
    application.setApplicationName("inkling")
    application.setApplicationDisplayName("Inkling")
    application.setDesktopFileName("inkling")
    application.setWindowIcon(QIcon(str(paths.resources_folder() / "icons" / "inkling.svg")))
    application.setStyle("Fusion")
    translate(application, QLocale.system() if language == "system" else QLocale(language))


def unloadable() -> str:
    """Why none of the plug-ins that could open a window here can be loaded; empty if one can.

    Qt would abort without a word to whoever clicked an icon. Loading it twice costs nothing.
    """
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    said = ""
    for name in libraries.platforms():
        plugin = Path(folder) / "platforms" / f"libq{name}.so"
        if not plugin.is_file():
            return ""  # another system, or a name that Qt itself will not know
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            said = said or libraries.lack(libraries.missing(name)) or f"Qt cannot start: {error}."
        else:
            return ""
    return said


def translate(application: QApplication, locale: QLocale) -> None:
    """Speak the writer's language where there is a translation: Qt's own words, then ours."""
    folders = {
        "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "inkling": str(paths.resources_folder() / "translations"),
    }
    for name, folder in folders.items():
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)


def log_to_file() -> None:
    """Log to a private file that is kept small. It never holds the writer's text."""
    try:
        folder = paths.log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "inkling.log"
        file.touch(mode=0o600)
        handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return  # a full or read-only home: writing goes on without a log
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def report_exceptions(keep_text: Callable[[], None], seen: SignalInstance) -> None:
    """Put the text in safety, then log what no code caught, in any thread, and tell the writer."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if threading.current_thread() is threading.main_thread():
            keep_text()
        log.critical("uncaught", exc_info=(kind, error, trace))
        seen.emit()

    sys.excepthook = report


class ClosingSignals(QObject):
    """Ctrl+C in the terminal, and the system's wish to end the app.

    Python runs its handlers only between two steps of Python, and Qt's event loop waits in C++:
    the signal's number, written to a socket, wakes it.
    """

    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before = signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _leave_to_qt)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._reader.fileno(), kind, self)
        self._notifier.activated.connect(self.on_activated)

    @Slot()
    def on_activated(self) -> None:
        """Tell that a signal came."""
        self._reader.recv(64)
        self.seen.emit()

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        self._reader.close()
        self._writer.close()


def _leave_to_qt(_number: int, _frame: object) -> None:
    """Nothing: the notifier has seen it."""
