"""The window's own menus; what belongs to a part of the app is added by that part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from writer.gui.menus import add_choices
from writer.gui.models_menu import ModelsMenu
from writer.gui.recent_menu import RecentMenu

if TYPE_CHECKING:
    from writer.gui.window import Window

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class WindowMenus:
    """Those to which something is added or that are changed later."""

    edit: QMenu
    view: QMenu
    help: QMenu
    models: ModelsMenu
    moods: QActionGroup
    themes: QActionGroup


def build_menus(window: Window) -> WindowMenus:
    """Fill the menu bar."""
    _file_menu(window)
    edit, moods = _edit_menu(window), _suggest_menu(window)
    models = ModelsMenu(window)
    window.menuBar().addMenu(models)
    view, themes = _view_menu(window)
    return WindowMenus(edit, view, _help_menu(window), models, moods, themes)


def _file_menu(window: Window) -> None:
    document, add = window.document, window.actions_named.add
    menu = window.menuBar().addMenu(translate("Window", "&File"))
    add(menu, "new", document.new)
    add(menu, "open", document.choose_and_open)
    recent = RecentMenu(document.recent, window)
    recent.chosen.connect(document.open)
    menu.addMenu(recent)
    menu.addSeparator()
    add(menu, "save", document.save)
    add(menu, "save_as", document.save_as)
    menu.addSeparator()
    add(menu, "import", window.import_requested.emit)
    add(menu, "export", window.export_requested.emit)
    menu.addSeparator()
    add(menu, "history", window.history_requested.emit)
    add(menu, "name_version", window.naming_requested.emit)
    menu.addSeparator()
    add(menu, "settings", window.open_settings)
    add(menu, "quit", window.close)


def _edit_menu(window: Window) -> QMenu:
    editor, add = window.editor, window.actions_named.add
    menu = window.menuBar().addMenu(translate("Window", "&Edit"))
    add(menu, "undo", editor.undo)
    add(menu, "redo", editor.redo)
    menu.addSeparator()
    add(menu, "cut", editor.cut)
    add(menu, "copy", editor.copy)
    add(menu, "paste", editor.paste)
    add(menu, "select_all", editor.selectAll)
    menu.addSeparator()
    add(menu, "find", window.find_bar.open)
    add(menu, "find_next", window.find_bar.go_on)
    add(menu, "find_previous", window.find_bar.go_back)
    return menu


def _suggest_menu(window: Window) -> QActionGroup:
    editor, add = window.editor, window.actions_named.add
    menu = window.menuBar().addMenu(translate("Window", "&Suggest"))
    moods = add_choices(menu, "mood")
    moods.triggered.connect(window.on_mood_chosen)
    menu.addSeparator()
    add(menu, "ask", editor.ask_requested)
    window.actions_named.add_switch(menu, "peek", editor.set_peeking)
    editor.peek_ended.connect(window.on_peek_ended)
    add(menu, "take", editor.take_requested)
    add(menu, "take_word", editor.take_word_requested)
    add(menu, "take_sentence", editor.take_sentence_requested)
    add(menu, "dismiss", editor.dismiss_requested)
    menu.addSeparator()
    add(menu, "next", editor.next_requested)
    add(menu, "previous", editor.previous_requested)
    add(menu, "retry", editor.retry_requested)
    menu.addSeparator()
    add(menu, "voice", window.status.voice.open_menu)
    add(menu, "voices", window.voices_requested.emit)
    menu.addSeparator()
    window.actions_named.add_switch(menu, "off_document", window.switches.set_off_here)
    window.actions_named.add_switch(menu, "off_hour", window.switches.set_off_now)
    return moods


def _view_menu(window: Window) -> tuple[QMenu, QActionGroup]:
    add = window.actions_named.add
    menu = window.menuBar().addMenu(translate("Window", "&View"))
    themes = add_choices(menu, "theme")
    themes.triggered.connect(window.on_theme_chosen)
    menu.addSeparator()
    add(menu, "larger", window.enlarge_text)
    add(menu, "smaller", window.shrink_text)
    menu.addSeparator()
    for name, panel in window.panels.items():
        panel.shown.connect(window.actions_named.add_switch(menu, name, panel.set_shown).setChecked)
    menu.addSeparator()
    return menu, themes


def _help_menu(window: Window) -> QMenu:
    menu = window.menuBar().addMenu(translate("Window", "&Help"))
    window.actions_named.add(menu, "keys", window.show_keys)
    window.actions_named.add(menu, "about", window.show_about)
    return menu
