"""Every action of the menus by a few letters of its name: Ctrl+Shift+P."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from writer.gui.menus import plain, plain_label
from writer.gui.quick_open import Choice, QuickOpen
from writer.gui.window import Window

KEPT = 30  # of those used lately


class CommandPalette(QObject):
    """Those used lately come first. An action's identity is its name, or its place in the menus."""

    def __init__(self, window: Window, state_folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._state = QSettings(str(state_folder / "window.ini"), QSettings.Format.IniFormat)
        self._own = window.actions_named.add(window.help_menu, "commands", self.open)

    @Slot()
    def open(self) -> None:
        """Ask for an action, and do it."""
        actions = {shown: action for shown, action in self._ordered() if action is not self._own}
        choices = [_choice(shown, action) for shown, action in actions.items()]
        dialog = QuickOpen(plain_label("commands"), choices, self._window)
        agreed, shown = dialog.exec(), dialog.chosen
        dialog.deleteLater()
        if agreed and shown:
            self._remember(_identity(shown, actions[shown]))
            actions[shown].trigger()

    def _ordered(self) -> list[tuple[str, QAction]]:
        lately = self._lately()
        found = list(actions_in(self._window.menuBar()))
        places = {identity: place for place, identity in enumerate(lately)}
        return sorted(found, key=lambda one: places.get(_identity(*one), KEPT))

    def _lately(self) -> list[str]:
        kept = self._state.value("commands")
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def _remember(self, identity: str) -> None:
        others = [one for one in self._lately() if one != identity]
        self._state.setValue("commands", [identity, *others][:KEPT])


def actions_in(menus: QMenuBar | QMenu, path: str = "") -> Iterator[tuple[str, QAction]]:
    """Every action that can be seen in the menus, with its place there in words."""
    if isinstance(menus, QMenu):
        menus.aboutToShow.emit()  # some are filled only then
    for action in menus.actions():
        if action.isSeparator() or not action.isVisible():
            continue
        shown = path + plain(action.text())
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions_in(inner, f"{shown}  ›  ")
        else:
            yield shown, action


def keys_of(action: QAction) -> str:
    """The keys of an action, as this platform writes them; those of the page stand in its text."""
    if "\t" in action.text():
        return action.text().split("\t")[1]
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(form) for key in action.shortcuts())


def _choice(shown: str, action: QAction) -> Choice:
    return Choice(shown, keys_of(action), action.isChecked(), action.isEnabled())


def _identity(shown: str, action: QAction) -> str:
    return action.objectName() or shown
