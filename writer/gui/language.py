"""Spelling and typography on the page: the menu of languages, the marks, and the right click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from writer.documents.save import Document, DocumentError, not_saved, write_document
from writer.gui.spelling_marks import SpellingMarks
from writer.gui.theme import Theme, theme_named
from writer.gui.window import Window
from writer.settings import Settings
from writer.spelling.dictionaries import Dictionary, SpellingError, dictionary, languages
from writer.spelling.marks import STYLES, Style, typed
from writer.spelling.personal import add_word, read_words

OFF, SYSTEM = "off", "auto"


class Language(QObject):
    """Between the page and the dictionaries."""

    def __init__(self, window: Window, words_file: Path) -> None:
        super().__init__(window)
        self._window, self._editor, self._file = window, window.editor, words_file
        self._dictionary: Dictionary | None = None
        self._chosen = ""
        self._looked_up: dict[str, bool] = {}
        self._own: frozenset[str] = frozenset()
        self._ignored: set[str] = set()
        self.marks = SpellingMarks(window.editor, window.marks)
        self._read_own()
        self._build_menu()
        self._editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._editor.customContextMenuRequested.connect(self.show_menu)
        self._editor.installEventFilter(self)
        window.settings_changed.connect(self.use)
        window.dressed.connect(self.dress)
        QTimer.singleShot(0, self.begin)  # the window is shown first

    @Slot()
    def begin(self) -> None:
        """Check as the settings say."""
        self.dress(theme_named(self._window.settings.theme))
        self.use(self._window.settings)

    @Slot(Theme)
    def dress(self, theme: Theme) -> None:
        """Mark in the theme's colour."""
        self.marks.set_colour(QColor(theme.warning))

    @Slot(Settings)
    def use(self, settings: Settings) -> None:
        """Check in the language that the settings name."""
        if settings.spelling == self._chosen:
            return
        self._chosen = settings.spelling
        self._dictionary = None
        self._looked_up.clear()
        if self._chosen != OFF:
            automatic = self._chosen == SYSTEM
            try:
                self._dictionary = dictionary(_system() if automatic else self._chosen)
            except SpellingError as error:
                if not automatic:  # nobody asked for it
                    self._window.banner.tell(str(error))
        self.marks.use(self.knows if self._dictionary else None)

    def knows(self, word: str) -> bool:
        """Whether a word is spelt right, or the writer's own."""
        if word in self._own or word in self._ignored:
            return True
        if (known := self._looked_up.get(word)) is None:
            assert self._dictionary is not None
            known = self._looked_up[word] = self._dictionary.knows(word)
        return known

    @Slot(QPoint)
    def show_menu(self, at: QPoint) -> None:
        """The page's menu, with what a misspelt word might be."""
        menu = self.menu_at(self._editor.cursorForPosition(at).position())
        menu.exec(self._editor.viewport().mapToGlobal(at))
        menu.deleteLater()

    def menu_at(self, position: int) -> QMenu:
        """The menu for a place in the text."""
        menu = self._editor.createStandardContextMenu()
        found = self.marks.word_at(position)
        if found is None or self._dictionary is None:
            return menu
        start, word = found
        first = menu.actions()[0]
        plain = word.replace("’", "'")
        curly = "’" in word
        for suggestion in self._dictionary.suggestions(plain):
            text = suggestion.replace("'", "’") if curly else suggestion
            self._add(
                menu, first, text, self.put, (start, len(word.encode("utf-16-le")) // 2, text)
            )
        if menu.actions()[0] is first:
            self._add(menu, first, self.tr("No suggestions"), self.put, None)
        menu.insertSeparator(first)
        self._add(menu, first, self.tr("Add to my words"), self.add_own, plain)
        self._add(menu, first, self.tr("Ignore until Inkling is closed"), self.ignore, plain)
        menu.insertSeparator(first)
        return menu

    @Slot()
    def put(self) -> None:
        """Put the chosen suggestion in the place of the word."""
        start, length, text = self._data()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    @Slot()
    def add_own(self) -> None:
        """Keep a word among the writer's own."""
        try:
            self._own = add_word(self._file, self._data())
        except OSError as error:
            self._window.banner.tell(not_saved(self._file, error))
            self._ignored.add(self._data())
        self.marks.check_anew()

    @Slot()
    def ignore(self) -> None:
        """Mark a word no more until the app is closed."""
        self._ignored.add(self._data())
        self.marks.check_anew()

    @Slot()
    def open_own(self) -> None:
        """Put the writer's own words on the page, to be edited."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not self._file.exists():
                write_document(self._file, Document(""))
        except (OSError, DocumentError) as error:
            self._window.banner.tell(str(error))
            return
        self._window.document.open(self._file)

    @Slot()
    def list_languages(self) -> None:
        """Fill the menu with the languages that have a dictionary now."""
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        choices = [(OFF, self.tr("Off")), (SYSTEM, self.tr("In the system's language"))]
        choices += [(name, _language_name(name)) for name in languages()]
        for name, words in choices:
            action = QAction(words, self._group)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._window.settings.spelling)
            self._menu.addAction(action)
            if name == SYSTEM:
                self._menu.addSeparator()

    @Slot(QAction)
    def on_chosen(self, action: QAction) -> None:
        """Check in another language."""
        self._window.change("spelling", action.data())

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Type quotation marks and dashes as the language has them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._type_mark(event.text())
        if event.type() == QEvent.Type.FocusIn:
            self._read_own()
        return super().eventFilter(page, event)

    def _type_mark(self, key: str) -> bool:
        style = self._style()
        if key not in ("'", '"', "-", ".") or style is None or self._editor.isReadOnly():
            return False
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return False
        found = typed(cursor.block().text()[: cursor.positionInBlock()], key, style)
        if found is None:
            return False
        gone, text = found
        if not self._editor.ghost:  # undo brings back what was typed
            cursor.insertText(key)
            gone += 1
        cursor.beginEditBlock()
        for _ in range(gone):
            cursor.deletePreviousChar()
        cursor.insertText(text)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        return True

    def _style(self) -> Style | None:
        name = self._window.settings.smart_marks
        if name == SYSTEM:
            code = _system() if self._chosen in (OFF, SYSTEM) else self._chosen
            name = code.split("_")[0]
        return STYLES.get(name)

    def _read_own(self) -> None:
        try:
            self._own = read_words(self._file)
        except OSError:
            return  # adding a word will tell
        self.marks.check_anew()

    def _add(
        self, menu: QMenu, before: QAction, words: str, slot: Callable[[], None], data: object
    ) -> None:
        action = QAction(words, menu)
        action.setData(data)
        action.setEnabled(data is not None)
        action.triggered.connect(slot)
        menu.insertAction(before, action)

    def _data(self) -> Any:
        action = self.sender()
        assert isinstance(action, QAction)
        return action.data()

    def _build_menu(self) -> None:
        edit = self._window.edit_menu
        menu = QMenu(self.tr("S&pelling"), edit)
        self._group = QActionGroup(menu)
        self._menu = menu
        self._group.triggered.connect(self.on_chosen)
        menu.aboutToShow.connect(self.list_languages)
        edit.addSeparator()
        edit.addMenu(menu)
        self._window.actions_named.add(edit, "own_words", self.open_own)


def _system() -> str:
    return QLocale.system().name()


def _language_name(code: str) -> str:
    """A language in its own words, as in the language menus of most programs."""
    locale = QLocale(code)
    if "_" not in code:
        return QLocale.languageToString(locale.language())
    name, country = locale.nativeLanguageName() or code, locale.nativeTerritoryName()
    return f"{name[:1].upper()}{name[1:]} ({country})"
