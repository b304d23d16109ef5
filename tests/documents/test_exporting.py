"""What is exported is opened by readers that know nothing of pandoc."""

from __future__ import annotations

import errno
import io
import threading
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from writer.documents import exporting
from writer.documents.exporting import About, exported, prepared, write_export
from writer.documents.importing import imported
from writer.documents.pandoc import StoppedError
from writer.documents.save import DocumentError

TEXT = """# The quay

“Hello,” said Anna — <softly>, *very* softly, 她说。
Second line & more.

* * *

\tAn indented paragraph, 100 % text. {.x} $a$ @cite

## Ropes

> A letter.
"""
WORDS = ("“Hello,” said Anna — <softly>, very softly, 她说。", "Second line & more.")
ABOUT = About("The lamp", "A. Writer", "en")


def document(kind: str, text: str = TEXT) -> bytes:
    return exported(text, kind, ABOUT, threading.Event())


def words_in(xml: bytes) -> str:
    return " ".join("".join(ElementTree.fromstring(xml).itertext()).split())


def member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read(name)


@pytest.mark.parametrize(
    ("kind", "name", "about"),
    [("docx", "word/document.xml", "docProps/core.xml"), ("odt", "content.xml", "meta.xml")],
)
def test_office_documents_hold_every_word_and_the_title(kind: str, name: str, about: str) -> None:
    data = document(kind)
    text = words_in(member(data, name))
    for words in (*WORDS, "An indented paragraph, 100 % text. {.x} $a$ @cite", "A letter."):
        assert words in text
    assert "The lamp" in words_in(member(data, about))
    assert "A. Writer" in words_in(member(data, about))


def test_a_word_document_has_headings_as_styles() -> None:
    tree = ElementTree.fromstring(member(document("docx"), "word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    styled = {
        "".join(paragraph.itertext()): style.get(f"{word}val")
        for paragraph in tree.iter(f"{word}p")
        for style in paragraph.iter(f"{word}pStyle")
    }
    assert (styled["The quay"], styled["Ropes"]) == ("Heading1", "Heading2")


def test_an_epub_opens_with_its_mime_type_and_a_chapter_a_heading() -> None:
    data = document("epub")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        chapters = [n for n in archive.namelist() if "/text/ch" in n]
        text = " ".join(words_in(archive.read(name)) for name in chapters)
    assert len(chapters) == 2
    for words in WORDS:
        assert words in text


def test_a_page_and_plain_text() -> None:
    page = document("html").decode()
    assert "<title>" in page
    assert "&lt;softly&gt;" in page
    plain = document("txt").decode()
    for words in WORDS:
        assert words in plain
    assert document("md").decode() == TEXT


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "html"])
def test_what_was_exported_is_imported_again(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"text.{kind}"
    write_export(path, document(kind))
    text = imported(path)
    assert "# The quay" in text
    assert "An indented paragraph" in text
    assert "她说" in text


def test_a_text_without_blank_lines_keeps_its_paragraphs() -> None:
    assert prepared("　　One.\n    Two.\nThree.") == "　　One.\n\nTwo.\n\nThree."
    assert prepared("- a\n    - b\n\n\tText\n```\n  code\n```\n") == (
        "- a\n    - b\n\n\tText\n```\n  code\n```\n"
    )
    assert prepared("One\n\n    Two\n") == "One\n\nTwo\n"
    assert words_in(member(document("docx", "a\nb"), "word/document.xml")).endswith(" a b")


def test_a_long_text_is_exported_whole() -> None:
    text = "\n\n".join(f"Paragraph {n} of many on the quay." for n in range(4000))
    plain = document("txt", text).decode()
    assert plain.split() == text.split()


def test_it_can_be_stopped_and_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        exported("word " * 400_000, "docx", ABOUT, stop)
    monkeypatch.setattr(exporting, "LARGEST", 10)
    with pytest.raises(DocumentError, match="million characters"):
        document("docx")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "in use"), "another program has it open"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
    ],
)
def test_a_target_that_cannot_be_written_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    path = tmp_path / "text.docx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(DocumentError, match=told):
        write_export(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(DocumentError, match="its folder is not"):
        write_export(tmp_path / "none" / "x.docx", b"new")
