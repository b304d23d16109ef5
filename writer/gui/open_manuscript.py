"""The folder that is open as a manuscript: its order is kept, and what changes outside is seen."""

from __future__ import annotations

import errno
import logging
import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from writer.documents.other_version import keep_other_version
from writer.documents.save import Document, DocumentError, not_saved, write_document
from writer.manuscript.folder import Found, first_order, free_name, in_line, texts_in
from writer.manuscript.order_file import NAME, OrderError, order_bytes, read_order, write_order
from writer.manuscript.tree import Manuscript, Place, Scene, Section

PAUSE_MS = 300
MOST_WATCHED = 200

log = logging.getLogger(__name__)


class OpenManuscript(QObject):
    """One at a time, or none. Texts are never moved: the order is a file of its own."""

    changed = Signal()  # another tree
    told = Signal(str)  # a sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.tree = Manuscript("")
        self.found = Found(())
        self._on_disk: bytes | None = None  # the order file as it was read or written last
        self._said = ""
        self._unwritten = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.wait)
        self._watcher.fileChanged.connect(self.wait)
        self._look, self._write = QTimer(self), QTimer(self)
        for timer in (self._look, self._write):
            timer.setSingleShot(True)
            timer.setInterval(PAUSE_MS)
        self._look.timeout.connect(self.look_at_folder)
        self._write.timeout.connect(self.flush)

    @property
    def missing(self) -> set[str]:
        """The files in the order that are not in the folder."""
        return {scene.file for scene in self.tree.scenes()} - set(self.found.files)

    def path_of(self, scene: Scene) -> Path:
        """Where the words of a scene are."""
        assert self.folder is not None
        return self.folder / scene.file

    def file_of(self, path: Path | None) -> str:
        """How the tree names a file; "" for one that is not in the folder."""
        if self.folder is None or path is None or not path.is_relative_to(self.folder):
            return ""
        return path.relative_to(self.folder).as_posix()

    def open(self, folder: Path) -> bool:
        """Open a folder; whatever is wrong with it, what was open stays."""
        folder = folder.absolute()
        try:
            found = texts_in(folder)
        except DocumentError as error:
            self.told.emit(str(error))
            return False
        self.flush()
        self.folder, self.found, self._said = folder, found, ""
        self.tree, self._on_disk = first_order(folder.name, found.files), None
        self._read_order()
        self._tell_of_files()
        self._watch()
        self.changed.emit()
        return True

    def close(self) -> None:
        """Have no manuscript any more."""
        self.flush()
        self.folder, self.tree, self.found = None, Manuscript(""), Found(())
        self._watch()
        self.changed.emit()

    def take(self, tree: Manuscript, *, later: bool = False) -> None:
        """Have this tree from now on, and keep it; `later` waits for a pause in typing."""
        if self.folder is None or tree == self.tree:
            return
        self.tree, self._unwritten = tree, True
        if later:
            self._write.start()
            return
        self.flush()
        self.changed.emit()

    def new_scene(self, title: str, after: Place | None) -> Scene | None:
        """Make a scene with an empty file, after another or at the end of a section."""
        assert self.folder is not None
        place = self._place_after(after)
        beside = [e for e in self.tree.children(place[:-1]) if isinstance(e, Scene)]
        inside = Path(beside[-1].file).parent if beside else Path()
        try:
            name = free_name(title, os.listdir(self.folder / inside))
            scene = Scene((inside / name).as_posix())
            write_document(self.path_of(scene), Document(""))
        except OSError as error:
            self.told.emit(not_saved(self.folder / inside / f"{title}.md", error))
            return None
        except DocumentError as error:
            self.told.emit(str(error))
            return None
        self.found = replace(self.found, files=(*self.found.files, scene.file))
        self.take(self.tree.inserted(place, scene))
        return scene

    def new_section(self, title: str, after: Place | None) -> None:
        """Make a part or chapter after the entry, or after the section that holds this scene."""
        place = after or (len(self.tree.entries) - 1,)
        if after and len(after) > 1 and isinstance(self.tree.at(after), Scene):
            place = after[:-1]
        self.take(self.tree.inserted((*place[:-1], place[-1] + 1), Section(title)))

    def rename_file(self, scene: Scene, title: str) -> Path | None:
        """Give a scene's file another name in its folder; None if that cannot be."""
        path = self.path_of(scene)
        try:
            taken = [name for name in os.listdir(path.parent) if name != path.name]
            new = path.with_name(free_name(title, taken)).with_suffix(path.suffix)
            if new.exists() and not new.samefile(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            path.rename(new)
        except OSError as error:
            said = self.tr("{name} could not be renamed: {reason}.")
            self.told.emit(said.format(name=path.name, reason=error.strerror))
            return None
        place, file = self.tree.place_of(scene.file), self.file_of(new)
        others = (other for other in self.found.files if other != scene.file)
        self.found = replace(self.found, files=(*others, file))
        assert place is not None
        self.take(self.tree.with_entry(place, replace(scene, file=file)))
        return new

    def _place_after(self, after: Place | None) -> Place:
        if after is None:
            return (len(self.tree.entries),)
        if isinstance(entry := self.tree.at(after), Section):
            return (*after, len(entry.entries))
        return (*after[:-1], after[-1] + 1)

    @Slot()
    def wait(self) -> None:
        """Something changed in the folder: look once it is over."""
        self._look.start()

    @Slot()
    def look_at_folder(self) -> None:
        """See which texts came or went, and whether another program changed the order."""
        if self.folder is None:
            return
        before = (self.tree, self.missing)
        try:
            self.found = texts_in(self.folder)
        except DocumentError as error:
            self._tell_once(str(error))
            return
        if not self._unwritten:
            self._read_order()
        self.tree = in_line(self.tree, self.found.files)
        self._watch()
        if (self.tree, self.missing) != before:
            self.changed.emit()

    @Slot()
    def flush(self) -> None:
        """Write the order if it changed; what another program made of it is kept beside it."""
        self._write.stop()
        if not self._unwritten or self.folder is None:
            return
        try:
            theirs = self._order_on_disk()
            if theirs not in (None, self._on_disk, order_bytes(self.tree)):
                other = keep_other_version(self.folder / NAME, theirs or b"")
                said = self.tr("Another program had changed the order. Its own is in “{other}”.")
                self.told.emit(said.format(other=other.name))
            self._on_disk = write_order(self.folder, self.tree)
            self._unwritten = False
        except (DocumentError, OSError) as error:
            sentence = str(error)
            if isinstance(error, OSError):
                sentence = not_saved(self.folder / NAME, error)
            self._tell_once(sentence)

    def _read_order(self) -> None:
        """Take the order on the disk, where it is another than ours."""
        assert self.folder is not None
        try:
            data = self._order_on_disk()
            if data is None or data == self._on_disk:
                return
            order = read_order(self.folder)
        except OSError as error:
            log.warning("the order cannot be read: %s", error)
        except OrderError as error:
            said = self.tr(
                "{error} The texts are all there, in the order of before or of their names. "
                "The damaged file is kept beside a new one once you change the order."
            )
            self._tell_once(said.format(error=error))
        else:
            if order is not None:
                self.tree, self._on_disk = in_line(order, self.found.files), data

    def _order_on_disk(self) -> bytes | None:
        assert self.folder is not None
        try:
            return (self.folder / NAME).read_bytes()
        except FileNotFoundError:
            return None

    def _tell_of_files(self) -> None:
        alike, unreadable = self.found.alike, self.found.unreadable
        if alike:
            said = self.tr(
                "{one} and {other} differ in capitals only. Rename one: on other computers they "
                "would be one file."
            )
            self._tell_once(said.format(one=alike[0], other=alike[1]))
        elif unreadable:
            said = self.tr("You may not read the folder {name}; its texts are left out.")
            self._tell_once(said.format(name=unreadable[0]))
        elif gone := sorted(self.missing):
            said = (
                self.tr("{name} is not in the folder any more. Its notes are kept.")
                if len(gone) == 1
                else self.tr("{name} and others are not in the folder any more. Notes are kept.")
            )
            self._tell_once(said.format(name=gone[0]))

    def _tell_once(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self.told.emit(sentence)

    def _watch(self) -> None:
        """Watch the folder, those within it, and the order file."""
        wanted: set[str] = set()
        if self.folder is not None:
            inside = {self.path_of(Scene(file)).parent for file in self.found.files}
            wanted = {str(self.folder), *map(str, sorted(inside)[:MOST_WATCHED])}
            if (self.folder / NAME).exists():
                wanted.add(str(self.folder / NAME))
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := [path for path in sorted(wanted - watched) if Path(path).exists()]:
            self._watcher.addPaths(new)
