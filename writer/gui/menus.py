"""The window's actions by name, in menus, with the keys that the settings give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from writer.gui.options_form import translated
from writer.gui.shortcuts import SHORTCUTS, key_of, keys_in, keys_on_page, shortcut_named
from writer.settings import limits_of


def label_of(name: str) -> str:
    """An action's words in the writer's language, with the mark before its access key."""
    return QCoreApplication.translate("Actions", shortcut_named(name).label)


def plain_label(name: str) -> str:
    """An action's words without the mark before its access key."""
    return plain(label_of(name))


def plain(text: str) -> str:
    """What a menu says, without the mark before its access key, its dots and its keys."""
    return re.sub(r"\(&\w\)|&|…+\Z", "", text.split("\t")[0])


def native(keys: str) -> str:
    """Keys as this platform writes them."""
    return QKeySequence.fromString(keys).toString(QKeySequence.SequenceFormat.NativeText)


def first_key(name: str, changed: Mapping[str, str], tab_takes: bool) -> str:
    """The key to tell for an action of the page, as this platform writes it; "" for none."""
    keys = keys_on_page(shortcut_named(name), changed, tab_takes)
    return native(keys[0]) if keys else ""


class Actions(QObject):
    """Makes each action once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def add(self, menu: QMenu, name: str, slot: Callable[..., object] | SignalInstance) -> QAction:
        """Put an action into a menu; it calls `slot`."""
        action = menu.addAction(label_of(name))
        action.setObjectName(name)
        action.triggered.connect(slot)
        self._actions[name] = action
        return action

    def add_switch(
        self, menu: QMenu, name: str, slot: Callable[..., object] | SignalInstance
    ) -> QAction:
        """Put an action into a menu that is on or off; it calls `slot` with which."""
        action = menu.addAction(label_of(name))
        action.setObjectName(name)
        action.setCheckable(True)
        action.toggled.connect(slot)
        self._actions[name] = action
        return action

    def set_keys(self, changed: Mapping[str, str], tab_takes: bool) -> None:
        """Give every action its keys. Those of the page are only shown: it handles them itself."""
        for shortcut in SHORTCUTS:
            if (action := self._actions.get(shortcut.name)) is None:
                continue
            if shortcut.on_page:
                shown = ", ".join(map(native, keys_on_page(shortcut, changed, tab_takes)))
                action.setText(label_of(shortcut.name) + (f"\t{shown}" if shown else ""))
            else:
                keys = keys_in(key_of(shortcut, changed))
                action.setShortcuts([QKeySequence.fromString(key) for key in keys])


def add_choices(menu: QMenu, setting: str) -> QActionGroup:
    """Add what a setting can be, of which one is chosen."""
    group = QActionGroup(menu)
    for choice, words in limits_of(setting)["choices"].items():
        action = QAction(translated(words), group)
        action.setData(choice)
        action.setCheckable(True)
    menu.addActions(group.actions())
    return group
