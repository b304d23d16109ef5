"""The voices' window with a real child that trains the tiny model."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from command_line import REPOSITORY
from gui.conftest import Desk
from gui.test_report_view import PAIRS
from gui.test_report_view import REPORT as BARE
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tiny_packs import TINY_GGUF

from writer.gpt.adapter_file import write_adapter
from writer.gpt.lora import fresh
from writer.gpt.reading import read_checkpoint
from writer.gui import voices_actions, voices_window
from writer.gui.training_process import TrainingProcess
from writer.gui.voices_methods import METHODS
from writer.gui.voices_window import VoicesWindow
from writer.gui.window import Window
from writer.lm.pack import read_pack
from writer.settings import Settings
from writer.voices import job as jobs
from writer.voices import library, running
from writer.voices.remembered import remembered
from writer.voices.report import write_report

PROSE = (REPOSITORY / "resources" / "prose.txt").read_text(encoding="utf-8")[:12_000]
# The real child, but at the priority of the tests: at the lowest it starves beside others.
CHILD = (
    "import sys; from writer.__main__ import main; sys.argv.remove('--background'); "
    "sys.exit(main(['finetune', *sys.argv[1:]]))"
)
REPORT = replace(BARE, blind=PAIRS)
LONG = {"rank": 2, "length": 16, "batch": 2, "epochs": 100}


class Room:
    """The window, and one who uses it."""

    def __init__(self, qtbot: QtBot, folder: Path, told: list[str]) -> None:
        self.qtbot, self.told = qtbot, told
        self.parent = Window(Settings(model="tiny"), folder)
        self.training = TrainingProcess(command=(sys.executable, "-c", CHILD))
        self.window = VoicesWindow(self.training, self.parent.settings, self.parent)
        self.window.show()

    def wait(self, condition: object, seconds: float = 150) -> None:
        self.qtbot.waitUntil(condition, timeout=int(1000 * seconds))

    def click(self, button: QWidget) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def add(self, *paths: Path) -> None:
        """Drop files on the page, and wait until they are read."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        self.window.texts.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, none))
        self.wait(lambda: self.window.texts.list.topLevelItemCount() == len(paths))

    def begin(self, name: str, options: dict[str, float] = LONG) -> None:
        """Go on with the texts, and train."""
        self.window.texts.choose()
        method = self.window.method
        method.name.setText(name)
        for option, value in options.items():
            method.advanced.findChild(QWidget, option).setValue(value)  # type: ignore[attr-defined]
        self.click(method.train)

    def choose(self, name: str) -> None:
        """Choose a method."""
        number = next(n for n, method in enumerate(METHODS) if method.name == name)
        self.window.method.methods.button(number).click()

    def learned(self) -> int:
        """How many steps the page knows of."""
        return max((line["step"] for line in self.training.lines), default=0)

    def close(self) -> None:
        if self.training.is_running:
            self.training.cancel()
        self.window.close_for_good()
        self.parent.close()
        self.parent.deleteLater()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window's boxes tell; all that is asked is answered with yes."""
    sentences: list[str] = []
    for module in (voices_actions, voices_window):
        monkeypatch.setattr(module, "tell", lambda _, sentence: sentences.append(sentence))
    monkeypatch.setattr(voices_actions, "ask_remove", lambda *_: True)
    return sentences


@pytest.fixture
def room(qtbot: QtBot, home: Path, tmp_path: Path, told: list[str]) -> Iterator[Room]:
    assert not home.exists() or home.is_dir()
    room = Room(qtbot, tmp_path / "state", told)
    yield room
    room.close()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "moor.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("tiny_model")
