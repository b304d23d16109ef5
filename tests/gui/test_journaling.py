"""No word is lost: what is typed can be had back, whatever ends the app."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gui.conftest import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMessageBox

from writer.documents.journal import read_journal
from writer.documents.recovery import left_behind
from writer.gui.journaling import is_free

TYPIST = Path(__file__).parent / "typist.py"


def journals(home: Path) -> list[Path]:
    """The journals of this home, but not those that were put aside."""
    return sorted((home / "state" / "journals").glob("*.journal"))


def kept(home: Path) -> str | None:
    """The text of the one journal there is."""
    found = journals(home)
    assert len(found) <= 1
    journalled = read_journal(found[0]) if found else None
    return journalled.text if journalled else None


def whole(text: str, position: int) -> int:
    """The position in UTF-16 units after so many characters."""
    return len(text[:position].encode("utf-16-le")) // 2


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["type", "delete", "undo", "redo", "paste over", "take", "write"]),
        st.integers(0, 60),
        st.integers(0, 9),
        st.text("ab\n雪🙂\u00a0\u2028", min_size=1, max_size=5),
    ),
    max_size=30,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(actions=ACTIONS)
def test_the_journal_follows_every_edit(
    bare_desk: Desk, home: Path, actions: list[tuple[str, int, int, str]]
) -> None:
    bare_desk.editor.document().setModified(False)
    bare_desk.window.document.new()
    editor = bare_desk.editor
    for what, position, length, text in [*actions, ("type", 0, 0, "x")]:
        cursor = QTextCursor(editor.document())
        cursor.setPosition(whole(bare_desk.text, position))
        if what in ("delete", "paste over"):
            stop = whole(bare_desk.text, position + length)
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        if what in ("type", "paste over"):
            editor.insertPlainText(text)
        elif what == "delete":
            cursor.removeSelectedText()
        elif what == "take":
            editor.insert_as_one_step(text)
        elif what == "write":
            bare_desk.inkling.journaling.write()
        else:
            getattr(editor, what)()
    bare_desk.inkling.journaling.flush()
    assert kept(home) == bare_desk.text


def test_a_saved_text_leaves_no_journal(bare_desk: Desk, home: Path, tmp_path: Path) -> None:
    bare_desk.type("words")
    bare_desk.inkling.journaling.flush()
    assert kept(home) == "words"
    bare_desk.window.document.path = tmp_path / "story.md"
    assert bare_desk.window.document.save()
    bare_desk.inkling.journaling.flush()
    assert journals(home) == []


def test_words_given_up_are_kept_aside(
    bare_desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    bare_desk.type("words")
    assert bare_desk.window.close()
    bare_desk.inkling.shut_down()
    assert journals(home) == []
    (aside,) = (home / "state" / "journals" / "discarded").iterdir()
    found = read_journal(aside)
    assert found is not None
    assert found.text == "words"


def test_unsaved_words_of_a_living_window_are_not_offered(bare_desk: Desk, home: Path) -> None:
    bare_desk.type("words")
    bare_desk.inkling.journaling.flush()
    assert list(left_behind(home / "state" / "journals", is_free)) == []


def test_a_journal_that_cannot_be_written_is_told_once(
    bare_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        bare_desk.type("words")
        bare_desk.inkling.journaling.flush()
        bare_desk.qtbot.waitUntil(lambda: "Save often" in bare_desk.window.banner.message)
    bare_desk.type(" more")
    bare_desk.inkling.journaling.flush()
    assert kept(Path(os.environ["INKLING_HOME"])) == "words more"


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name == "nt", reason="NEEDS POSIX: Windows has no kill -9")
def test_killed_at_any_moment_at_most_200_letters_are_lost(
    home: Path, tmp_path: Path, tell: Callable[[str], None]
) -> None:
    """50 kills of the real app while it is typed into; half the texts were never saved."""
    rng, lost = random.Random(7), []
    for round_number in range(50):
        here = home / str(round_number)
        file = tmp_path / f"{round_number}.md"
        words = [sys.executable, str(TYPIST)]
        if round_number % 2:
            file.write_text("Once. ")
            words.append(str(file))
        child = subprocess.Popen(
            words,
            env=os.environ | {"INKLING_HOME": str(here), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert child.stdout is not None
        for _ in range(rng.randint(50, 500)):
            typed = child.stdout.readline().rstrip("\n")
        child.send_signal(signal.SIGKILL)
        typed = (child.stdout.read().splitlines() or [typed])[-1]
        child.wait()
        child.stdout.close()
        found = kept(here)
        text = found if found is not None else ("Once. " if round_number % 2 else "")
        whole = ("Once. " if round_number % 2 else "") + "".join(letters(int(typed)))
        assert whole.startswith(text)
        lost.append(len(whole) - len(text))
        if found is not None:
            (left,) = left_behind(here / "state" / "journals", is_free)
            assert left.on_disk == ("Once. " if round_number % 2 else None)
    tell(f"50 kills, letters lost: most {max(lost)}, in all {sum(lost)}")
    assert max(lost) <= 200


def letters(count: int) -> list[str]:
    """What the typist types."""
    return [f"{chr(97 + number % 26)}" for number in range(count)]
