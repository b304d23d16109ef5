"""What becomes of a scene's file: another name, or the trash. Its words and versions are kept."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import QFile, QObject

from writer.documents.save import DocumentError, read_document
from writer.gui.file_questions import agree_to_trash
from writer.gui.open_manuscript import OpenManuscript
from writer.gui.versions import Versions
from writer.gui.window import Window
from writer.manuscript.folder import title_of
from writer.manuscript.tree import Place, Scene


class ManuscriptFiles(QObject):
    """Between the manuscript, the page and the history."""

    def __init__(self, window: Window, manuscript: OpenManuscript, versions: Versions) -> None:
        super().__init__(window)
        self._window, self._manuscript, self._versions = window, manuscript, versions

    def rename(self, scene: Scene, title: str) -> None:
        """Give a scene's file another name; the page and the versions follow it."""
        document, path = self._window.document, self._manuscript.path_of(scene)
        is_open = document.path == path
        if is_open:
            document.needed.emit()  # no save may be under way
        new = self._manuscript.rename_file(scene, title)
        if new is None:
            return
        self._versions.follow(path, new)
        if is_open:
            document.follow(new)

    def throw_away(self, place: Place, scene: Scene) -> None:
        """Put a file into the trash, once the writer agrees and a version of it is kept."""
        document, path = self._window.document, self._manuscript.path_of(scene)
        if not agree_to_trash(self._window, title_of(scene.file)):
            return
        if document.path == path and not document.new():
            return
        try:
            text = read_document(path).text
            self._versions.keep_now(path, text, self.tr("Before it went into the trash"))
        except (DocumentError, sqlite3.Error, OSError) as error:
            self._window.banner.tell(str(error))
            return
        if QFile.moveToTrash(str(path)):
            self._manuscript.take(self._manuscript.tree.without(place))
        else:
            said = self.tr("{name} could not be put into the trash. Remove it in the file manager.")
            self._window.banner.tell(said.format(name=path.name))
