"""Focus on the page: full screen, typewriter scrolling, dimming, and fading of all else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent

from writer.gui.fading import Fading
from writer.gui.menus import add_choices
from writer.gui.typewriter import Typewriter
from writer.gui.window import Window
from writer.settings import Settings, limits_of


class Focus(QObject):
    """Its part of the View menu, and what the settings say of it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.typewriter = Typewriter(window.editor)
        self.fading = Fading(window, window.editor)
        self._build_menu()
        self.use(window.settings)
        window.settings_changed.connect(self.use)
        window.installEventFilter(self)
        window.editor.installEventFilter(self)

    @Slot(Settings)
    def use(self, settings: Settings) -> None:
        """Do as the settings say."""
        for action in self._scopes.actions():
            action.setChecked(action.data() == settings.focus)
        self._typewriter.setChecked(settings.typewriter)
        self.typewriter.set_on(settings.typewriter)
        self._window.editor.dimming.set_scope(settings.focus)
        self._settle()

    @Slot(QAction)
    def on_scope_chosen(self, action: QAction) -> None:
        """Dim around something else."""
        self._window.change("focus", action.data())

    @Slot()
    def change_scope(self) -> None:
        """From all to a sentence, a line, a paragraph, and to all again."""
        scopes = list(limits_of("focus")["choices"])
        after = scopes.index(self._window.settings.focus) + 1
        self._window.change("focus", scopes[after % len(scopes)])

    @Slot(bool)
    def set_typewriter(self, on: bool) -> None:
        """Keep the line that is written at one height, or not."""
        self._window.change("typewriter", on)

    @Slot(bool)
    def fill_screen(self, on: bool) -> None:
        """Nothing but the window, or the window as it was."""
        state, full = self._window.windowState(), Qt.WindowState.WindowFullScreen
        if on != bool(state & full):
            self._window.setWindowState(state ^ full)

    def close(self) -> None:
        """Listen no more: what Python lets go of at the end is not to be asked."""
        self._window.removeEventFilter(self)
        for listener in (self, self.typewriter, self.fading):
            self._window.editor.removeEventFilter(listener)
        self.fading.close()

    def eventFilter(self, source: QObject, event: QEvent) -> bool:
        """Esc leaves full screen, once no suggestion is left to drop by it."""
        if event.type() == QEvent.Type.WindowStateChange and source is self._window:
            self._settle()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and source is self._window.editor
            and not self._window.editor.ghost
        ):
            self.fill_screen(False)
        return super().eventFilter(source, event)

    def _settle(self) -> None:
        full, fades = self._window.isFullScreen(), self._window.settings.fade
        self._full_screen.setChecked(full)
        self.fading.is_on = fades == "always" or (fades == "full_screen" and full)
        if not self.fading.is_on:
            self.fading.bring_back()

    def _build_menu(self) -> None:
        actions, menu = self._window.actions_named, self._window.view_menu
        scopes = menu.addMenu(self.tr("Fo&cus"))
        self._scopes = add_choices(scopes, "focus")
        self._scopes.triggered.connect(self.on_scope_chosen)
        scopes.addSeparator()
        actions.add(scopes, "focus", self.change_scope)
        self._typewriter = actions.add_switch(menu, "typewriter", self.set_typewriter)
        self._full_screen = actions.add_switch(menu, "full_screen", self.fill_screen)
