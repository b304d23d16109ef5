"""What the help menu tells."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from writer import __version__
from writer.gui.menus import native, plain_label
from writer.gui.shortcuts import PAGE, key_of, keys_on_page, shortcut_named


def tell_keys(parent: QWidget, changed: Mapping[str, str], tab_takes: bool) -> None:
    """Tell the keys that mean something on the page."""
    rows = []
    for shortcut in PAGE:
        if keys := keys_on_page(shortcut, changed, tab_takes):
            rows.append((", ".join(map(native, keys)), plain_label(shortcut.name)))
    table = "".join(
        f"<tr><td><b>{key}</b>&nbsp;&nbsp;&nbsp;</td><td>{text}</td></tr>" for key, text in rows
    )
    hint = QCoreApplication.translate(
        "Help", "Or type on: letters that match use the suggestion up, any other drops it."
    )
    where = QCoreApplication.translate(
        "Help",
        "{commands} finds every action of the menus by a few letters. Every key can be changed in "
        "the settings. Esc leaves full screen.",
    ).format(commands=native(key_of(shortcut_named("commands"), changed)))
    QMessageBox.information(
        parent,
        QCoreApplication.translate("Help", "Keys"),
        f"<table>{table}</table><p>{hint}</p><p>{where}</p>",
    )


def tell_about(parent: QWidget) -> None:
    """Tell what this is."""
    text = QCoreApplication.translate(
        "Help",
        "A writing desk where a language model on your own machine offers the next words. "
        "Nothing you write leaves this computer.",
    )
    title = QCoreApplication.translate("Help", "About Inkling")
    QMessageBox.about(parent, title, f"<h3>Inkling {__version__}</h3><p>{text}</p>")
