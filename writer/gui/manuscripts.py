"""The menu and the panel of the manuscript, and what their actions do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from writer.gui.manuscript_files import ManuscriptFiles
from writer.gui.manuscript_panel import ManuscriptPanel
from writer.gui.manuscript_search import ManuscriptSearch
from writer.gui.manuscript_words import ManuscriptWords
from writer.gui.menus import plain_label
from writer.gui.open_manuscript import OpenManuscript
from writer.gui.quick_open import Choice, QuickOpen
from writer.gui.side_panel import SidePanel
from writer.gui.versions import Versions
from writer.gui.window import Window
from writer.manuscript.folder import title_of
from writer.manuscript.tree import Place, Scene, Section, above, below


class Manuscripts(QObject):
    """Between the window and the folder that is open as a manuscript."""

    def __init__(self, window: Window, versions: Versions, state_folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._state = QSettings(str(state_folder / "window.ini"), QSettings.Format.IniFormat)
        self.manuscript = OpenManuscript(self)
        self._files = ManuscriptFiles(window, self.manuscript, versions)
        self.search = ManuscriptSearch(window, self.manuscript, versions, state_folder)
        self.panel = ManuscriptPanel(window.editor)
        side = Qt.DockWidgetArea.LeftDockWidgetArea
        self.dock = SidePanel(plain_label("manuscript"), self.panel, window.editor, side)
        window.addDockWidget(side, self.dock)
        self._path_shown = window.document.path
        self._words = ManuscriptWords(self.manuscript)
        self._words.counted.connect(self.panel.show_words)
        window.document.stored.connect(self._words.wait)
        window.document.stored_quietly.connect(self._words.wait)
        self._build_menu()
        self.manuscript.told.connect(window.banner.tell)
        self.manuscript.changed.connect(self.show)
        window.document.changed.connect(self.on_document_changed)
        self.panel.noted.connect(self.note)
        self.panel.open_wished.connect(self.choose_and_open)
        self.panel.tree.opened.connect(self.open_at)
        self.panel.tree.move_wished.connect(self.move)
        self.panel.tree.remove_wished.connect(self.remove)
        self.show()

    def open_last(self) -> None:
        """Open the manuscript that was open when the window was closed."""
        if last := self._state.value("manuscript"):
            folder = Path(str(last))
            if folder.is_dir() and self.manuscript.open(folder):
                self.dock.setVisible(self._state.value("manuscript_shown") == "true")
                self._window.actions_named["manuscript"].setChecked(self.dock.isVisible())

    def close(self) -> None:
        """Write what is not written yet."""
        self.manuscript.flush()
        self._words.close()
        self._state.setValue("manuscript", str(self.manuscript.folder or ""))
        self._state.setValue("manuscript_shown", str(self.dock.isVisible()).lower())

    @Slot()
    def show(self) -> None:
        """Show the tree as it is now."""
        book = self.manuscript
        is_open = book.folder is not None
        open_file = book.file_of(self._window.document.path)
        self.panel.show_manuscript(book.tree, book.missing, open_file, is_open=is_open)
        for name in self._needing:
            self._window.actions_named[name].setEnabled(is_open)

    @Slot()
    def on_document_changed(self) -> None:
        """Mark which scene is on the page, and choose it."""
        path = self._window.document.path
        if path == self._path_shown:
            return  # it was only saved
        self._path_shown = path
        self.show()
        file = self.manuscript.file_of(self._window.document.path)
        self.panel.tree.choose(self.manuscript.tree.place_of(file))

    @Slot()
    def choose_and_open(self) -> None:
        """Ask for a folder and open it."""
        document = self._window.document
        start = self.manuscript.folder or (document.path.parent if document.path else "")
        title = self.tr("Open a folder as a manuscript")
        name = QFileDialog.getExistingDirectory(self._window, title, str(start))
        if name and self.manuscript.open(Path(name)):
            self.dock.set_shown(True)

    @Slot()
    def close_manuscript(self) -> None:
        """Have no manuscript any more; the text on the page stays."""
        self.manuscript.close()
        self.dock.set_shown(False)

    @Slot(tuple)
    def open_at(self, place: Place) -> None:
        """Put a scene on the page."""
        entry = self.manuscript.tree.at(place)
        if isinstance(entry, Scene) and self.open_scene(entry):
            self._window.editor.setFocus()

    def open_scene(self, scene: Scene) -> bool:
        """Put a scene on the page; the one before is saved without a question where that is on."""
        document, path = self._window.document, self.manuscript.path_of(scene)
        if path == document.path:
            return True
        saves = self._window.settings.autosave and document.path is not None
        if saves and document.is_modified and not document.save():
            return False
        return document.open(path)

    @Slot(tuple, Scene)
    def note(self, place: Place, scene: Scene) -> None:
        """Keep what the writer notes of a scene; the tree is shown anew only for a status."""
        before = self.manuscript.tree.at(place)
        quiet = isinstance(before, Scene) and before.status == scene.status
        self.manuscript.take(self.manuscript.tree.with_entry(place, scene), later=quiet)

    @Slot(tuple, tuple)
    def move(self, source: Place, target: Place) -> None:
        """Put an entry elsewhere."""
        tree, place = self.manuscript.tree.moved(source, target)
        self.manuscript.take(tree)
        self.panel.tree.choose(place)

    @Slot()
    def move_up(self) -> None:
        """Put the chosen entry before the one above it."""
        place = self.panel.tree.place
        if place is not None and (target := above(self.manuscript.tree, place)) is not None:
            self.move(place, target)

    @Slot()
    def move_down(self) -> None:
        """Put the chosen entry after the one below it."""
        place = self.panel.tree.place
        if place is not None and (target := below(self.manuscript.tree, place)) is not None:
            self.move(place, target)

    @Slot()
    def move_in(self) -> None:
        """Put the chosen entry into the part or chapter above it."""
        place = self.panel.tree.place
        if place is None or place[-1] == 0:
            return
        holder = (*place[:-1], place[-1] - 1)
        if isinstance(section := self.manuscript.tree.at(holder), Section):
            self.move(place, (*holder, len(section.entries)))

    @Slot()
    def move_out(self) -> None:
        """Put the chosen entry after the part or chapter it is in."""
        place = self.panel.tree.place
        if place is not None and len(place) > 1:
            self.move(place, (*place[:-2], place[-2] + 1))

    @Slot()
    def new_scene(self) -> None:
        """Make a scene after the chosen one, and open it."""
        title = self._ask(self.tr("New scene"), self.tr("Its name, which its file will have:"))
        if title and (scene := self.manuscript.new_scene(title, self.panel.tree.place)):
            self.open_scene(scene)
            self._window.editor.setFocus()

    @Slot()
    def new_section(self) -> None:
        """Make a part or chapter after the chosen one."""
        title = self._ask(self.tr("New part or chapter"), self.tr("Its title:"))
        if title:
            self.manuscript.new_section(title, self.panel.tree.place)

    @Slot()
    def next_scene(self) -> None:
        """Open the scene after the one on the page."""
        self._step(1)

    @Slot()
    def previous_scene(self) -> None:
        """Open the scene before the one on the page."""
        self._step(-1)

    @Slot()
    def quick_open(self) -> None:
        """Open a scene by a few letters of its name."""
        missing = self.manuscript.missing
        names = [scene.file for scene in self.manuscript.tree.scenes()]
        here = {name.replace("/", "  ›  "): name for name in names if name not in missing}
        choices = [Choice(shown) for shown in here]
        dialog = QuickOpen(plain_label("quick_open"), choices, self._window)
        if dialog.exec() and dialog.chosen and self.open_scene(Scene(here[dialog.chosen])):
            self._window.editor.setFocus()
        dialog.deleteLater()

    @Slot()
    def rename(self) -> None:
        """Give the chosen section another title, or the chosen scene's file another name."""
        place = self.panel.tree.place
        if place is None:
            return
        entry = self.manuscript.tree.at(place)
        before = entry.title if isinstance(entry, Section) else title_of(entry.file)
        title = self._ask(plain_label("rename_entry"), self.tr("Its new name:"), before)
        if not title or title == before:
            return
        if isinstance(entry, Section):
            renamed = Section(title, entry.entries)
            self.manuscript.take(self.manuscript.tree.with_entry(place, renamed))
        elif entry.file not in self.manuscript.missing:
            self._files.rename(entry, title)

    @Slot()
    def remove(self) -> None:
        """Take a section away and leave what it holds, or put a scene's file into the trash."""
        place = self.panel.tree.place
        if place is None:
            return
        tree = self.manuscript.tree
        entry = tree.at(place)
        if isinstance(entry, Section):
            tree = tree.without(place)
            for held in reversed(entry.entries):
                tree = tree.inserted(place, held)
            self.manuscript.take(tree)
        elif entry.file in self.manuscript.missing:
            self.manuscript.take(tree.without(place))
        else:
            self._files.throw_away(place, entry)

    def _step(self, by: int) -> None:
        missing = self.manuscript.missing
        scenes = [scene for scene in self.manuscript.tree.scenes() if scene.file not in missing]
        files = [scene.file for scene in scenes]
        here = self.manuscript.file_of(self._window.document.path)
        index = files.index(here) + by if here in files else 0
        if 0 <= index < len(scenes):
            self.open_scene(scenes[index])

    def _ask(self, title: str, label: str, text: str = "") -> str:
        given, agreed = QInputDialog.getText(self._window, title, label, text=text)
        return given.strip() if agreed else ""

    def _build_menu(self) -> None:
        window, add = self._window, self._window.actions_named.add
        bar = window.menuBar()
        menu = QMenu(self.tr("&Manuscript"), bar)
        bar.insertMenu(bar.actions()[2], menu)
        add(menu, "open_manuscript", self.choose_and_open)
        add(menu, "close_manuscript", self.close_manuscript)
        add(menu, "quick_open", self.quick_open)
        add(menu, "search", self.search.show)
        shown = window.actions_named.add_switch(menu, "manuscript", self.dock.set_shown)
        self.dock.shown.connect(shown.setChecked)
        menu.addSeparator()
        add(menu, "new_scene", self.new_scene)
        add(menu, "new_section", self.new_section)
        add(menu, "rename_entry", self.rename)
        add(menu, "remove_entry", self.remove)
        menu.addSeparator()
        add(menu, "move_up", self.move_up)
        add(menu, "move_down", self.move_down)
        add(menu, "move_in", self.move_in)
        add(menu, "move_out", self.move_out)
        menu.addSeparator()
        add(menu, "previous_scene", self.previous_scene)
        add(menu, "next_scene", self.next_scene)
        edits = ("new_scene", "new_section", "rename_entry", "remove_entry")
        moves = ("move_up", "move_down", "move_in", "move_out")
        others = ("previous_scene", "next_scene", "close_manuscript", "quick_open", "search")
        self.panel.tree.addActions([window.actions_named[name] for name in (*edits, *moves)])
        self._needing = (*edits, *moves, *others)
        window.apply_settings()  # the new actions get their keys
