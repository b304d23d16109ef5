"""Find and replace on the page: a bar under it, that marks every place as the words are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
)

from writer.gui.editor import Editor
from writer.gui.marks import Marks
from writer.manuscript.search import Match, Query, SearchError, matches

PAUSE_MS = 200
MOST_MARKED = 2000


class FindBar(QFrame):
    """Return goes to the next place, Shift+Return to the one before, Esc back to the page."""

    def __init__(self, page: Editor, marks: Marks) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._page, self._marks = page, marks
        self._found: list[tuple[int, int, Match]] = []  # start and end in the document
        self._form = QTextCharFormat()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.sought, self.replacement, self.told = QLineEdit(), QLineEdit(), QLabel()
        self._regex = _switch(".*", self.tr("Regular expression"))
        self._case = _switch("Aa", self.tr("Match case"))
        self._whole = _switch("[a]", self.tr("Whole words"))
        self.one, self.all = QPushButton(self.tr("Replace")), QPushButton(self.tr("Replace all"))
        self._lay_out()
        for line in (self.sought, self.replacement):
            line.textChanged.connect(self._timer.start)
        for switch in (self._regex, self._case, self._whole):
            switch.toggled.connect(self.look)
        page.textChanged.connect(self.on_text_changed)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.hide()

    def set_colours(self, paper: QColor, ink: QColor) -> None:
        """The colours of a place that is found."""
        self._form.setBackground(paper)
        self._form.setForeground(ink)

    @Slot()
    def open(self) -> None:
        """Show the bar, with what is selected on the page."""
        selected = self._page.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.sought.setText(selected)
        self.show()
        self.sought.setFocus()
        self.sought.selectAll()
        self.look()

    @Slot()
    def close_bar(self) -> None:
        """Back to the page."""
        self._timer.stop()
        self._found = []
        self._marks.show("found", [], self._form)
        self.hide()
        self._page.setFocus()

    @Slot()
    def look(self) -> None:
        """Find every place in the text as it is now, and mark it."""
        self._timer.stop()
        self._found = []
        query = Query(
            self.sought.text(),
            self._regex.isChecked(),
            self._case.isChecked(),
            self._whole.isChecked(),
        )
        text = self._page.raw_text()
        try:
            found = matches(query, text, self.replacement.text()) if query.pattern else []
        except SearchError as error:
            self._tell(str(error))
            found = []
        else:
            self._found = _in_units(text, found)
            self._tell("")
        places = [(start, end) for start, end, _ in self._found[:MOST_MARKED]]
        self._marks.show("found", places, self._form)

    @Slot()
    def on_text_changed(self) -> None:
        """The places may be others now."""
        if self.isVisible():
            self._timer.start()

    @Slot()
    def go_on(self) -> None:
        """Select the next place after the cursor, or the first of the text."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """Select the place before the cursor, or the last of the text."""
        self._go(-1)

    @Slot()
    def replace_one(self) -> None:
        """Replace the place that is selected, and go to the next."""
        self.look()
        cursor = self._page.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        match = next((m for start, end, m in self._found if (start, end) == chosen), None)
        if match is not None and not self._page.isReadOnly():
            cursor.insertText(match.replacement)
            self.look()
        self.go_on()

    @Slot()
    def replace_all(self) -> None:
        """Replace every place, as one step that undo takes back."""
        self.look()
        if not self._found or self._page.isReadOnly():
            return
        cursor = QTextCursor(self._page.document())
        cursor.beginEditBlock()
        for start, end, match in reversed(self._found):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(match.replacement)
        cursor.endEditBlock()
        number = len(self._found)
        self.look()
        said = self.tr("1 place was replaced.")
        many = self.tr("{number} places were replaced.").format(number=number)
        self._tell(said if number == 1 else many)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Return goes on."""
        keys = Qt.Key
        if event.key() == keys.Key_Escape:
            self.close_bar()
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.replacement.hasFocus():
                self.replace_one()
            else:
                self._go(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        if self._timer.isActive():
            self.look()
        if not self._found:
            return
        cursor = self._page.textCursor()
        if step > 0:
            at = cursor.selectionEnd()
            index = next((n for n, (start, _, _) in enumerate(self._found) if start >= at), 0)
        else:
            at = cursor.selectionStart()
            before = [n for n, (_, end, _) in enumerate(self._found) if end <= at]
            index = before[-1] if before else len(self._found) - 1
        start, end, _ = self._found[index]
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._page.setTextCursor(cursor)
        said = self.tr("{number} of {total}")
        self._tell(said.format(number=index + 1, total=len(self._found)))

    def _tell(self, sentence: str) -> None:
        if not sentence and self.sought.text():
            number = len(self._found)
            said = self.tr("1 place") if number == 1 else self.tr("{number} places")
            sentence = said.format(number=number) if number else self.tr("Not found")
        self.told.setText(sentence)
        if not self._found and (self.one.hasFocus() or self.all.hasFocus()):
            self.sought.setFocus()  # or the keyboard would fall through to the page
        self.one.setEnabled(bool(self._found))
        self.all.setEnabled(bool(self._found))

    def _lay_out(self) -> None:
        self.sought.setAccessibleName(self.tr("Find"))
        self.sought.setPlaceholderText(self.tr("Find"))
        self.replacement.setAccessibleName(self.tr("Replace with"))
        self.replacement.setPlaceholderText(self.tr("Replace with"))
        self.told.setObjectName("help")
        self.told.setMinimumWidth(120)
        for line in (self.sought, self.replacement):
            line.setObjectName("quick")
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 8, 12, 8)
        switches, buttons = QHBoxLayout(), QHBoxLayout()
        for switch in (self._regex, self._case, self._whole):
            switches.addWidget(switch)
        before, after = (
            _tool("↑", self.tr("The place before")),
            _tool("↓", self.tr("The next place")),
        )
        close = _tool("✕", self.tr("Close"))
        before.clicked.connect(self.go_back)
        after.clicked.connect(self.go_on)
        close.clicked.connect(self.close_bar)
        for button in (before, after, close):
            switches.addWidget(button)
        for wide in (self.one, self.all):
            wide.setAutoDefault(False)
            buttons.addWidget(wide)
        buttons.addStretch(1)
        grid.addWidget(self.sought, 0, 0)
        grid.addLayout(switches, 0, 1)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(buttons, 1, 1)
        grid.addWidget(self.told, 0, 2)
        grid.setColumnStretch(0, 1)
        self.setTabOrder(self.sought, self.replacement)


def _tool(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _switch(text: str, name: str) -> QToolButton:
    button = _tool(text, name)
    button.setCheckable(True)
    return button


def _in_units(text: str, found: list[Match]) -> list[tuple[int, int, Match]]:
    """The matches with their places in the document, which counts UTF-16 units."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return [(match.start, match.end, match) for match in found]
    places, at, units = [], 0, 0
    for match in found:
        units += _units(text[at : match.start])
        end = units + _units(text[match.start : match.end])
        places.append((units, end, match))
        at, units = match.end, end
    return places


def _units(text: str) -> int:
    return len(text) + sum(1 for letter in text if letter > "\uffff")
