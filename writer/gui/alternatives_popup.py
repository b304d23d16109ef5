"""A small list beside the ghost text: what else could stand there, and how likely each is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from writer.gui.editor import Editor
from writer.suggest.shown import Shown

_LEAST, _MOST = 200, 460
_GAP = 6


class AlternativesPopup(QTreeWidget):
    """Lies over the page and never takes the focus: the writer goes on typing."""

    chosen = Signal(int)  # which of the choices

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAccessibleName(self.tr("Choices"))
        self.setObjectName("alternatives")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self.on_clicked)
        editor.verticalScrollBar().valueChanged.connect(self.place)
        self.hide()

    @Slot(Shown)
    def show_shown(self, shown: Shown) -> None:
        """List the choices while the writer goes through them."""
        if not shown.is_listed:
            self.hide()
            return
        self.clear()
        for choice in shown.choices:
            text = " ".join(choice.remaining.split())
            likely = self.tr("{number} %").format(number=round(100 * choice.likelihood) or "< 1")
            item = QTreeWidgetItem([text, likely])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(1, self.tr("How likely each word is, on average"))
            self.addTopLevelItem(item)
        self.setCurrentIndex(self.model().index(shown.index, 0))
        self.place()
        QTimer.singleShot(0, self.place)  # once the page has laid out what was typed
        self.show()
        self.raise_()

    @Slot(QTreeWidgetItem, int)
    def on_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        """Tell which one was chosen."""
        self.chosen.emit(self.indexOfTopLevelItem(item))

    def sizeHint(self) -> QSize:
        """As high as its rows, and as wide as the page lets it be."""
        self.ensurePolished()
        height = self.topLevelItemCount() * max(self.sizeHintForRow(0), 1)
        margins = self.contentsMargins()
        wanted = sum(map(self.sizeHintForColumn, range(2))) + margins.left() + margins.right()
        width = min(max(wanted, _LEAST), _MOST, self._editor.viewport().width())
        return QSize(width, height + margins.top() + margins.bottom())

    @Slot()
    def place(self) -> None:
        """Lie below the ghost text, or above its line where there is no room."""
        size = self.sizeHint()
        viewport = self._editor.viewport()
        line, below = self._editor.cursorRect(), round(self._editor.ghost_bottom()) + _GAP
        left = min(line.left(), viewport.width() - size.width())
        top = below if below + size.height() <= viewport.height() else line.top() - _GAP
        if top < below:
            top = max(min(top, viewport.height()) - size.height(), 0)
        self.resize(size)
        self.move(viewport.mapTo(self._editor, QPoint(max(left, 0), top)))
