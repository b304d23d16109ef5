"""Texts leave for other programs and come from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from gui.conftest import Desk
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTextBrowser

from writer.gui.export_dialog import ExportDialog


def in_dialog(desk: Desk, act: Callable[[ExportDialog], None]) -> None:
    """Open the dialog by its key, and act in it."""
    wrong: list[BaseException] = []

    def run() -> None:
        dialog = desk.inkling.exchange.dialog
        assert dialog is not None
        try:
            act(dialog)
        except BaseException as error:
            wrong.append(error)
        finally:
            dialog.close()

    QTimer.singleShot(0, run)
    desk.window.actions_named["export"].trigger()
    if wrong:
        raise wrong[0]


def exporting(desk: Desk, dialog: ExportDialog, kind: str, told: str = "Written to") -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: told in dialog.said, timeout=20_000)


def text_in(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if path.suffix in (".docx", ".odt", ".epub"):
        with zipfile.ZipFile(path) as archive:
            return " ".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    return data.decode()


def test_a_manuscript_is_previewed_and_exported_as_every_kind(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "The Lamp"
    (folder / "Part one").mkdir(parents=True)
    (folder / "Part one" / "1.md").write_text("Dusk came.\n")
    (folder / "2.md").write_text("Dawn came.\n")
    bare_desk.inkling.manuscripts.manuscript.open(folder)
    bare_desk.window.document.open(folder / "2.md")
    bare_desk.type("At last. ")  # not saved yet
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / Path(a[2]).name), "")
    )

    def act(dialog: ExportDialog) -> None:
        page = dialog.findChild(QTextBrowser)
        bare_desk.qtbot.waitUntil(lambda: "Dusk came." in page.toPlainText(), timeout=10_000)
        for kind in ("docx", "odt", "epub", "pdf", "html", "md", "txt"):
            exporting(bare_desk, dialog, kind)
            text = " ".join(text_in(tmp_path / f"The Lamp.{kind}").split())
            for words in ("Part one", "Dusk came.", "At last. Dawn came."):
                assert words in text, kind

    in_dialog(bare_desk, act)


@pytest.mark.parametrize("name", ["own.md", "none/there.docx"])
def test_a_target_that_will_not_do_is_told_of(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    own = tmp_path / "own.md"
    own.write_text("Mine.\n")
    bare_desk.window.document.open(own)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    told = {"own.md": "Choose another place", "none/there.docx": "there.docx was not written"}[name]
    in_dialog(bare_desk, lambda dialog: exporting(bare_desk, dialog, name.split(".")[1], told))
    assert own.read_text() == "Mine.\n"


def test_an_imported_document_is_a_new_text_and_a_broken_one_a_sentence(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "old.html"
    page.write_text("<h1>One</h1><p>It was <em>dark</em>.</p>")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(page), ""))
    bare_desk.window.actions_named["import"].trigger()
    bare_desk.qtbot.waitUntil(lambda: "# One" in bare_desk.text, timeout=10_000)
    assert "It was *dark*." in bare_desk.text
    assert bare_desk.window.document.path is None
    assert bare_desk.window.document.is_modified
    assert "Save it to keep it" in bare_desk.window.banner.message
    bare_desk.editor.document().setModified(False)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK nothing")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    bare_desk.window.actions_named["import"].trigger()
    message = "broken.docx could not be opened"
    bare_desk.qtbot.waitUntil(lambda: message in bare_desk.window.banner.message, timeout=10_000)
    assert "# One" in bare_desk.text
