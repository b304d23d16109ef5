"""Every action of the window once: its name, the words for it, and the key it comes with.

Keys are spelled as in Qt's portable text, where Ctrl is the Command key on macOS; several keys for
one action are parted by "; ". Settings hold only what the writer changed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from writer.settings import QT_TRANSLATE_NOOP

TAB = "Tab"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action as the menus and the settings show it.

    Keys `on_page` are handled by the page itself, because they mean other things without a
    suggestion. Those that are `fixed` belong to every text field of the platform.
    """

    name: str
    label: str
    key: str = ""
    on_mac: str = ""  # where it must be another
    on_page: bool = False
    fixed: bool = False

    @property
    def default(self) -> str:
        """The key it comes with on this machine."""
        return self.on_mac if self.on_mac and sys.platform == "darwin" else self.key


SHORTCUTS = (
    Shortcut("new", QT_TRANSLATE_NOOP("Actions", "&New"), "Ctrl+N"),
    Shortcut("open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O"),
    Shortcut("save", QT_TRANSLATE_NOOP("Actions", "&Save"), "Ctrl+S"),
    Shortcut("save_as", QT_TRANSLATE_NOOP("Actions", "Save &as…"), "Ctrl+Shift+S"),
    Shortcut("import", QT_TRANSLATE_NOOP("Actions", "&Import…")),
    Shortcut("export", QT_TRANSLATE_NOOP("Actions", "E&xport…"), "Ctrl+Shift+E"),
    Shortcut("history", QT_TRANSLATE_NOOP("Actions", "&Earlier versions…")),
    Shortcut("name_version", QT_TRANSLATE_NOOP("Actions", "Na&me this version…")),
    Shortcut("settings", QT_TRANSLATE_NOOP("Actions", "Se&ttings…"), "Ctrl+,"),
    Shortcut("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"),
    Shortcut("undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", fixed=True),
    Shortcut("redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y", fixed=True),
    Shortcut("cut", QT_TRANSLATE_NOOP("Actions", "Cu&t"), "Ctrl+X", fixed=True),
    Shortcut("copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "Ctrl+C", fixed=True),
    Shortcut("paste", QT_TRANSLATE_NOOP("Actions", "&Paste"), "Ctrl+V", fixed=True),
    Shortcut("select_all", QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A", fixed=True),
    Shortcut("open_manuscript", QT_TRANSLATE_NOOP("Actions", "&Open a folder…"), "Ctrl+Shift+O"),
    Shortcut("quick_open", QT_TRANSLATE_NOOP("Actions", "&Go to a scene…"), "Ctrl+P"),
    Shortcut("search", QT_TRANSLATE_NOOP("Actions", "&Find and replace in it…"), "Ctrl+Shift+F"),
    Shortcut("close_manuscript", QT_TRANSLATE_NOOP("Actions", "&Close the manuscript")),
    Shortcut("manuscript", QT_TRANSLATE_NOOP("Actions", "&Manuscript"), "F4"),
    Shortcut("new_scene", QT_TRANSLATE_NOOP("Actions", "&New scene…"), "Ctrl+Shift+N"),
    Shortcut("new_section", QT_TRANSLATE_NOOP("Actions", "New &part or chapter…")),
    Shortcut("rename_entry", QT_TRANSLATE_NOOP("Actions", "R&ename…")),
    Shortcut("remove_entry", QT_TRANSLATE_NOOP("Actions", "&Remove…")),
    Shortcut("move_up", QT_TRANSLATE_NOOP("Actions", "Move &up"), "Alt+Up"),
    Shortcut("move_down", QT_TRANSLATE_NOOP("Actions", "Move &down"), "Alt+Down"),
    Shortcut("move_in", QT_TRANSLATE_NOOP("Actions", "Move &into what is above")),
    Shortcut("move_out", QT_TRANSLATE_NOOP("Actions", "Move ou&t")),
    Shortcut("previous_scene", QT_TRANSLATE_NOOP("Actions", "Pre&vious scene"), "Ctrl+PgUp"),
    Shortcut("next_scene", QT_TRANSLATE_NOOP("Actions", "Ne&xt scene"), "Ctrl+PgDown"),
    Shortcut("find", QT_TRANSLATE_NOOP("Actions", "&Find and replace…"), "Ctrl+F"),
    Shortcut("find_next", QT_TRANSLATE_NOOP("Actions", "Find the &next"), "F3"),
    Shortcut("find_previous", QT_TRANSLATE_NOOP("Actions", "Find the pre&vious"), "Shift+F3"),
    Shortcut("own_words", QT_TRANSLATE_NOOP("Actions", "My &words…")),
    Shortcut(
        "ask", QT_TRANSLATE_NOOP("Actions", "Ask &now"), "Ctrl+Space", "Meta+Space", on_page=True
    ),
    Shortcut("take", QT_TRANSLATE_NOOP("Actions", "&Take all"), "Ctrl+Return", on_page=True),
    Shortcut(
        "take_word",
        QT_TRANSLATE_NOOP("Actions", "Take the next &word"),
        "Ctrl+Right",
        "Alt+Right",
        on_page=True,
    ),
    Shortcut(
        "take_sentence",
        QT_TRANSLATE_NOOP("Actions", "Take the &sentence"),
        "Ctrl+Shift+Right",
        "Alt+Shift+Right",
        on_page=True,
    ),
    Shortcut("next", QT_TRANSLATE_NOOP("Actions", "Ne&xt choice"), "Alt+]", on_page=True),
    Shortcut("previous", QT_TRANSLATE_NOOP("Actions", "P&revious choice"), "Alt+[", on_page=True),
    Shortcut("retry", QT_TRANSLATE_NOOP("Actions", "Try a&gain"), "Alt+R", on_page=True),
    Shortcut("peek", QT_TRANSLATE_NOOP("Actions", "&Peek (while held)"), "F2", on_page=True),
    Shortcut("dismiss", QT_TRANSLATE_NOOP("Actions", "&Drop it"), "Esc", on_page=True),
    Shortcut("off_document", QT_TRANSLATE_NOOP("Actions", "&Off for this document")),
    Shortcut("off_hour", QT_TRANSLATE_NOOP("Actions", "Off for an &hour")),
    Shortcut("voices", QT_TRANSLATE_NOOP("Actions", "&Voices…"), "F6"),
    Shortcut("voice", QT_TRANSLATE_NOOP("Actions", "Choose a &voice"), "Shift+F8"),
    Shortcut("notes", QT_TRANSLATE_NOOP("Actions", "&Notes for the model"), "F8"),
    Shortcut("style", QT_TRANSLATE_NOOP("Actions", "St&yle"), "F9"),
    Shortcut("memory", QT_TRANSLATE_NOOP("Actions", "&Memory"), "Ctrl+F8"),
    Shortcut("sees", QT_TRANSLATE_NOOP("Actions", "What the &model sees"), "Ctrl+F9"),
    Shortcut("progress", QT_TRANSLATE_NOOP("Actions", "&Words and goals"), "F7"),
    Shortcut("larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), "Ctrl++; Ctrl+="),
    Shortcut("smaller", QT_TRANSLATE_NOOP("Actions", "&Smaller text"), "Ctrl+-"),
    Shortcut("focus", QT_TRANSLATE_NOOP("Actions", "&Next focus"), "Shift+F11"),
    Shortcut("typewriter", QT_TRANSLATE_NOOP("Actions", "T&ypewriter scrolling"), "Ctrl+F11"),
    Shortcut("full_screen", QT_TRANSLATE_NOOP("Actions", "&Full screen"), "F11", "Ctrl+Meta+F"),
    Shortcut("commands", QT_TRANSLATE_NOOP("Actions", "&Find an action…"), "Ctrl+Shift+P"),
    Shortcut("keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), "F1"),
    Shortcut("about", QT_TRANSLATE_NOOP("Actions", "&About Inkling")),
)
PAGE = tuple(shortcut for shortcut in SHORTCUTS if shortcut.on_page)

_TYPES_TEXT = re.compile(r"(Shift\+)?(.|Space|Tab|Return|Enter|Backspace|Del)\Z")


def shortcut_named(name: str) -> Shortcut:
    """The action of this name."""
    return next(shortcut for shortcut in SHORTCUTS if shortcut.name == name)


def key_of(shortcut: Shortcut, changed: Mapping[str, str]) -> str:
    """The keys of an action, with the writer's changes by name; "" for none."""
    return shortcut.default if shortcut.fixed else changed.get(shortcut.name, shortcut.default)


def with_key(changed: Mapping[str, str], name: str, key: str) -> dict[str, str]:
    """The writer's changes with this key for this action; what is as it came is left out."""
    others = {other: k for other, k in changed.items() if other != name}
    return others if key == shortcut_named(name).default else {**others, name: key}


def keys_in(keys: str) -> list[str]:
    """The single keys of an action's keys."""
    return [key for key in keys.split("; ") if key]


def keys_on_page(shortcut: Shortcut, changed: Mapping[str, str], tab_takes: bool) -> list[str]:
    """The single keys of an action of the page. Tab takes, unless it never is to."""
    by_tab = [TAB] if shortcut.name == "take" and tab_takes else []
    return by_tab + keys_in(key_of(shortcut, changed))


def page_keys(changed: Mapping[str, str], tab_takes: bool) -> dict[str, str]:
    """What the page does by itself: the actions' names by key."""
    return {
        key: shortcut.name
        for shortcut in PAGE
        for key in keys_on_page(shortcut, changed, tab_takes)
    }


def conflicts(changed: Mapping[str, str]) -> dict[str, list[Shortcut]]:
    """For each action, by name, the others that have one of its keys."""
    keys = {s.name: set(keys_in(key_of(s, changed))) for s in SHORTCUTS}
    found = {
        one.name: [s for s in SHORTCUTS if s is not one and keys[s.name] & keys[one.name]]
        for one in SHORTCUTS
    }
    return {name: others for name, others in found.items() if others}


def types_text(key: str) -> bool:
    """Whether this key is needed for writing, so that no action may have it."""
    return bool(_TYPES_TEXT.match(key))
