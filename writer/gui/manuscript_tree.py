"""The tree of a manuscript: parts, chapters and scenes, moved by drag or by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from writer.manuscript.folder import title_of
from writer.manuscript.tree import Manuscript, Place, Scene, Section

PLACE = Qt.ItemDataRole.UserRole
SIGNS = {"": "", "idea": "○", "draft": "◔", "revised": "◑", "done": "●"}


class ManuscriptTree(QTreeWidget):
    """Shows a tree and tells what is wished of it; it changes nothing by itself."""

    opened = Signal(tuple)  # the place of what is to be opened
    chosen = Signal()
    move_wished = Signal(tuple, tuple)  # an entry's place, and before what it goes
    remove_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manuscript")
        self.setAccessibleName(self.tr("Manuscript"))
        self.setHeaderHidden(True)
        self.setColumnCount(3)
        self.setIndentation(16)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        for column in (1, 2):
            self.header().setSectionResizeMode(column, self.header().ResizeMode.ResizeToContents)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._tree = Manuscript("")
        self._words: dict[str, int] = {}
        self._closed: set[tuple[str, ...]] = set()  # sections the writer closed, by their titles
        self.itemActivated.connect(self.on_activated)
        self.currentItemChanged.connect(self.chosen)
        self.itemCollapsed.connect(self.on_collapsed)
        self.itemExpanded.connect(self.on_expanded)

    @property
    def place(self) -> Place | None:
        """The place of the chosen entry."""
        item = self.currentItem()
        return None if item is None else item.data(0, PLACE)

    def show_tree(self, tree: Manuscript, missing: set[str], open_file: str) -> None:
        """Show a tree; the entry that was chosen stays so where it is still there."""
        chosen, before, scroll = self.place, self._tree, self.verticalScrollBar().value()
        entry = before.at(chosen) if chosen is not None else None
        self._tree = tree
        with QSignalBlocker(self):
            self.clear()
            for place, one in tree.walk():
                holder = self._item(place[:-1])
                item = QTreeWidgetItem(holder)
                item.setData(0, PLACE, place)
                if isinstance(one, Scene):
                    self._dress(item, one, one.file in missing, one.file == open_file)
                else:
                    item.setText(0, one.title)
                    item.setExpanded(True)
            for place, one in tree.walk():
                if isinstance(one, Section):
                    self._item(place).setExpanded(self._titles(place) not in self._closed)
            self.choose(_found_again(tree, entry, chosen))
            self.show_words(self._words)
        self.verticalScrollBar().setValue(scroll)
        self.chosen.emit()

    def show_words(self, words: dict[str, int]) -> None:
        """Show how many words each scene and each section has."""
        self._words = words
        for place, entry in self._tree.walk():
            held = Manuscript("", (entry,)).scenes()
            number = sum(words.get(scene.file, 0) for scene in held)
            item = self._item(place)
            item.setText(1, QLocale().toString(number) if number else "")
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(1, self.palette().placeholderText())

    def choose(self, place: Place | None) -> None:
        """Make the entry there the chosen one."""
        if place is not None:
            self.setCurrentItem(self._item(place))

    @Slot(QTreeWidgetItem, int)
    def on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        """Open what was double-clicked, or chosen with Return."""
        if item.childCount() == 0:
            self.opened.emit(item.data(0, PLACE))

    @Slot(QTreeWidgetItem)
    def on_collapsed(self, item: QTreeWidgetItem) -> None:
        """Keep it closed."""
        self._closed.add(self._titles(item.data(0, PLACE)))

    @Slot(QTreeWidgetItem)
    def on_expanded(self, item: QTreeWidgetItem) -> None:
        """Keep it open."""
        self._closed.discard(self._titles(item.data(0, PLACE)))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: what is dimmed keeps its colour by itself."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.PaletteChange:
            return
        dim = self.palette().placeholderText()
        for place, _ in self._tree.walk():
            item = self._item(place)
            item.setForeground(1, dim)
            if item.font(0).italic():
                item.setForeground(0, dim)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; the rest moves in the tree."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the dragged entry is to go; the view must not move it by itself."""
        source = self.place
        item = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if source is not None:
            self.move_wished.emit(source, self._target(item))

    def _target(self, item: QTreeWidgetItem | None) -> Place:
        if item is None:
            return (len(self._tree.entries),)
        place: Place = item.data(0, PLACE)
        where, spots = self.dropIndicatorPosition(), QAbstractItemView.DropIndicatorPosition
        entry = self._tree.at(place)
        if where == spots.AboveItem:
            return place
        if isinstance(entry, Section):
            if where == spots.OnItem:
                return (*place, len(entry.entries))
            if item.isExpanded() and entry.entries:
                return (*place, 0)  # the line is drawn between it and its first entry
        return (*place[:-1], place[-1] + 1)

    def _item(self, place: Place) -> QTreeWidgetItem:
        item = self.invisibleRootItem()
        for index in place:
            child = item.child(index)
            assert child is not None
            item = child
        return item

    def _titles(self, place: Place) -> tuple[str, ...]:
        return tuple(self._item(place[: n + 1]).text(0) for n in range(len(place)))

    def _dress(self, item: QTreeWidgetItem, scene: Scene, missing: bool, is_open: bool) -> None:
        title = title_of(scene.file)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)  # only beside it
        item.setText(0, title)
        item.setText(2, SIGNS[scene.status])
        font = item.font(0)
        font.setBold(is_open)
        font.setItalic(missing)
        item.setFont(0, font)
        status = self.status_words(scene.status)
        item.setToolTip(0, scene.synopsis or scene.file)
        item.setToolTip(2, status)
        told = [title, status if scene.status else ""]
        if missing:
            item.setForeground(0, self.palette().placeholderText())
            told.append(self.tr("missing"))
            item.setToolTip(0, self.tr("{file} is not in the folder").format(file=scene.file))
        spoken = ", ".join(word for word in told if word)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def status_words(self, status: str) -> str:
        """A status in the writer's language."""
        return {
            "": self.tr("No status"),
            "idea": self.tr("Idea"),
            "draft": self.tr("Draft"),
            "revised": self.tr("Revised"),
            "done": self.tr("Done"),
        }[status]


def _found_again(tree: Manuscript, entry: object, before: Place | None) -> Place | None:
    """Where an entry of an earlier tree is now."""
    if isinstance(entry, Scene):
        return tree.place_of(entry.file)
    same = [place for place, other in tree.walk() if other == entry]
    return before if before in same else next(iter(same), None)