def test_a_voice_is_trained_paused_kept_and_removed(room: Room, text: Path) -> None:
    window, training = room.window, room.training
    room.add(text)
    assert "words" in window.texts._total.text()
    room.begin("Moor")
    room.wait(lambda: room.learned() > 2)
    assert window.pages.currentWidget() is window.training
    room.click(window.training.pause)
    room.wait(lambda: training.doing == "asked")
    assert "paused" in window.training.state.text()
    stood = room.learned()
    room.qtbot.wait(1500)
    assert room.learned() == stood
    room.click(window.training.pause)
    room.wait(lambda: room.learned() > stood)
    assert window.training.prompt.text().strip("… ") in " ".join(text.read_text().split())
    assert window.training.plain.text()
    room.click(window.training.stop)
    room.wait(lambda: not training.is_running)

    folder = library.voice_folder("Moor")
    assert library.is_trained("Moor")
    assert not running.was_cut_off(folder)
    assert window.pages.currentWidget() is window.voice
    assert window.voice.state.text() == ""
    with room.qtbot.waitSignal(window.use_wanted) as used:
        room.click(window.voice.use)
    assert used.args == ["Moor"]
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    room.click(window.voice.remove)
    assert str(files) in room.told[-1]
    assert list(folder.parent.iterdir()) == []
    assert text.exists()


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("tiny_model")
def test_a_training_outlives_its_window_and_a_kill(
    room: Room, text: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    room.add(text)
    room.begin("Moor")
    room.wait(lambda: room.learned() > 2)
    at_work = running.running(room.training.folder)
    assert at_work is not None
    os.kill(at_work.pid, signal.SIGKILL)
    room.wait(lambda: not room.training.is_running)
    assert room.window.voice.state.text().endswith("is kept.")
    room.click(room.window.voice.go_on)
    stood = room.learned()
    room.wait(lambda: room.learned() > stood + 2)

    later = Room(qtbot, tmp_path / "later", room.told)
    later.training.attach("Moor")
    assert later.window.chosen == "Moor"
    assert later.learned() >= room.learned()
    at_work = running.running(later.training.folder)
    assert at_work is not None
    later.click(later.window.training.cancel)
    assert not psutil.pid_exists(at_work.pid) or running.running(room.training.folder) is None
    assert list(library.voice_folder("Moor").parent.iterdir()) == []
    later.close()
    room.wait(lambda: not room.training.is_running)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("tiny_model")
def test_the_open_manuscript_is_learned_from_as_it_is_now(room: Room, text: Path) -> None:
    room.window.add_manuscript("A/tale", text.read_text())
    room.wait(lambda: len(room.window.texts.texts) == 1)
    room.begin("Mine")
    room.wait(lambda: room.learned() > 0)
    (learned,) = jobs.read_job(room.training.folder).texts
    assert Path(learned.path).parent.parent == room.training.folder
    room.click(room.window.training.cancel)
    assert not Path(learned.path).exists()


def test_what_cannot_begin_is_told_in_a_sentence_and_leaves_nothing(room: Room, text: Path) -> None:
    room.add(text)
    room.begin("../away", {})
    assert "cannot have the name" in room.window.method.problem.text()
    room.begin("Moor", {})  # the tiny model is not there
    room.wait(lambda: not room.training.is_running)
    assert room.window.pages.currentWidget() is room.window.method
    assert "tiny" in room.window.method.problem.text()
    assert room.window.method.problem.text().endswith(".")
    assert not library.voice_folder("Moor").exists()
    library.voice_folder("Moor").mkdir(parents=True)
    room.begin("Moor", {})
    assert "Choose another" in room.window.method.problem.text()


def test_a_bad_text_is_refused_beside_the_good_ones_and_can_be_taken_out(
    room: Room, text: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    texts = room.window.texts
    room.add(bad, text)
    assert [one.path for one in texts.texts] == [text]
    refused = texts.list.topLevelItem(1)
    assert refused is not None
    assert refused.text(0).startswith("bad.txt")
    assert "5,000 words" in texts._expectation.text()
    texts.list.setCurrentItem(refused)
    room.click(texts._remove)
    room.wait(lambda: texts.list.topLevelItemCount() == 1)
    assert texts._learned.toPlainText() in PROSE
    assert len(texts._learned.toPlainText()) > 10_000
    text.unlink()
    texts.add([text])
    room.wait(lambda: not texts.texts)
    assert not texts._next.isEnabled()


def test_what_it_takes_is_measured_once_and_told(room: Room, text: Path, tmp_path: Path) -> None:
    count = tmp_path / "count"
    script = (
        f"import sys; open({str(count)!r}, 'a').write('x')\n"
        "print('a library greets'); print('{\"seconds\": 290, \"memory_bytes\": 2.6e9}')"
    )
    method = room.window.method
    method._estimates._command = (sys.executable, "-c", script)
    room.add(text)
    room.window.texts.choose()
    room.wait(lambda: "5 minutes" in method.estimate.text())
    assert "2.6 GB" in method.estimate.text()
    room.choose("thorough")
    room.wait(lambda: not method._settled.isActive() and not method._estimates.is_running)
    room.choose("standard")
    assert "5 minutes" in method.estimate.text()
    assert count.read_text() == "xx"
    method._estimates._command = (sys.executable, "-c", "import sys; sys.exit('There is no room.')")
    method.advanced.findChild(QWidget, "rank").setValue(3)  # type: ignore[attr-defined]
    room.wait(lambda: method.estimate.text() == "There is no room.")


def test_what_a_method_has_not_cannot_be_set_and_its_own_values_are_not_said_again(
    room: Room, text: Path
) -> None:
    room.add(text)
    room.window.texts.choose()
    method = room.window.method
    rank = method.advanced.findChild(QWidget, "rank")
    rank.setValue(3)  # type: ignore[union-attr]
    assert method.words[-2:] == ["--rank", "3"]
    room.choose("thorough")
    assert "--rank" not in method.words
    assert method.words[-2:] == ["--epochs", "4"]
    room.choose("full")
    assert not rank.isEnabled()  # type: ignore[union-attr]
    assert method.words[-4:] == ["--method", "full", "--learning-rate", "5e-05"]


def test_a_model_from_scratch_has_sizes_behind_the_fold(room: Room, text: Path) -> None:
    room.add(text)
    room.window.texts.choose()
    method = room.window.method
    method.unfold(True)
    width = method.advanced.findChild(QWidget, "width")
    assert not width.isVisible()  # type: ignore[union-attr]
    room.choose("scratch")
    assert width.isVisible()  # type: ignore[union-attr]
    assert not method.advanced.findChild(QWidget, "rank").isVisible()  # type: ignore[union-attr]
    width.setValue(128)  # type: ignore[union-attr]
    assert method.words[-2:] == ["--width", "128"]
    room.choose("full")
    assert "--width" not in method.words


@pytest.mark.usefixtures("told")
def test_the_quick_way_only_remembers(desk: Desk, text: Path) -> None:
    desk.inkling.recalling.start()
    panel = desk.inkling.voices.panel
    panel.show()
    panel.texts.add([text])
    desk.qtbot.waitUntil(lambda: len(panel.texts.texts) == 1, timeout=5000)
    panel.texts.choose()
    panel.method.methods.button(0).click()
    assert panel.method.train.text() == "&Remember"
    panel.method.train.click()
    desk.qtbot.waitUntil(lambda: len(remembered()) == 1, timeout=5000)
    assert not desk.inkling.voices.training.is_running


def test_every_control_of_every_page_has_a_name(room: Room, text: Path) -> None:
    make_voice("Moor")
    room.add(text)
    window = room.window
    window.method.unfold(True)
    window.texts.choose()
    shown: list[QWidget] = [window.texts, window.method, window.training, window.voice]
    for page in shown:
        window.pages.setCurrentWidget(page)
        for widget in page.findChildren(QWidget):
            if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            named = interface.text(QAccessible.Text.Name) or widget.focusProxy() is not None
            assert named, (type(widget).__name__, widget.objectName())


def make_voice(name: str) -> Path:
    """A voice whose training is told to be at work in this very process."""
    folder = library.voice_folder(name)
    jobs.write_job(folder, jobs.Job(name, "lora", "tiny", "0" * 64, (), {}))
    started = psutil.Process().create_time()
    record = {"pid": os.getpid(), "started": started, "doing": "training"}
    (folder / running.RUNNING).write_text(json.dumps(record))
    jobs.append_progress(folder, {"step": 7, "steps": 9, "loss": 3.0, "seconds": 1.0})
    return folder


def test_a_voice_is_measured_beside_another_and_a_damaged_report_made_again(
    room: Room, text: Path
) -> None:
    for name in ("Moor", "Other"):
        folder = make_voice(name)
        (folder / running.RUNNING).unlink()
        (folder / jobs.PACK).mkdir()
    report = library.voice_folder("Moor") / "report.json"
    report.write_text("{")
    room.window.show_voices("Moor")
    page = room.window.voice
    assert "damaged" in page.state.text()
    asked = text.with_name("asked")
    script = (
        f"import sys; open({str(asked)!r}, 'w').write(' '.join(sys.argv[1:]))\n"
        'print(\'{"stage": "voice samples", "share": 0.4}\', flush=True); '
        "sys.exit('There are too few pages.')"
    )
    page._measuring._command = (sys.executable, "-c", script)
    page.control.setCurrentIndex(page.control.findData("Other"))
    with room.qtbot.waitSignal(page._measuring.told):
        room.click(page.measure)
    room.wait(lambda: page.state.text() == "There are too few pages.")
    assert asked.read_text() == "voices report Moor --json --control Other"
    write_report(library.voice_folder("Moor"), REPORT)
    room.window.show_voices("Moor")
    assert page.state.text() == ""
    assert page.blind.isVisible()


def test_an_adapter_is_imported_or_refused_with_the_reason(
    room: Room, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, window = tmp_path / "Fen", room.window
    adapter = fresh(read_checkpoint(TINY_GGUF).config, 2, 4.0, seed=0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(voices_actions, "ask_name", lambda _window, _title, name: name)
    write_adapter(adapter, folder, "elsewhere", "cd" * 32)
    room.click(window.adoption)
    assert not window.adoption.isEnabled()
    room.wait(lambda: bool(room.told))
    assert "made for another model, elsewhere (cdcdcdcdcdcd), not for tiny" in room.told[-1]
    assert window.adoption.isEnabled()
    assert not library.voice_folder("Fen").exists()

    write_adapter(adapter, folder, "tiny", read_pack(tiny_model).source_sha256)
    room.click(window.adoption)
    room.wait(lambda: window.chosen == "Fen")
    assert len(room.told) == 1
    assert library.is_trained("Fen")
    assert "Imported" in window.voice.told.text()

    asked = tmp_path / "asked"
    script = f"import sys; open({str(asked)!r}, 'w').write(' '.join(sys.argv[1:]))"
    for process in (window.voice._measuring, window._actions._exporting):
        process._command = (sys.executable, "-c", script)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/a.txt", ""))
    with room.qtbot.waitSignal(window.voice._measuring.ended):
        room.click(window.voice.measure)
    assert asked.read_text() == "voices report Fen --json --on /a.txt"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    room.click(window.voice.measure)
    assert not window.voice._measuring.is_running, "the writer thought better of it"

    kinds: list[str] = []

    def choose(*words: str) -> tuple[str, str]:
        kinds[:] = words[3].split(";;")
        return "/b.gguf", kinds[-1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with room.qtbot.waitSignal(window._actions._exporting.ended):
        room.click(window.voice.export)
    assert asked.read_text() == "voices export Fen /b.gguf --merged gguf"
    assert len(kinds) == 3
    shutil.rmtree(library.voice_folder("Fen") / jobs.ADAPTER)
    with room.qtbot.waitSignal(window._actions._exporting.ended):
        room.click(window.voice.export)
    assert len(kinds) == 2, "one that was trained whole has no adapter"


def test_at_the_start_a_living_training_is_followed_and_rests_while_the_writer_types(
    desk: Desk,
) -> None:
    folder = make_voice("Moor")
    desk.inkling.voices.look_for_unfinished()
    assert desk.inkling.voices.training.voice == "Moor"
    desk.window.change("rest_while_typing", False)
    desk.type("a")
    assert running.doing_now(folder, on_mains_only=False) == "training"
    desk.window.change("rest_while_typing", True)
    desk.type("b")
    assert running.doing_now(folder, on_mains_only=False) == "typing"
    (folder / running.RUNNING).unlink()
    desk.qtbot.waitUntil(lambda: not desk.inkling.voices.training.is_running, timeout=5000)
    assert desk.window.banner.message


def test_at_the_start_one_that_was_cut_off_is_offered(desk: Desk) -> None:
    folder = make_voice("Moor")
    record = json.loads((folder / running.RUNNING).read_text())
    (folder / running.RUNNING).write_text(json.dumps(record | {"started": 0.0}))
    desk.inkling.voices.look_for_unfinished()
    assert not desk.inkling.voices.training.is_running
    assert "Moor" in desk.window.banner.message


def test_the_menu_opens_the_window_and_the_manuscript_is_one_click_away(desk: Desk) -> None:
    desk.type("A short tale.")
    desk.press(Qt.Key.Key_F6)
    panel = desk.inkling.voices.panel
    assert panel.isVisible()
    desk.qtbot.mouseClick(panel.texts._manuscript, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: len(panel.texts.texts) == 1, timeout=5000)
    assert panel.texts._learned.toPlainText().strip() == "A short tale."
