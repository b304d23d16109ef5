"""Find and replace across a manuscript: every place is shown before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.gui.fitting import resize_to_fit
from writer.gui.match_delegate import MATCH, MatchDelegate
from writer.manuscript.folder import title_of
from writer.manuscript.replacing import FileMatches, search
from writer.manuscript.search import Query, SearchError

PAUSE_MS = 250
MOST_SHOWN = 2000
NUMBER = Qt.ItemDataRole.UserRole

Found = tuple[list[FileMatches], list[str]]


class SearchDialog(QDialog):
    """Searches in a thread while the writer types. It changes no file: it tells what is wished."""

    replace_wished = Signal(list)  # pairs of FileMatches and the numbers of the chosen matches
    go_wished = Signal(str, int)  # a file and a position in its text, in characters
    _searched = Signal()

    def __init__(self, folder: Path, files: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find and replace in the manuscript"))
        self._folder, self._files = folder, files
        self._found: list[FileMatches] = []
        self._thread = ThreadPoolExecutor(1, "search")
        self._future: Future[Found] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.begin)
        self._searched.connect(self.on_searched)
        self._sought, self._by = QLineEdit(), QLineEdit()
        self._regex = QCheckBox(self.tr("Regular e&xpression"))
        self._case = QCheckBox(self.tr("Match &case"))
        self._words = QCheckBox(self.tr("&Whole words"))
        self._list = QTreeWidget()
        self._said = QLabel()
        self._replace = QPushButton(self.tr("&Replace the checked"))
        self._close = QPushButton(self.tr("Close"))
        self._lay_out()
        for line in (self._sought, self._by):
            line.textChanged.connect(self._timer.start)
        for box in (self._regex, self._case, self._words):
            box.toggled.connect(self._timer.start)
        self._list.itemChanged.connect(self.show_number)
        self._list.itemActivated.connect(self.on_activated)
        self._replace.clicked.connect(self.ask_to_replace)
        self._close.clicked.connect(self.close)
        self.show_number()

    @property
    def said(self) -> str:
        """What is told of the search."""
        return self._said.text()

    def look_for(self, words: str) -> None:
        """Begin with these words."""
        self._sought.setText(words)
        self._sought.selectAll()

    @Slot()
    def begin(self) -> None:
        """Search anew; what is under way for an older wish is not shown."""
        query = Query(
            self._sought.text(),
            self._regex.isChecked(),
            self._case.isChecked(),
            self._words.isChecked(),
        )
        if not query.pattern:
            self._future = None
            self._show([], "")
            return
        self._future = self._thread.submit(
            search, self._folder, self._files, query, self._by.text()
        )
        self._future.add_done_callback(self._tell)

    @Slot()
    def on_searched(self) -> None:
        """Show what was found, or what is wrong with the wish."""
        if self._future is None or not self._future.done():
            return
        try:
            found, unread = self._future.result()
        except SearchError as error:
            self._show([], str(error))
        else:
            self._show(found, unread[0] if unread else "")

    @Slot()
    def ask_to_replace(self) -> None:
        """Tell which places are to be replaced."""
        wished = [(file, chosen) for file, chosen in self._chosen() if chosen]
        if wished:
            self.replace_wished.emit(wished)
            self.begin()

    @Slot(QTreeWidgetItem, int)
    def on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        """Go to a place in the text."""
        if (holder := item.parent()) is not None:
            found = self._found[self._list.indexOfTopLevelItem(holder)]
            self.go_wished.emit(found.file, found.matches[item.data(0, NUMBER)].start)

    @Slot()
    def show_number(self) -> None:
        """Tell how many places there are, and how many are checked."""
        total = sum(len(found.matches) for found in self._found)
        chosen = sum(len(numbers) for _, numbers in self._chosen())
        self._replace.setEnabled(chosen > 0)
        if total:
            said = self.tr("{chosen} of {total} places in {files} files are checked.")
            self._said.setText(
                said.format(chosen=chosen, total=total, files=len(self._found))
                + self._limits(total)
            )

    def done(self, result: int) -> None:
        """End the thread."""
        self._timer.stop()
        self._thread.shutdown(wait=False, cancel_futures=True)
        super().done(result)

    def _limits(self, total: int) -> str:
        if total <= MOST_SHOWN:
            return ""
        return " " + self.tr("The first {number} are shown.").format(number=MOST_SHOWN)

    def _chosen(self) -> list[tuple[FileMatches, list[int]]]:
        checked = Qt.CheckState.Checked
        pairs = []
        for row, found in enumerate(self._found):
            holder = self._list.topLevelItem(row)
            if holder is None:
                break  # beyond what is shown
            items = [holder.child(n) for n in range(holder.childCount())]
            numbers = [i.data(0, NUMBER) for i in items if i and i.checkState(0) == checked]
            pairs.append((found, numbers))
        return pairs

    def _show(self, found: list[FileMatches], sentence: str) -> None:
        self._found = found
        blocked = self._list.blockSignals(True)
        self._list.clear()
        left = MOST_SHOWN
        for one in found:
            if left <= 0:
                break
            holder = QTreeWidgetItem(self._list, [title_of(one.file)])
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            holder.setFlags(holder.flags() | flags)
            holder.setToolTip(0, one.file)
            for number, match in enumerate(one.matches[:left]):
                line = f"{match.before}{match.found}{match.after}"
                item = QTreeWidgetItem(holder, [line.replace("\n", "⏎")])
                item.setData(0, NUMBER, number)
                item.setData(0, MATCH, match)
                item.setCheckState(0, Qt.CheckState.Checked)
            left -= len(one.matches)
            holder.setExpanded(True)
        self._list.blockSignals(blocked)
        nothing = self.tr("Nothing is found.") if self._sought.text() else ""
        self._said.setText(sentence or ("" if found else nothing))
        if not sentence:
            self.show_number()
        else:
            self._replace.setEnabled(bool(found))

    def _tell(self, future: Future[Found]) -> None:
        """In the thread."""
        if not future.cancelled():
            self._searched.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for row, (words, line) in enumerate(
            ((self.tr("&Find"), self._sought), (self.tr("Re&place with"), self._by))
        ):
            label = QLabel(words)
            label.setBuddy(line)
            line.setObjectName("quick")
            line.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        boxes, buttons = QHBoxLayout(), QHBoxLayout()
        for box in (self._regex, self._case, self._words):
            boxes.addWidget(box)
        boxes.addStretch(1)
        self._said.setObjectName("help")
        self._said.setWordWrap(True)
        buttons.addWidget(self._said, 1)
        buttons.addWidget(self._replace)
        buttons.addWidget(self._close)
        self._list.setHeaderHidden(True)
        self._list.setObjectName("matches")
        self._list.setAccessibleName(self.tr("What is found"))
        self._list.setItemDelegate(MatchDelegate(self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addLayout(boxes)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)
        for button in (self._replace, self._close):
            button.setAutoDefault(False)
        resize_to_fit(self, 720, 560)
