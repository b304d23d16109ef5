"""What the writer is asked about files: which to open, where to save, and about unsaved words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


class Answer(Enum):
    """What becomes of unsaved words."""

    SAVE = "save"
    GIVE_UP = "give up"
    STAY = "stay"


def choose_to_open(parent: QWidget, folder: Path | None) -> Path | None:
    """A file to open, or None if the writer thinks better of it."""
    title = translate("FileQuestions", "Open a text")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), _kinds())
    return Path(name) if name else None


def choose_to_remember(parent: QWidget, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """Files whose text is to be remembered, perhaps none."""
    title = translate("FileQuestions", "Remember texts")
    kinds = " ".join(f"*{suffix}" for suffix in suffixes)
    said = translate("FileQuestions", "Texts ({kinds})").format(kinds=kinds)
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", said)
    return tuple(Path(name) for name in names)


def ask_to_forget_all(parent: QWidget) -> bool:
    """Whether to forget every remembered text."""
    question = _question(
        parent,
        translate("FileQuestions", "Remove all texts from the memory?"),
        translate("FileQuestions", "Nothing of them is kept there. The files stay as they are."),
    )
    yes = question.addButton(
        translate("FileQuestions", "Remove all"), QMessageBox.ButtonRole.AcceptRole
    )
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.exec()
    return question.clickedButton() is yes


def choose_to_save(parent: QWidget, suggested: str) -> Path | None:
    """Where to save, or None if the writer thinks better of it."""
    title = translate("FileQuestions", "Save the text as")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, _kinds())
    return Path(name).absolute() if name else None


def ask_about_changes(parent: QWidget, name: str) -> Answer:
    """Ask whether to save the changes to the text of this name."""
    question = _question(
        parent,
        translate("FileQuestions", "Save the changes to “{name}”?").format(name=name),
        translate("FileQuestions", "What is not saved is kept for 30 days, out of sight."),
        translate("FileQuestions", "Save your changes?"),
    )
    buttons = QMessageBox.StandardButton
    question.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    question.setDefaultButton(buttons.Save)
    question.button(buttons.Discard).setText(translate("FileQuestions", "Don't save"))
    answer = question.exec()
    if answer == buttons.Save:
        return Answer.SAVE
    return Answer.GIVE_UP if answer == buttons.Discard else Answer.STAY


def agree_to_trash(parent: QWidget, name: str) -> bool:
    """Ask whether the text of this name may go into the trash."""
    question = _question(
        parent,
        translate("FileQuestions", "Put “{name}” into the trash?").format(name=name),
        translate("FileQuestions", "Its words are kept among the earlier versions, too."),
        translate("FileQuestions", "Remove a text?"),
    )
    buttons = QMessageBox.StandardButton
    question.setStandardButtons(buttons.Yes | buttons.Cancel)
    question.setDefaultButton(buttons.Cancel)
    question.button(buttons.Yes).setText(translate("FileQuestions", "Put into the trash"))
    return question.exec() == buttons.Yes


def _question(parent: QWidget, said: str, more: str, title: str = "") -> QMessageBox:
    """A question with what follows from it, without its buttons."""
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle(title)
    question.setText(said)
    question.setInformativeText(more)
    return question


def _kinds() -> str:
    texts = translate("FileQuestions", "Texts")
    everything = translate("FileQuestions", "All files")
    return f"{texts} (*.md *.markdown *.txt);;{everything} (*)"
