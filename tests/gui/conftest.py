"""A desk to test at: the real window, the real thread, and an engine under control."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt, QThread
from pytestqt.qtbot import QtBot

from writer.app import Inkling
from writer.gui.worker import Worker
from writer.lm.alternatives import Alternative
from writer.lm.engine import Statistics
from writer.lm.pack import PackError
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling


class FakeEngine:
    """Continues every prompt with `answer`, a letter at a time; waits while `gate` is shut."""

    def __init__(self) -> None:
        self.answer = " went home. Then"
        self.others = (" went home. ", " ran away. ", " was there. ")
        self.likely = -0.001  # of each letter
        self.prompts: list[str] = []
        self.samplings: list[Sampling] = []
        self.statistics = Statistics(finish_reason="stop")
        self.gate = threading.Event()
        self.gate.set()
        self.error: Exception | None = None
        self.load_error: PackError | None = None
        self.threads: set[QThread] = set()
        self.cores = -1
        self.strength = -1.0
        self.loaded: list[Path] = []
        self.damaged: Path | None = None  # the pack that has the error; None for any
        self.context_tokens = 2048
        self.learnt: tuple[str, ...] = ()
        self.followed = ""

    def load(self, folder: Path, cores: int) -> FakeEngine:
        self.cores = cores
        self.loaded.append(folder)
        self.gate.wait(10)
        if self.load_error is not None and self.damaged in (None, folder):
            raise self.load_error
        return self

    def complete(self, prompt: str, sampling: Sampling, _max_tokens: int) -> Iterator[Piece]:
        self.prompts.append(prompt)
        self.samplings.append(sampling)
        self.threads.add(QThread.currentThread())
        for letter in self.answer:
            self.gate.wait(10)
            if self.error is not None:
                raise self.error
            yield Piece(letter, self.likely)

    def alternatives(
        self, prompt: str, _sampling: Sampling, _max_tokens: int, _count: int
    ) -> Iterator[tuple[Alternative, ...]]:
        self.prompts.append(prompt)
        yield ()
        self.gate.wait(10)
        yield tuple(Alternative(text, -float(n)) for n, text in enumerate(self.others, 1))

    def expect(self, _prose: str) -> Iterator[None]:
        return iter((None,))

    def learn(self, texts: Sequence[str]) -> Iterator[None]:
        self.learnt = tuple(texts)
        return iter((None,))

    def follow(self, document: str) -> Iterator[None]:
        self.followed = document
        return iter((None,))

    def set_strength(self, strength: float) -> None:
        self.strength = strength

    def seen(self, prompt: str, _max_tokens: int) -> tuple[str, int]:
        self.threads.add(QThread.currentThread())
        return prompt[-4000:], len(prompt[-4000:].split())


class Desk:
    """The running app, and the hands of a writer."""

    def __init__(self, qtbot: QtBot, engine: FakeEngine) -> None:
        self.qtbot, self.engine = qtbot, engine
        self.inkling = Inkling(Worker(engine.load))
        self.window, self.editor = self.inkling.window, self.inkling.window.editor
        self.window.change("mood", "typing")

    def type(self, text: str) -> None:
        """Press the keys of a text, one by one."""
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                self.qtbot.keyClicks(self.editor, letter)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key; Tab only once it takes the ghost text that is shown."""
        if key == Qt.Key.Key_Tab and self.editor.ghost:
            self.qtbot.waitUntil(lambda: self.editor.is_ghost_settled, timeout=2000)
        self.qtbot.keyClick(self.editor, key, modifier)

    def wait_for_ghost(self, text: str) -> None:
        """Wait until exactly this is shown at the cursor."""

        def shown() -> None:
            assert self.editor.ghost == text

        self.qtbot.waitUntil(shown, timeout=5000)

    @property
    def text(self) -> str:
        """What the document holds."""
        return self.editor.raw_text()

    def load(self) -> None:
        """Let the engine be loaded."""
        self.inkling.load_requested.emit(Path("fake"))
        # Not waitSignal: its slot would run in the worker's thread.
        self.qtbot.waitUntil(lambda: self.inkling.suggester.is_ready, timeout=5000)

    def close(self) -> None:
        """End the app in order."""
        self.engine.gate.set()
        self.inkling.shut_down()
        self.editor.document().setModified(False)
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own."""
    monkeypatch.setenv("INKLING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def engine() -> FakeEngine:
    """An engine for the desk, to be prepared before it is used."""
    return FakeEngine()


@pytest.fixture
def bare_desk(qtbot: QtBot, home: Path, engine: FakeEngine) -> Iterator[Desk]:
    """The app before any model is there; ended in order afterwards."""
    assert not home.exists()
    desk = Desk(qtbot, engine)
    desk.window.show()
    yield desk
    desk.close()


@pytest.fixture
def desk(bare_desk: Desk) -> Desk:
    """The app with its engine loaded."""
    bare_desk.load()
    return bare_desk
