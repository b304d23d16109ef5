"""The one window: a page, a line about the model and the words, and the menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QColor
from PySide6.QtWidgets import (
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from writer.gui.alternatives_popup import AlternativesPopup
from writer.gui.announcer import Announcer
from writer.gui.banner import Banner
from writer.gui.editor import Editor
from writer.gui.find_bar import FindBar
from writer.gui.fitting import resize_to_fit
from writer.gui.help import tell_about, tell_keys
from writer.gui.marks import Marks
from writer.gui.markup_styling import MarkupStyling
from writer.gui.memory_panel import MemoryPanel
from writer.gui.menus import Actions, add_choices, first_key, plain_label
from writer.gui.models_menu import ModelsMenu
from writer.gui.notes_panel import NotesPanel
from writer.gui.open_document import OpenDocument
from writer.gui.progress_panel import ProgressPanel
from writer.gui.recent_menu import RecentMenu
from writer.gui.sees_panel import SeesPanel
from writer.gui.settings_panel import SettingsPanel
from writer.gui.shortcuts import page_keys
from writer.gui.side_panel import SidePanel
from writer.gui.status_bar import StatusBar
from writer.gui.style_panel import StylePanel
from writer.gui.switches import Switches
from writer.gui.text_counts import TextCounts
from writer.gui.theme import Theme, style_hints, theme_named
from writer.gui.word_count import WordCount
from writer.gui.writing_count import WritingCount
from writer.settings import Settings, limits_of, with_value


class Window(QMainWindow):
    """What the writer sees. Knows nothing of engines: the composition root connects it to one."""

    closed = Signal()
    settings_changed = Signal(Settings)
    dressed = Signal(Theme)
    history_requested = Signal()
    naming_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    voices_requested = Signal()

    def __init__(self, settings: Settings, state_folder: Path) -> None:
        super().__init__()
        self.settings = settings
        self._worn: Theme | None = None
        self._state = QSettings(str(state_folder / "window.ini"), QSettings.Format.IniFormat)
        self.banner, self.editor, self.status = Banner(), Editor(), StatusBar()
        self.marks = Marks(self.editor)
        self.markup = MarkupStyling(self.editor, self.editor.typesetting.layout)
        self.find_bar = FindBar(self.editor, self.marks)
        self.document = OpenDocument(self.editor, self.banner, state_folder)
        self.switches = Switches(self.document, state_folder / "switched_off.json")
        self.alternatives = AlternativesPopup(self.editor)
        self.words = WordCount(self.editor.document())
        self.writing = WritingCount(self.words, self.document, state_folder / "writing.json")
        self.progress = ProgressPanel(settings, self.writing)
        self.text_counts = TextCounts(self.editor, self.words)
        self.style_panel = StylePanel(settings)
        self.sees, self.notes_panel, self.memory_panel = SeesPanel(), NotesPanel(), MemoryPanel()
        contents: dict[str, QWidget] = {
            "notes": self.notes_panel,
            "style": self.style_panel,
            "memory": self.memory_panel,
            "sees": self.sees,
            "progress": self.progress,
        }
        self.panels = {
            name: SidePanel(plain_label(name), content, self.editor)
            for name, content in contents.items()
        }
        self.panels["sees"].shown.connect(self.sees.set_open)
        self.actions_named, self.announcer = Actions(self), Announcer(self.editor)
        self._lay_out()
        self._build_file_menu()
        self._build_edit_menu()
        self._moods = self._build_suggest_menu()
        self.models = ModelsMenu(self)
        self.menuBar().addMenu(self.models)
        self.theme_actions = self._build_view_menu()
        self._build_help_menu()
        self.switches.changed.connect(self.on_switched)
        self.style_panel.changed.connect(self.on_settings_changed)
        self.text_counts.changed.connect(self.status.show_counts)
        self.text_counts.changed.connect(self.progress.show_counts)
        self.progress.goal_changed.connect(self.change)
        self.dressed.connect(self.progress.show_all)
        self.writing.failed.connect(self.banner.tell)
        self.document.changed.connect(self.on_document_changed)
        self.editor.document().modificationChanged.connect(self.setWindowModified)
        hints = style_hints()
        hints.colorSchemeChanged.connect(self.apply_settings)
        hints.accessibility().contrastPreferenceChanged.connect(self.apply_settings)
        self.apply_settings()
        self.on_document_changed()
        self.on_switched()

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
        theme.wear()
        self.setStyleSheet(theme.style_sheet())
        self.find_bar.set_colours(QColor(theme.found), QColor(theme.ink))
        self.editor.set_ghost_colours(QColor(theme.ghost), QColor(theme.bar))
        self.editor.typesetting.use(self.settings)
        self.markup.use(self.settings.markup, theme, self.editor.font())
        keys, tab_takes = self.settings.keys, self.settings.tab_takes
        self.editor.set_keys(page_keys(keys, tab_takes))
        self.actions_named.set_keys(keys, tab_takes)
        self.status.set_keys(keys, tab_takes)
        self.status.voice.show_voice(self.settings.voice, self.settings.voice_strength)
        self.announcer.set_key(first_key("take", keys, tab_takes))
        self.style_panel.show_settings(self.settings)
        self.progress.show_settings(self.settings)
        for actions, value in (
            (self.theme_actions, self.settings.theme),
            (self._moods, self.settings.mood),
        ):
            for action in actions.actions():
                action.setChecked(action.data() == value)
        if theme != self._worn:
            self._worn = theme
            self.dressed.emit(theme)

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

    @Slot()
    def on_switched(self) -> None:
        """The menu and the status bar tell where suggestions are off."""
        self.actions_named["off_document"].setChecked(self.switches.is_off_here)
        self.actions_named["off_hour"].setChecked(self.switches.is_off_now)
        self.status.set_off(self.switches.sentence)

    @Slot()
    def on_peek_ended(self) -> None:
        """However it ended, the menu says so."""
        self.actions_named["peek"].setChecked(False)

    @Slot(bool)
    def on_panel_shown(self, on: bool) -> None:
        """One panel at a time."""
        if on:
            for panel in self.panels.values():
                if panel is not self.sender():
                    panel.set_shown(False)

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

    @Slot()
    def open_settings(self) -> None:
        """Show the settings panel."""
        panel = SettingsPanel(self.settings, self)
        panel.changed.connect(self.on_settings_changed)
        panel.exec()
        panel.deleteLater()

    @Slot()
    def show_keys(self) -> None:
        """Tell the keys that matter while writing."""
        tell_keys(self, self.settings.keys, self.settings.tab_takes)

    @Slot()
    def show_about(self) -> None:
        """Tell what this is."""
        tell_about(self)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.editor, 1)
        column.addWidget(self.find_bar)
        self.setCentralWidget(page)
        self.setStatusBar(self.status)
        for panel in self.panels.values():
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
            panel.shown.connect(self.on_panel_shown)
        resize_to_fit(self, 980, 720)
        if geometry := self._state.value("geometry"):
            self.restoreGeometry(geometry)
        self.editor.setFocus()

    def _build_file_menu(self) -> None:
        document, add = self.document, self.actions_named.add
        menu = self.menuBar().addMenu(self.tr("&File"))
        add(menu, "new", document.new)
        add(menu, "open", document.choose_and_open)
        recent = RecentMenu(document.recent, self)
        recent.chosen.connect(document.open)
        menu.addMenu(recent)
        menu.addSeparator()
        add(menu, "save", document.save)
        add(menu, "save_as", document.save_as)
        menu.addSeparator()
        add(menu, "import", self.import_requested.emit)
        add(menu, "export", self.export_requested.emit)
        menu.addSeparator()
        add(menu, "history", self.history_requested.emit)
        add(menu, "name_version", self.naming_requested.emit)
        menu.addSeparator()
        add(menu, "settings", self.open_settings)
        add(menu, "quit", self.close)

    def _build_edit_menu(self) -> None:
        editor, add = self.editor, self.actions_named.add
        menu = self.edit_menu = self.menuBar().addMenu(self.tr("&Edit"))
        add(menu, "undo", editor.undo)
        add(menu, "redo", editor.redo)
        menu.addSeparator()
        add(menu, "cut", editor.cut)
        add(menu, "copy", editor.copy)
        add(menu, "paste", editor.paste)
        add(menu, "select_all", editor.selectAll)
        menu.addSeparator()
        add(menu, "find", self.find_bar.open)
        add(menu, "find_next", self.find_bar.go_on)
        add(menu, "find_previous", self.find_bar.go_back)

    def _build_suggest_menu(self) -> QActionGroup:
        editor, add = self.editor, self.actions_named.add
        menu = self.menuBar().addMenu(self.tr("&Suggest"))
        moods = add_choices(menu, "mood")
        moods.triggered.connect(self.on_mood_chosen)
        menu.addSeparator()
        add(menu, "ask", editor.ask_requested)
        self.actions_named.add_switch(menu, "peek", editor.set_peeking)
        editor.peek_ended.connect(self.on_peek_ended)
        add(menu, "take", editor.take_requested)
        add(menu, "take_word", editor.take_word_requested)
        add(menu, "take_sentence", editor.take_sentence_requested)
        add(menu, "dismiss", editor.dismiss_requested)
        menu.addSeparator()
        add(menu, "next", editor.next_requested)
        add(menu, "previous", editor.previous_requested)
        add(menu, "retry", editor.retry_requested)
        menu.addSeparator()
        add(menu, "voice", self.status.voice.open_menu)
        add(menu, "voices", self.voices_requested.emit)
        menu.addSeparator()
        self.actions_named.add_switch(menu, "off_document", self.switches.set_off_here)
        self.actions_named.add_switch(menu, "off_hour", self.switches.set_off_now)
        return moods

    def _build_view_menu(self) -> QActionGroup:
        add = self.actions_named.add
        menu = self.view_menu = self.menuBar().addMenu(self.tr("&View"))
        themes = add_choices(menu, "theme")
        themes.triggered.connect(self.on_theme_chosen)
        menu.addSeparator()
        add(menu, "larger", self.enlarge_text)
        add(menu, "smaller", self.shrink_text)
        menu.addSeparator()
        for name, panel in self.panels.items():
            panel.shown.connect(
                self.actions_named.add_switch(menu, name, panel.set_shown).setChecked
            )
        menu.addSeparator()
        return themes

    def _build_help_menu(self) -> None:
        menu = self.help_menu = self.menuBar().addMenu(self.tr("&Help"))
        self.actions_named.add(menu, "keys", self.show_keys)
        self.actions_named.add(menu, "about", self.show_about)

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
