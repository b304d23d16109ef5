"""A writer of no fixed plan at the real page, with answers that are on time, late, or fail.

Every answer is made of its prompt, so that one that is shown in a wrong place gives itself away.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator
from pathlib import Path

from gui.conftest import Desk, FakeEngine
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from writer.documents.save import read_document
from writer.lm.alternatives import Alternative
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling

CONTROL = Qt.KeyboardModifier.ControlModifier
CHOICES = 4


def answers(prompt: str) -> list[str]:
    """What the engine says to a prompt: the completion first, then the alternatives."""
    words = []
    for number in range(CHOICES):
        code = zlib.crc32(f"{number} {prompt}".encode())
        words.append("".join(chr(97 + (code >> shift) % 26) for shift in range(0, 30, 5)))
    return [f" {word} went home. " for word in words]


class TellingEngine(FakeEngine):
    """Answers each prompt with words that belong to it alone."""

    fails = False

    def complete(self, prompt: str, _sampling: Sampling, _max_tokens: int) -> Iterator[Piece]:
        for letter in answers(prompt)[0]:
            self.wait()
            yield Piece(letter, -0.001)

    def alternatives(
        self, prompt: str, _sampling: Sampling, _max_tokens: int, _count: int
    ) -> Iterator[tuple[Alternative, ...]]:
        yield ()
        self.wait()
        yield tuple(Alternative(text, -1.0) for text in answers(prompt)[1:])

    def wait(self) -> None:
        """Let the answer be late, or fail."""
        self.gate.wait(10)
        if self.fails:
            raise RuntimeError("no")


class Page(RuleBasedStateMachine):
    """`text` and `cursor` are what a page without any suggestions would hold."""

    numbers = itertools.count()  # of files: none is written twice behind the window's back

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self.engine, self.folder = TellingEngine(), folder
        self.desk = Desk(qtbot, self.engine)
        self.editor, self.suggester = self.desk.editor, self.desk.inkling.suggester
        self.desk.window.show()
        self.desk.load()

    @initialize(text=st.sampled_from(["", "It was late.\n", "“Go,” he said. And", "雪が降る"]))
    def begin(self, text: str) -> None:
        self.open(text)

    @rule(text=st.sampled_from(["", "one two\nthree", "# Title\n"]))
    def open(self, text: str) -> None:
        file = self.folder / f"{next(self.numbers)}.txt"
        file.write_bytes(text.encode())
        self.editor.document().setModified(False)
        assert self.desk.window.document.open(file)
        self.text, self.cursor = text, 0
        # What undoing may lead to: texts, and whether a take made them.
        self.states, self.at = [(text, False)], 0
        assert self.editor.ghost == "", "nothing is brought along from another document"

    def press(self, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier | None = None) -> None:
        modifiers = held or Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.editor, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    def changed(self, text: str, cursor: int, is_take: bool = False) -> None:
        self.text, self.cursor = text, cursor
        self.states = [*self.states[: self.at + 1], (text, is_take)]
        self.at += 1

    def insert(self, text: str, is_take: bool = False) -> None:
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        self.changed(before + text + after, self.cursor + len(text), is_take)

    @rule(letter=st.sampled_from("at .é雪\n"))
    def type(self, letter: str) -> None:
        ghost = self.editor.ghost
        keys = {"\n": Qt.Key.Key_Return, " ": Qt.Key.Key_Space, ".": Qt.Key.Key_Period}
        self.press(keys.get(letter, Qt.Key.Key_unknown), "\r" if letter == "\n" else letter)
        self.insert(letter)
        if ghost and not ghost.startswith(letter):
            assert self.editor.ghost == "", "a wrong letter ends it in the same event"

    @rule(count=st.integers(1, 4))
    def type_what_is_shown(self, count: int) -> None:
        ghost = self.editor.ghost
        for letter in ghost[:count]:
            self.type(letter)
        if len(ghost) > count:
            assert self.editor.ghost == ghost[count:]

    @rule()
    def backspace(self) -> None:
        self.press(Qt.Key.Key_Backspace)
        if self.cursor:
            at = self.cursor - 1
            self.changed(self.text[:at] + self.text[at + 1 :], at)
            assert self.editor.ghost == ""

    @rule(place=st.integers(0, 60))
    def move(self, place: int) -> None:
        before, self.cursor = self.cursor, min(place, len(self.text))
        cursor = self.editor.textCursor()
        cursor.setPosition(self.cursor)
        self.editor.setTextCursor(cursor)
        assert before == self.cursor or self.editor.ghost == ""

    @rule(back=st.booleans())
    def undo_or_redo(self, back: bool) -> None:
        if back:
            self.editor.undo()
            possible = list(range(self.at, -1, -1))
        else:
            self.editor.redo()
            possible = list(range(self.at, len(self.states)))
        text = self.desk.text
        found = next((n for n in possible[1:] if self.states[n][0] == text), self.at)
        assert self.states[found][0] == text, "only what the writer made is undone and redone"
        crossed = self.states[min(found, self.at) + 1 : max(found, self.at) + 1]
        assert len(crossed) < 2 or not any(is_take for _, is_take in crossed)
        self.text, self.at = text, found
        self.cursor = self.editor.textCursor().position()

    @rule(whole=st.booleans())
    def take(self, whole: bool) -> None:
        ghost = self.editor.ghost
        if not ghost:
            return
        self.press(Qt.Key.Key_Return if whole else Qt.Key.Key_Right, held=CONTROL)
        taken = self.desk.text[self.cursor :][: len(self.desk.text) - len(self.text)]
        assert taken
        assert ghost == taken if whole else ghost.startswith(taken)
        self.insert(taken, is_take=True)

    @rule()
    def take_and_think_better_of_it(self) -> None:
        before = self.text
        if not self.editor.ghost:
            return
        self.take(whole=True)
        after = self.text
        self.undo_or_redo(back=True)
        assert self.desk.text == before, "a take is one step"
        self.undo_or_redo(back=False)
        assert self.desk.text == after

    @rule()
    def dismiss(self) -> None:
        self.press(Qt.Key.Key_Escape)
        assert self.editor.ghost == ""

    @rule()
    def ask(self) -> None:
        self.press(Qt.Key.Key_Space, held=CONTROL)

    @rule(forward=st.booleans())
    def cycle(self, forward: bool) -> None:
        (self.suggester.show_next if forward else self.suggester.show_previous)()

    @rule()
    def try_again(self) -> None:
        self.suggester.try_again()

    @rule()
    def hold_answers_back(self) -> None:
        self.engine.gate.clear()

    @rule()
    def let_answers_through(self) -> None:
        self.engine.gate.set()

    @rule(fails=st.booleans())
    def break_or_mend_the_engine(self, fails: bool) -> None:
        self.engine.fails = fails

    @rule()
    def copy_all(self) -> None:
        self.editor.selectAll()
        self.editor.copy()
        if self.text:
            assert QGuiApplication.clipboard().text() == self.text
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.cursor = len(self.text)

    @rule()
    def save(self) -> None:
        assert self.desk.window.document.save()
        path = self.desk.window.document.path
        assert path is not None
        assert read_document(path).text == self.text

    def let_come_what_comes(self) -> None:
        """All of it, so that a run can be repeated."""
        QApplication.processEvents()
        for _ in range(2000):
            if self.desk.inkling.worker.wanted < 0 or not self.engine.gate.is_set():
                return
            QTest.qWait(1)
        raise AssertionError("no answer came")

    @invariant()
    def the_page_holds_what_was_written(self) -> None:
        self.let_come_what_comes()
        assert self.desk.text == self.text
        assert self.editor.textCursor().position() == self.cursor

    @invariant()
    def what_is_shown_was_said_of_this_very_place(self) -> None:
        ghost = self.editor.ghost.rstrip()
        if not ghost:
            return
        for start in range(self.cursor, max(self.cursor - 60, -1), -1):
            used = self.text[start : self.cursor]
            before = self.text[:start]
            said = answers(before)
            if before[-1:].isspace():
                said += [text.lstrip() for text in said]
            if any(text.startswith(used + ghost) for text in said):
                return
        raise AssertionError(f"{ghost!r} does not belong here")

    @invariant()
    def the_list_shows_what_is_shown(self) -> None:
        listed = self.desk.window.alternatives
        if listed.isVisible():
            item = listed.currentItem()
            assert item is not None
            assert item.text(0) == " ".join(self.editor.ghost.split())

    def teardown(self) -> None:
        self.desk.close()


def test_a_writer_of_no_fixed_plan(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    assert not home.exists()
    run_state_machine_as_test(
        lambda: Page(qtbot, tmp_path),
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
