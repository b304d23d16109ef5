"""What the voices' window asks and tells in boxes of their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from writer.settings import QT_TRANSLATE_NOOP


def ask_remove(parent: QWidget, question: str, button: str) -> bool:
    """Whether something is to be removed, which cannot be undone."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_said(QT_TRANSLATE_NOOP("Voices", "Voices")))
    box.setText(question)
    box.setInformativeText(
        _said(QT_TRANSLATE_NOOP("Voices", "This cannot be undone. Your texts stay as they are."))
    )
    yes = box.addButton(button, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(_said(QT_TRANSLATE_NOOP("Voices", "Keep it")), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    is_yes = box.clickedButton() is yes
    box.deleteLater()
    return is_yes


def ask_new_name(parent: QWidget, name: str) -> str:
    """A voice's new name; "" where it keeps the old one."""
    new = ask_name(parent, _said(QT_TRANSLATE_NOOP("Voices", "Rename the voice")), name)
    return new if new != name else ""


def ask_name(parent: QWidget, title: str, name: str) -> str:
    """What a voice is to be called, `name` being offered; "" where it is to be none."""
    label = _said(QT_TRANSLATE_NOOP("Voices", "Name of the voice"))
    given, is_given = QInputDialog.getText(parent, title, label, text=name)
    return given.strip() if is_given else ""


def tell(parent: QWidget, sentence: str) -> None:
    """A sentence, to be read and closed."""
    box = QMessageBox(parent)
    box.setWindowTitle(_said(QT_TRANSLATE_NOOP("Voices", "Voices")))
    box.setText(sentence)
    box.exec()
    box.deleteLater()


def _said(text: str) -> str:
    return QCoreApplication.translate("Voices", text)
