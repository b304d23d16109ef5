"""A small list of the choices for one place, near the cursor, with how likely each is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from writer.gui.editor import Editor

WIDTH, GAP = 420, 6
_TEXT, _LIKELIHOOD = 0, 1


class AlternativesPopup(QTreeWidget):
    """The page keeps the keyboard: while the list is open, its arrows, Enter and Esc go here."""

    highlighted = Signal(int)
    chosen = Signal(int)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setObjectName("alternatives")
        self.setAccessibleName(self.tr("Choices"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_LIKELIHOOD, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self.on_clicked)
        self.hide()
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def show_choices(self, choices: Sequence[tuple[str, float]], current: int = 0) -> None:
        """List texts with their probabilities from 0 to 1, this one of them marked."""
        self.clear()
        for text, probability in choices:
            percent = round(100 * probability)
            told = self.tr("{number} %").format(number=percent or "< 1")
            item = QTreeWidgetItem([" ".join(text.split()), told])
            item.setTextAlignment(_LIKELIHOOD, Qt.AlignmentFlag.AlignRight)
            item.setToolTip(_TEXT, text.strip())
            self.addTopLevelItem(item)
        if not choices:
            self.hide()
            return
        self.setCurrentIndex(self.model().index(current, _TEXT))
        self._place()
        self.show()
        self.raise_()

    @Slot(QTreeWidgetItem)
    def on_clicked(self, item: QTreeWidgetItem) -> None:
        """The mouse chooses."""
        self._choose(self.indexOfTopLevelItem(item))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the page that mean something here while the list is open."""
        if self.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
                self.hide()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list; any other but a modifier closes it and goes on."""
        row, keys = self.currentIndex().row(), Qt.Key
        steps = {keys.Key_Down: 1, keys.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            row = (row + step) % self.topLevelItemCount()
            self.setCurrentIndex(self.model().index(row, _TEXT))
            self.highlighted.emit(row)
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self._choose(row)
        elif event.key() == keys.Key_Escape:
            self.hide()
        else:
            if event.text() or event.key() in (keys.Key_Left, keys.Key_Right):
                self.hide()
            return False
        return True

    def _choose(self, row: int) -> None:
        self.hide()
        self.chosen.emit(row)

    def _place(self) -> None:
        """Under the line of the cursor and the ghost text's first line, or above it."""
        rows = self.topLevelItemCount()
        height = sum(self.sizeHintForRow(row) for row in range(rows)) + 2 * self.frameWidth()
        page, cursor = self._editor.viewport(), self._editor.cursorRect()
        self.resize(min(WIDTH, self._editor.width() - 2 * GAP), height)
        at = page.mapTo(self._editor, cursor.bottomLeft() + QPoint(0, cursor.height() + GAP))
        if at.y() + height > self._editor.height():
            at.setY(page.mapTo(self._editor, cursor.topLeft()).y() - height - GAP)
        at.setX(max(GAP, min(at.x(), self._editor.width() - self.width() - GAP)))
        self.move(at)
