"""The composition root: a model that is missing, broken, added or changed, and the way out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from gui.conftest import Desk
from pytestqt.qtbot import QtBot
from tiny_packs import TINY_GGUF

from writer.app import Inkling
from writer.gui.worker import Worker
from writer.lm.pack import PackError
from writer.models.catalogue import DEFAULT_MODEL


def test_without_a_model_the_window_offers_to_fetch_one_and_is_written_in(bare_desk: Desk) -> None:
    bare_desk.inkling.load_model()
    assert "fetched once" in bare_desk.window.banner.message
    assert bare_desk.window.status.model_text == "No model yet"
    bare_desk.type("words")
    assert bare_desk.text == "words"


def test_a_damaged_pack_is_a_sentence_in_the_window(bare_desk: Desk, home: Path) -> None:
    (home / "data" / "packs" / DEFAULT_MODEL).mkdir(parents=True)
    bare_desk.engine.load_error = PackError("The model x is damaged.")
    bare_desk.inkling.load_model()
    bare_desk.qtbot.waitUntil(
        lambda: bare_desk.window.banner.message == "The model x is damaged.", timeout=5000
    )
    bare_desk.type("words")
    assert bare_desk.text == "words"


def test_a_failed_addition_keeps_the_model_from_before(desk: Desk) -> None:
    desk.inkling.on_adding_failed("notes.txt is not a GGUF model file.")
    assert desk.window.banner.message == "notes.txt is not a GGUF model file."
    assert desk.window.status.model_text == "Ready"
    desk.type("He")
    desk.wait_for_ghost(" went home.")


def test_a_real_file_that_is_no_model_is_refused_in_the_window(
    bare_desk: Desk, tmp_path: Path
) -> None:
    wrong = tmp_path / "notes.gguf"
    wrong.write_text("not a model")
    bare_desk.inkling.add_model(str(wrong))
    bare_desk.qtbot.waitUntil(
        lambda: "notes.gguf" in bare_desk.window.banner.message, timeout=20_000
    )
    assert bare_desk.window.status.model_text == "No model yet"


@pytest.mark.slow
def test_a_model_is_added_in_the_window_while_the_writer_writes_on(
    qtbot: QtBot, home: Path
) -> None:
    inkling = Inkling(Worker())
    editor = inkling.window.editor
    try:
        inkling.start(None)
        inkling.add_model(str(TINY_GGUF))
        said: set[str] = set()

        def typed_until_ready() -> bool:
            if "%" in inkling.window.status.model_text:
                qtbot.keyClicks(editor, "x")
            said.add(inkling.window.status.model_text)
            return inkling.suggester.is_ready

        qtbot.waitUntil(typed_until_ready, timeout=60_000)
        assert len(editor.raw_text()) > 20
        assert set(editor.raw_text()) == {"x"}
        assert any("%" in words for words in said)
        assert inkling.window.settings.model == "tiny_llama"
        assert (home / "data" / "packs" / "tiny_llama" / "pack.json").exists()
    finally:
        inkling.shut_down()
        editor.document().setModified(False)
        inkling.window.close()


def test_the_chosen_number_of_cores_reaches_the_engine(desk: Desk) -> None:
    assert desk.engine.cores == 0
    desk.window.change("threads", 3)
    desk.inkling.load_requested.emit(Path("fake"))
    desk.qtbot.waitUntil(lambda: desk.engine.cores == 3, timeout=5000)


def test_a_mistake_of_ours_is_told_and_the_text_is_untouched(bare_desk: Desk) -> None:
    bare_desk.type("mine")
    bare_desk.inkling.exception_seen.emit()
    assert "Your text is safe" in bare_desk.window.banner.message
    assert bare_desk.text == "mine"


@pytest.mark.model
def test_the_real_model_finishes_a_sentence(qtbot: QtBot, home: Path, real_pack: Path) -> None:
    packs = home / "data" / "packs"
    packs.mkdir(parents=True)
    shutil.copytree(real_pack, packs / real_pack.name, copy_function=os.link)
    inkling = Inkling(Worker())
    try:
        inkling.start(None)
        qtbot.waitUntil(lambda: inkling.suggester.is_ready, timeout=30_000)
        inkling.window.change("mood", "typing")
        inkling.window.change("share", 100)
        editor = inkling.window.editor
        qtbot.keyClicks(editor, "Once upon a ")
        qtbot.waitUntil(lambda: bool(editor.ghost), timeout=10_000)
        assert editor.raw_text() == "Once upon a "
        assert editor.ghost.split()[0].rstrip(",.").isalpha()
    finally:
        inkling.shut_down()
        inkling.window.editor.document().setModified(False)
        inkling.window.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="NEEDS POSIX: Windows sends no SIGTERM")
def test_the_process_closes_in_order_when_it_is_asked_to(home: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "INKLING_HOME": str(home)}
    child = subprocess.Popen([sys.executable, "-m", "writer"], env=environment)
    log = home / "log" / "inkling.log"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (log.exists() and "started" in log.read_text()):
        assert child.poll() is None
        time.sleep(0.05)
    child.send_signal(signal.SIGTERM)
    assert child.wait(timeout=10) == 0
