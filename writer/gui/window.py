"""The one window: a page, a line about the model and the words, and the menus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from writer import __version__
from writer.gui.banner import Banner
from writer.gui.editor import Editor
from writer.gui.models_menu import ModelsMenu
from writer.gui.open_document import OpenDocument
from writer.gui.recent_menu import RecentMenu
from writer.gui.settings_panel import SettingsPanel, translated
from writer.gui.status_bar import StatusBar
from writer.gui.theme import theme_named
from writer.gui.word_count import WordCount
from writer.settings import Settings, limits_of, with_value

Keys = QKeySequence.StandardKey


class Window(QMainWindow):
    """What the writer sees. Knows nothing of engines: the composition root connects it to one."""

    closed = Signal()
    settings_changed = Signal(Settings)
    history_requested = Signal()
    naming_requested = Signal()

    def __init__(self, settings: Settings, state_folder: Path) -> None:
        super().__init__()
        self.settings = settings
        self._state = QSettings(str(state_folder / "window.ini"), QSettings.Format.IniFormat)
        self.banner, self.editor, self.status = Banner(), Editor(), StatusBar()
        self.document = OpenDocument(self.editor, self.banner, state_folder)
        self.words = WordCount(self.editor.document())
        self._lay_out()
        self._build_file_menu()
        self._build_edit_menu()
        self._moods = self._build_suggest_menu()
        self.models = ModelsMenu(self)
        self.menuBar().addMenu(self.models)
        self._themes = self._build_view_menu()
        self._build_help_menu()
        self.words.changed.connect(self.status.show_words)
        self.document.changed.connect(self.on_document_changed)
        self.editor.document().modificationChanged.connect(self.setWindowModified)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply_settings)
        self.apply_settings()
        self.on_document_changed()

    def change(self, name: str, value: object) -> None:
        """Change one setting, and tell."""
        self.on_settings_changed(with_value(self.settings, name, value))

    @Slot(Settings)
    def on_settings_changed(self, settings: Settings) -> None:
        """Show the new settings, and tell."""
        if settings != self.settings:
            self.settings = settings
            self.apply_settings()
            self.settings_changed.emit(settings)

    @Slot()
    def apply_settings(self) -> None:
        """Dress the window as the settings say."""
        theme = theme_named(self.settings.theme)
        QApplication.setPalette(theme.palette())
        self.setStyleSheet(theme.style_sheet())
        self.editor.set_ghost_ink(QColor(theme.ghost))
        self.editor.set_font_size(self.settings.font_size)
        for actions, value in (
            (self._themes, self.settings.theme),
            (self._moods, self.settings.mood),
        ):
            for action in actions.actions():
                action.setChecked(action.data() == value)

    @Slot()
    def on_document_changed(self) -> None:
        """The title tells which text this is."""
        self.setWindowTitle(f"{self.document.name}[*]")  # Qt adds the app's name
        self.setWindowModified(self.document.is_modified)
        self.setWindowFilePath(str(self.document.path or ""))

    @Slot(QAction)
    def on_mood_chosen(self, action: QAction) -> None:
        """Suggest at another time."""
        self.change("mood", action.data())

    @Slot(QAction)
    def on_theme_chosen(self, action: QAction) -> None:
        """Wear another theme."""
        self.change("theme", action.data())

    @Slot()
    def enlarge_text(self) -> None:
        """One point more."""
        self._resize_text(1)

    @Slot()
    def shrink_text(self) -> None:
        """One point less."""
        self._resize_text(-1)

    @Slot(bool)
    def fill_screen(self, on: bool) -> None:
        """Nothing but the page, or the window again."""
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot()
    def open_settings(self) -> None:
        """Show the settings panel."""
        panel = SettingsPanel(self.settings, self)
        panel.changed.connect(self.on_settings_changed)
        panel.exec()
        panel.deleteLater()

    @Slot()
    def show_keys(self) -> None:
        """Tell the keys that matter."""
        rows = (
            ("Tab", self.tr("takes the suggestion")),
            ("Ctrl+Right", self.tr("takes its next word")),
            ("Esc", self.tr("drops it")),
            ("Ctrl+Space", self.tr("asks for one now")),
        )
        table = "".join(
            f"<tr><td><b>{key}</b>&nbsp;&nbsp;&nbsp;</td><td>{text}</td></tr>" for key, text in rows
        )
        hint = self.tr("Or type on: letters that match use the suggestion up, any other drops it.")
        QMessageBox.information(self, self.tr("Keys"), f"<table>{table}</table><p>{hint}</p>")

    @Slot()
    def show_about(self) -> None:
        """Tell what this is."""
        text = self.tr(
            "A writing desk where a language model on your own machine offers the next words. "
            "Nothing you write leaves this computer."
        )
        QMessageBox.about(
            self, self.tr("About Inkling"), f"<h3>Inkling {__version__}</h3><p>{text}</p>"
        )

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.editor, 1)
        self.setCentralWidget(page)
        self.setStatusBar(self.status)
        self.resize(980, 720)
        if geometry := self._state.value("geometry"):
            self.restoreGeometry(geometry)
        self.editor.setFocus()

    def _build_file_menu(self) -> None:
        document = self.document
        menu = self.menuBar().addMenu(self.tr("&File"))
        _add(menu, self.tr("&New"), document.new, Keys.New)
        _add(menu, self.tr("&Open…"), document.choose_and_open, Keys.Open)
        recent = RecentMenu(document.recent, self)
        recent.chosen.connect(document.open)
        menu.addMenu(recent)
        menu.addSeparator()
        _add(menu, self.tr("&Save"), document.save, Keys.Save)
        _add(menu, self.tr("Save &as…"), document.save_as, Keys.SaveAs, "Ctrl+Shift+S")
        menu.addSeparator()
        _add(menu, self.tr("&Earlier versions…"), self.history_requested.emit)
        _add(menu, self.tr("Na&me this version…"), self.naming_requested.emit)
        menu.addSeparator()
        _add(menu, self.tr("Se&ttings…"), self.open_settings, Keys.Preferences, "Ctrl+,")
        _add(menu, self.tr("&Quit"), self.close, Keys.Quit, "Ctrl+Q")

    def _build_edit_menu(self) -> None:
        editor = self.editor
        menu = self.menuBar().addMenu(self.tr("&Edit"))
        _add(menu, self.tr("&Undo"), editor.undo, Keys.Undo)
        _add(menu, self.tr("&Redo"), editor.redo, Keys.Redo)
        menu.addSeparator()
        _add(menu, self.tr("Cu&t"), editor.cut, Keys.Cut)
        _add(menu, self.tr("&Copy"), editor.copy, Keys.Copy)
        _add(menu, self.tr("&Paste"), editor.paste, Keys.Paste)
        _add(menu, self.tr("Select &all"), editor.selectAll, Keys.SelectAll)

    def _build_suggest_menu(self) -> QActionGroup:
        editor = self.editor
        menu = self.menuBar().addMenu(self.tr("&Suggest"))
        moods = _choices(menu, "mood")
        moods.triggered.connect(self.on_mood_chosen)
        menu.addSeparator()
        # The page handles these keys itself, because they mean other things without ghost text.
        menu.addAction(self.tr("Ask &now") + "\tCtrl+Space").triggered.connect(editor.ask_requested)
        menu.addAction(self.tr("&Take all") + "\tTab").triggered.connect(editor.take_requested)
        menu.addAction(self.tr("Take the next &word") + "\tCtrl+Right").triggered.connect(
            editor.take_word_requested
        )
        menu.addAction(self.tr("&Drop it") + "\tEsc").triggered.connect(editor.dismiss_requested)
        return moods

    def _build_view_menu(self) -> QActionGroup:
        menu = self.menuBar().addMenu(self.tr("&View"))
        themes = _choices(menu, "theme")
        themes.triggered.connect(self.on_theme_chosen)
        menu.addSeparator()
        _add(menu, self.tr("&Larger text"), self.enlarge_text, Keys.ZoomIn, "Ctrl+=")
        _add(menu, self.tr("&Smaller text"), self.shrink_text, Keys.ZoomOut)
        menu.addSeparator()
        full = menu.addAction(self.tr("&Full screen"))
        full.setShortcuts([QKeySequence("F11")])
        full.setCheckable(True)
        full.toggled.connect(self.fill_screen)
        return themes

    def _build_help_menu(self) -> None:
        menu = self.menuBar().addMenu(self.tr("&Help"))
        _add(menu, self.tr("&Keys"), self.show_keys, Keys.HelpContents)
        _add(menu, self.tr("&About Inkling"), self.show_about)

    def _resize_text(self, step: int) -> None:
        limits = limits_of("font_size")
        size = min(max(self.settings.font_size + step, limits["low"]), limits["high"])
        self.change("font_size", size)

    def changeEvent(self, event: QEvent) -> None:
        """Back from another program: the file may have changed meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.document.look_at_disk()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only once every word is saved or given up by the writer."""
        if not self.document.may_be_left():
            event.ignore()
            return
        self._state.setValue("geometry", self.saveGeometry())
        event.accept()
        self.closed.emit()


def _choices(menu: QMenu, setting: str) -> QActionGroup:
    """Add what a setting can be, of which one is chosen."""
    group = QActionGroup(menu)
    for choice, words in limits_of(setting)["choices"].items():
        action = QAction(translated(words), group)
        action.setData(choice)
        action.setCheckable(True)
    menu.addActions(group.actions())
    return group


def _add(
    menu: QMenu,
    text: str,
    slot: Callable[..., object],
    keys: QKeySequence.StandardKey | None = None,
    otherwise: str = "",
) -> QAction:
    """Add an action with the platform's usual keys, or others where it has none."""
    action = menu.addAction(text)
    action.triggered.connect(slot)
    if keys is not None:
        usual = QKeySequence.keyBindings(keys)
        action.setShortcuts(usual or [QKeySequence(otherwise)])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    return action
