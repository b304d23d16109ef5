from __future__ import annotations

import os
from pathlib import Path

import pytest
from gui.conftest import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QMessageBox

from writer.gui.theme import DARK
from writer.settings_file import load

CONTROL = Qt.KeyboardModifier.ControlModifier
Answer = QMessageBox.StandardButton


@pytest.fixture
def window_answers(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """What the writer answers when asked about unsaved changes; counts as asked when used up."""
    answers: list[Answer] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: answers.pop(0))
    return answers


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Let the file dialogs answer with this path, or with none."""
    chosen = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)


def test_a_text_is_opened_edited_and_saved(bare_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "story.md"
    file.write_bytes(b"Once\n")
    assert bare_desk.window.document.open(file)
    assert bare_desk.window.windowTitle().startswith("story.md")
    assert not bare_desk.window.isWindowModified()
    bare_desk.type("Not ")
    assert bare_desk.window.isWindowModified()
    bare_desk.press(Qt.Key.Key_S, CONTROL)
    bare_desk.window.document.save()
    assert file.read_bytes() == b"Not Once\n"
    assert not bare_desk.window.isWindowModified()


FILES = st.builds(
    lambda bom, text, newline: bom + text.replace("\n", newline).encode(),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
    st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0x1F9FF),
            st.sampled_from("\n\t\u00a0\u2028"),
        ),
        max_size=60,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=FILES)
def test_what_is_opened_and_saved_is_the_same_byte_for_byte(
    bare_desk: Desk, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "any.txt"
    file.write_bytes(data)
    assert bare_desk.window.document.open(file)
    if not bare_desk.editor.isReadOnly():  # the page cannot hold it as it is, and says so
        assert bare_desk.window.document.save()
    assert file.read_bytes() == data


@pytest.mark.parametrize("data", [b"a\r\nb\nc", b"a\xe2\x80\xa9b", b"a\rb\nc"])
def test_what_the_page_cannot_keep_is_opened_for_reading(
    bare_desk: Desk, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "mixed.txt"
    file.write_bytes(data)
    assert bare_desk.window.document.open(file)
    assert bare_desk.editor.isReadOnly()
    assert "mixed.txt" in bare_desk.window.banner.message
    bare_desk.type("x")
    assert not bare_desk.window.document.is_modified
    bare_desk.window.banner.act()
    bare_desk.type("x")
    assert bare_desk.text.startswith("x")


@pytest.mark.parametrize(
    ("name", "data"),
    [("odd.txt", b"caf\x81"), ("zeros.txt", b"\0\0\0"), ("gone.txt", None), ("folder", b"")],
)
def test_a_document_that_cannot_be_read_leaves_the_page_as_it_was(
    bare_desk: Desk, tmp_path: Path, window_answers: list[Answer], name: str, data: bytes | None
) -> None:
    bare_desk.type("mine")
    file = tmp_path / name
    if name == "folder":
        file.mkdir()
    elif data is not None:
        file.write_bytes(data)
    window_answers.append(Answer.Discard)
    assert not bare_desk.window.document.open(file)
    assert name in bare_desk.window.banner.message
    assert bare_desk.text == "mine"
    assert bare_desk.window.document.path is None


def test_text_in_an_older_encoding_is_shown_and_kept_as_it_is(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(b"caf\xe9 \x93quoted\x94\r\n")
    bare_desk.window.document.open(file)
    assert bare_desk.text == "café “quoted”\n"
    assert bare_desk.editor.isReadOnly()
    assert "old.txt is not UTF-8" in bare_desk.window.banner.message
    bare_desk.window.banner.act()
    bare_desk.type("A ")
    assert bare_desk.window.document.save()
    assert file.read_bytes() == b"A caf\xe9 \x93quoted\x94\r\n"
    bare_desk.editor.insertPlainText("→")
    assert not bare_desk.window.document.save()
    assert "has no “→”" in bare_desk.window.banner.message
    assert file.read_bytes() == b"A caf\xe9 \x93quoted\x94\r\n"
    choosing(monkeypatch, tmp_path / "new.txt")
    assert bare_desk.window.document.save_as()
    assert (tmp_path / "new.txt").read_bytes() == "A →café “quoted”\r\n".encode()


def test_a_failed_save_says_so_and_offers_another_place(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_desk.type("mine")
    choosing(monkeypatch, tmp_path / "missing" / "a.txt")
    assert not bare_desk.window.document.save()
    assert "a.txt was not saved" in bare_desk.window.banner.message
    assert bare_desk.window.document.is_modified
    choosing(monkeypatch, tmp_path / "b.txt")
    bare_desk.window.banner.act()
    assert (tmp_path / "b.txt").read_text() == "mine"
    assert not bare_desk.window.document.is_modified
    assert bare_desk.window.banner.message == ""


@pytest.mark.parametrize("how", ["close", "new", "open"])
@pytest.mark.parametrize("answer", [Answer.Save, Answer.Discard, Answer.Cancel])
def test_unsaved_words_are_asked_about(
    bare_desk: Desk,
    tmp_path: Path,
    window_answers: list[Answer],
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    answer: Answer,
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("other")
    bare_desk.type("mine")
    choosing(monkeypatch, tmp_path / "kept.txt")
    window_answers.append(answer)
    act = {
        "close": bare_desk.window.close,
        "new": bare_desk.window.document.new,
        "open": lambda: bare_desk.window.document.open(other),
    }[how]
    left = act()
    assert left == (answer != Answer.Cancel)
    assert window_answers == []
    assert (tmp_path / "kept.txt").exists() == (answer == Answer.Save)
    if not left:
        assert bare_desk.text == "mine"
        assert bare_desk.window.isVisible()


def test_a_cancelled_save_dialog_keeps_the_window_open(
    bare_desk: Desk, window_answers: list[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_desk.type("mine")
    choosing(monkeypatch, None)
    window_answers.append(Answer.Save)
    assert not bare_desk.window.close()
    assert bare_desk.text == "mine"


def test_recent_files_are_remembered_and_gone_ones_left_out(
    bare_desk: Desk, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "a.txt"):
        (tmp_path / name).write_text(name)
        bare_desk.window.document.open(tmp_path / name)
    os.unlink(tmp_path / "b.txt")
    assert [path.name for path in bare_desk.window.document.recent()] == ["a.txt", "c.txt"]


def test_a_setting_is_felt_and_kept(bare_desk: Desk, home: Path) -> None:
    bare_desk.window.change("theme", "dark")
    assert bare_desk.window.grab().toImage().pixelColor(5, 300) == QColor(DARK.paper)
    bare_desk.window.enlarge_text()
    kept = load(home / "config" / "settings.json")
    assert (kept.theme, kept.font_size) == ("dark", bare_desk.window.settings.font_size)
