from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.documents import save
from writer.documents.save import DocumentError, decode, encode, read_document, write_document

OLD = b"the old text\n"


@pytest.mark.slow
@settings(max_examples=5000)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_untouched_text_is_written_back_byte_for_byte(text: str) -> None:
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        b"\xff\xfe" + text.encode("utf-16-le"),
    ):
        assert encode(decode(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"a\r\nb\r\n",
        b"a\rb",
        b"a\r\nb\nc\r",
        "no\u00a0break, line\u2028separator, \ufffc 👩‍👩‍👧 e\u0301".encode(),
        b"no final newline",
        b"\n",
        b"",
    ],
)
def test_hard_files_survive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    write_document(path, read_document(path))
    assert path.read_bytes() == data


def test_windows_line_endings_are_kept_for_new_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo")
    document = read_document(path)
    assert document.text == "one\ntwo"
    write_document(path, save.Document(document.text + "\nthree", newline=document.newline))
    assert path.read_bytes() == b"one\r\ntwo\r\nthree"


@pytest.mark.parametrize(
    ("data", "words"), [(b"caf\xe9", "UTF-8"), (b"\0\0\0", "binary"), (b"\xff\xfea", "UTF-8")]
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "novel.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=rf"novel\.txt .*{words}"):
        read_document(path)
    assert path.read_bytes() == data


def test_missing_files_and_folders_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not there"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match="was not saved"):
        write_document(tmp_path / "no" / "such.txt", save.Document("x"))


def test_half_a_character_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    with pytest.raises(DocumentError, match="half a character"):
        write_document(path, save.Document("bad \ud800"))
    assert path.read_bytes() == OLD


def test_links_and_permissions_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    write_document(link, save.Document("new"))
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
