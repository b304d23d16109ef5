from __future__ import annotations

import io
import socket
import struct
import subprocess
import zipfile
from pathlib import Path

import pypandoc
import pytest

from writer.documents import importing
from writer.documents.importing import FORMATS, imported
from writer.documents.save import DocumentError

SOURCE = """# The moor

“Who’s there?” he said — *softly*. It was 5 \\* 3 yards, a_b.

Roses are red\\
Violets are blue

| Name | Age |
|------|-----|
| Mary | 12  |

La fin, *mon ami*: 我们走吧。
"""


def document(path: Path, source: str = SOURCE) -> Path:
    """A real document of the kind that the name says."""
    subprocess.run(
        [pypandoc.get_pandoc_path(), "-s", "-f", "markdown", "-o", str(path)],
        input=source.encode(),
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as refused:
        imported(path)
    said = str(refused.value)
    assert said.startswith(f"{path.name} could not be opened: ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_kind_is_read(tmp_path: Path, suffix: str) -> None:
    path = document(tmp_path / f"a{suffix}")
    before = path.read_bytes()
    text = imported(path)
    assert "# The moor" in text
    assert "“Who’s there?” he said — *softly*. It was 5 \\* 3 yards, a_b." in text
    assert "Roses are red  \nViolets are blue\n" in text
    assert "Mary" in text
    assert "La fin, *mon ami*: 我们走吧。\n" in text
    assert path.read_bytes() == before


def test_a_name_in_capitals_and_with_odd_characters_is_read(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx").rename(tmp_path / "-o +RTS http: “é” %20.DOCX")
    assert "Who’s there" in imported(path)


@pytest.mark.parametrize(
    "quote",
    [r"\u8220?Who\u8217?s", r"\u8220 ?Who\u8217 ?s", r"\u8220\'93Who\u8217\'92s", r"\'93Who\'92s"],
)
def test_no_letter_of_a_rich_text_is_lost(tmp_path: Path, quote: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1\ansi\ansicpg1252\uc1 " + quote + r" there\'94 a\\u8220 b\par}")
    assert imported(path) == "“Who’s there” a\\\\u8220 b\n"


def test_pictures_and_inner_links_do_not_come_along(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<p>One<img src="data:image/png;base64,AAAA" alt="[x]"><img src="/etc/passwd"> '
        '<a href="#top">up</a> <a href="https://a.org/b">out</a></p><script>x()</script>'
        '<iframe src="/etc/passwd"></iframe>'
    )
    assert imported(path) == "One up [out](https://a.org/b)\n"


def test_a_page_cannot_have_anything_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        path.write_text(f'<p>One</p><iframe src="http://127.0.0.1:{port}/"></iframe>')
        assert imported(path) == "One\n"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>caf\xe9</p>".encode("utf-16"), "café\n"),
        (b'<meta charset="windows-1252"><p>caf\xe9 \x93so\x94</p>', "café “so”\n"),
        (b"<p>caf\xe9</p>", None),
        (b'<meta charset="no such"><p>caf\xe9</p>', None),
        (b"<p>\0\1</p>", None),
    ],
)
def test_a_page_is_read_in_its_encoding_or_refused(
    tmp_path: Path, data: bytes, text: str | None
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    if text is None:
        refusal(path)
    else:
        assert imported(path) == text


def test_what_is_no_such_document_is_refused(tmp_path: Path) -> None:
    said = {}
    for name, data in (
        ("empty.docx", b""),
        ("noise.docx", bytes(range(256)) * 40),
        ("noise.epub", bytes(range(256)) * 40),
        ("noise.rtf", bytes(range(256)) * 40),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("a.pdf", b"%PDF"),
    ):
        (tmp_path / name).write_bytes(data)
        said[name] = refusal(tmp_path / name)
    zipped(tmp_path / "other.docx", {"a.txt": b"text"})
    said["other.docx"] = refusal(tmp_path / "other.docx")
    assert "empty" in said["empty.docx"]
    assert "password" in said["old.docx"]
    assert "Inkling reads .docx" in said["a.pdf"]
    for name in ("noise.docx", "noise.epub", "other.docx"):
        assert "damaged" in said[name]
    assert "not there" in refusal(tmp_path / "gone.docx")
    (tmp_path / "folder.docx").mkdir()
    assert "folder" in refusal(tmp_path / "folder.docx")


def test_a_document_cut_short_is_refused_or_read(tmp_path: Path) -> None:
    whole = document(tmp_path / "a.odt").read_bytes()
    for part in range(1, 8):
        path = tmp_path / "cut.odt"
        path.write_bytes(whole[: len(whole) * part // 8])
        assert "damaged" in refusal(path)


def test_a_gigantic_document_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    assert "200 MB" in refusal(path)


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = bytes(30_000_000)
    path = zipped(tmp_path / "bomb.docx", {"word/document.xml": zeros})
    assert "proportion" in refusal(path)

    # The same, but it says of itself that it is small.
    lie = path.read_bytes().replace(struct.pack("<I", len(zeros)), struct.pack("<I", 1000))
    (tmp_path / "liar.docx").write_bytes(lie)
    refusal(tmp_path / "liar.docx")

    many = zipped(tmp_path / "many.epub", {f"{n}.xhtml": b"" for n in range(10_001)})
    assert "10,000 parts" in refusal(many)


def test_a_document_whose_parts_sum_up_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.documents.archive.MAX_UNPACKED_BYTES", 5_000)
    path = zipped(tmp_path / "a.docx", {str(n): bytes(1_000) for n in range(6)})
    assert "unpacked" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../a", "/etc/passwd", "a/../../b", "C:\\a", "..\\a", "c:a", "a\\b"]
)
def test_parts_that_point_outside_are_refused(tmp_path: Path, name: str) -> None:
    assert "outside" in refusal(zipped(tmp_path / "a.docx", {name: b"x"}))


def test_links_doubles_and_large_directories_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("word/document.xml")
    link.external_attr = 0o120777 << 16
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    path = tmp_path / "link.docx"
    path.write_bytes(data.getvalue())
    assert "outside" in refusal(path)

    with zipfile.ZipFile(tmp_path / "double.docx", "w") as archive:
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "2")
    assert "same name" in refusal(tmp_path / "double.docx")

    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    (tmp_path / "large.docx").write_bytes(b"PK\3\4" + bytes(100) + end)
    assert "parts" in refusal(tmp_path / "large.docx")

    # In the zip64 form the small numbers are not the ones that count.
    locator = b"PK\6\7" + bytes(16)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, 100, 0, 0)
    (tmp_path / "large.docx").write_bytes(b"PK\3\4" + bytes(100) + locator + end)
    assert "parts" in refusal(tmp_path / "large.docx")


def test_locked_documents_are_named_as_such(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"word/document.xml": b"<a/>"})
    locked = bytearray(path.read_bytes())
    for at in (locked.index(b"PK\3\4") + 6, locked.index(b"PK\1\2") + 8):
        locked[at] |= 1
    path.write_bytes(locked)
    assert "password" in refusal(path)
    manifest = b'<m:file-entry><m:encryption-data m:checksum="x"/></m:file-entry>'
    path = zipped(tmp_path / "a.odt", {"META-INF/manifest.xml": manifest, "content.xml": b"x"})
    assert "password" in refusal(path)
    drm = b'<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
    path = zipped(tmp_path / "a.epub", {"META-INF/encryption.xml": drm})
    assert "locked" in refusal(path)


def test_a_book_with_scrambled_fonts_is_read(tmp_path: Path) -> None:
    path = document(tmp_path / "a.epub")
    fonts = '<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/encryption.xml", fonts)
    assert "Who’s there" in imported(path)


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]><d>&a11;</d>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    zipped(path, parts | {"word/document.xml": bomb.encode()})
    refusal(path)


def test_too_long_too_large_and_too_much_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>The fog lay on <b>the moor</b>.</p>\n" * 60_000)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "SECONDS", 0.2)
        assert "seconds" in refusal(path)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "_HEAP", "64m")
        assert "memory" in refusal(path)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "MAX_OUTPUT_BYTES", 100)
        path.write_text("<p>The fog lay on <b>the moor</b>.</p>\n" * 100)
        assert "memory" in refusal(path)


def test_a_page_nested_without_end_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SECONDS", 10.0)
    path = tmp_path / "a.html"
    path.write_text("<div><blockquote>" * 3_000 + "word")
    try:
        assert "word" in imported(path)
    except DocumentError as error:
        assert str(error).startswith("a.html could not be opened")


def test_without_pandoc_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise OSError("No pandoc was found")

    path = document(tmp_path / "a.rtf")
    monkeypatch.setattr(pypandoc, "get_pandoc_path", missing)
    assert "pandoc" in refusal(path)
