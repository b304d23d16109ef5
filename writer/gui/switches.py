"""Suggestions off for this document or for an hour: the menu's two switches, and what they say."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal, Slot

from writer.documents.switch_file import read_switched_off, write_switched_off
from writer.gui.open_document import OpenDocument
from writer.suggest.switch import Switch


class Switches(QObject):
    """Documents are kept over restarts. A text without a file keeps its switch once it has one."""

    changed = Signal()

    def __init__(self, document: OpenDocument, store: Path) -> None:
        super().__init__(document)
        self._document, self._store = document, store
        self._switch = Switch(frozenset(read_switched_off(store)))
        self._told = (self.is_off_here, self.is_off_now)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tell)
        document.moved.connect(self.on_moved)
        document.changed.connect(self.on_document_changed)

    @property
    def is_on(self) -> bool:
        """Whether anything may be offered by itself, here and now."""
        return self._switch.is_on(self._name(), _now())

    @property
    def is_off_here(self) -> bool:
        """Whether suggestions are off for this document."""
        return self._name() in self._switch.off_documents

    @property
    def is_off_now(self) -> bool:
        """Whether an hour without suggestions is not over."""
        return _now() < self._switch.off_until

    @property
    def sentence(self) -> str:
        """What to tell while they are off; "" while they are on."""
        if self.is_off_here:
            return self.tr("Off for this document")
        if self.is_off_now:
            until = QDateTime.fromSecsSinceEpoch(int(self._switch.off_until)).time()
            told = QLocale().toString(until, QLocale.FormatType.ShortFormat)
            return self.tr("Off until {time}").format(time=told)
        return ""

    @Slot(bool)
    def set_off_here(self, off: bool) -> None:
        """Switch them off for this document, or on again."""
        if off != self.is_off_here:
            self._take(self._switch.with_document(self._name(), off=off))

    @Slot(bool)
    def set_off_now(self, off: bool) -> None:
        """Switch them off for an hour, or on again."""
        if off != self.is_off_now:
            self._take(self._switch.for_an_hour(_now()) if off else self._switch.on_again())

    @Slot()
    def on_moved(self) -> None:
        """The text that had no file has one now."""
        if "" in self._switch.off_documents:
            self._take(
                self._switch.with_document("", off=False).with_document(self._name(), off=True)
            )

    @Slot()
    def on_document_changed(self) -> None:
        """Another text: what was said of one without a file is forgotten."""
        if self._document.path is not None or not self._document.is_modified:
            self._switch = self._switch.with_document("", off=False)
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Tell if anything changed: a text that was only saved costs no suggestion."""
        state = (self.is_off_here, self.is_off_now)
        if state != self._told:
            self._told = state
            self.changed.emit()

    def _take(self, switch: Switch) -> None:
        self._switch = switch
        self._wait()
        write_switched_off(self._store, switch.off_documents - {""})
        self.tell()

    def _wait(self) -> None:
        """Tell when the hour is over."""
        left = self._switch.off_until - _now()
        if left > 0:
            self._timer.start(int(1000 * left) + 1)
        else:
            self._timer.stop()

    def _name(self) -> str:
        return str(self._document.path or "")


def _now() -> float:
    return QDateTime.currentMSecsSinceEpoch() / 1000
