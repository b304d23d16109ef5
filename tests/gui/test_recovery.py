"""After a crash: what was typed is offered beside the file, and neither is ever thrown away."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from gui.conftest import Desk
from PySide6.QtWidgets import QPlainTextEdit

from writer.documents.journal import Edit, Head, Journal, read_journal
from writer.documents.recovery import forget_old
from writer.gui.recovery_dialog import RecoveryDialog


def left_behind(home: Path, name: str, head: Head, text: str) -> Path:
    """A journal whose window is gone: its beginning and one edit."""
    path = home / "state" / "journals" / f"{name}.journal"
    journal = Journal(path)
    journal.begin(head, text[:-1])
    journal.append([Edit(len(text) - 1, 0, text[-1])])
    journal.close()
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the writer answers to each dialog; what the dialog showed takes its place."""
    answers: list[str] = []

    def answer(dialog: RecoveryDialog) -> int:
        wish = answers.pop(0)
        answers.append(" | ".join(p.toPlainText() for p in dialog.findChildren(QPlainTextEdit)))
        if wish == "aside":
            dialog.give_up()
        return int(wish == "open")

    monkeypatch.setattr(RecoveryDialog, "exec", answer)
    return answers


def test_words_that_were_never_saved_come_back(
    bare_desk: Desk, home: Path, answers: list[str]
) -> None:
    journal = left_behind(home, "one", Head(), "Never saved.")
    answers.append("open")
    bare_desk.inkling.offer_unsaved_words()
    assert answers == ["Never saved."]
    assert bare_desk.text == "Never saved."
    assert bare_desk.window.document.is_modified
    assert bare_desk.window.document.path is None
    bare_desk.type("So: ")
    bare_desk.inkling.journaling.flush()
    found = read_journal(journal)
    assert found is not None
    assert found.text == "So: Never saved."


def test_words_of_a_file_come_back_to_it(
    bare_desk: Desk, home: Path, tmp_path: Path, answers: list[str]
) -> None:
    file = tmp_path / "story.md"
    file.write_bytes(b"Once.\r\n")
    journal = left_behind(home, "one", Head(str(file), newline="\r\n"), "Once more.\n")
    answers.append("open")
    bare_desk.inkling.offer_unsaved_words()
    assert answers == ["Once more.\n | Once.\n"]
    assert bare_desk.window.document.save()
    bare_desk.inkling.journaling.flush()
    assert file.read_bytes() == b"Once more.\r\n"
    assert not journal.exists()
    assert [path.name for path in tmp_path.glob("story*")] == ["story.md"]


def test_words_put_aside_stay_thirty_days(bare_desk: Desk, home: Path, answers: list[str]) -> None:
    journal = left_behind(home, "one", Head(), "Never saved.")
    answers.append("aside")
    bare_desk.inkling.offer_unsaved_words()
    assert bare_desk.text == ""
    assert not journal.exists()
    (aside,) = (journal.parent / "discarded").iterdir()
    forget_old(journal.parent)
    assert aside.exists()
    long_ago = time.time() - 31 * 86_400
    os.utime(aside, (long_ago, long_ago))
    forget_old(journal.parent)
    assert not aside.exists()


def test_a_closed_question_is_asked_again(bare_desk: Desk, home: Path, answers: list[str]) -> None:
    journal = left_behind(home, "one", Head(), "Never saved.")
    for _ in range(2):
        answers[:] = ["later"]
        bare_desk.inkling.offer_unsaved_words()
        assert answers == ["Never saved."]
    assert journal.exists()


def test_what_is_in_its_file_already_is_not_asked_about(
    bare_desk: Desk, home: Path, tmp_path: Path, answers: list[str]
) -> None:
    file = tmp_path / "story.md"
    file.write_text("Once more.\n")
    journal = left_behind(home, "one", Head(str(file)), "Once more.\n")
    damaged = left_behind(home, "two", Head(), "x")
    damaged.write_bytes(b"INKLING JOURNAL 1\nnonsense")
    bare_desk.inkling.offer_unsaved_words()
    assert answers == []
    assert not journal.exists()
    assert damaged.exists()
