from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.documents import save
from writer.documents.save import DocumentError, decode, encode, read_document, write_document

CALLS = ("open", "write", "fchmod", "fsync", "fstat", "replace")
SIZES = (0, 1, 17_000, 1_000_000)
OLD = b"the old text\n"


class Faults:
    """Makes the Nth of the operating system's calls fail, once or from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int, code: int, lasting: bool) -> None:
        self.count, self.nth, self.code, self.lasting = 0, nth, code, lasting
        for name in CALLS:
            monkeypatch.setattr(save.os, name, self.wrapped(getattr(os, name), name))

    def wrapped(self, real: Callable[..., object], name: str) -> Callable[..., object]:
        def call(*arguments: object, **words: object) -> object:
            self.count += 1
            if self.count == self.nth or (self.lasting and self.count > self.nth):
                raise OSError(self.code, os.strerror(self.code))
            if name == "write":  # and never the whole at once
                descriptor, data = arguments
                return real(descriptor, data[: max(1, len(data) // 2)])  # type: ignore[index, arg-type]
            return real(*arguments, **words)

        return call


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("size", SIZES)
def test_whichever_call_fails_the_file_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, code: int, lasting: bool
) -> None:
    path, new = tmp_path / "novel.md", b"n" * size
    for nth in range(1, 60):
        path.write_bytes(OLD)
        with monkeypatch.context() as patched:
            faults = Faults(patched, nth, code, lasting)
            try:
                save.atomic_save(path, new)
                failed = False
            except OSError:
                failed = True
        assert path.read_bytes() in (OLD, new)
        assert failed or path.read_bytes() == new
        assert os.listdir(tmp_path) == ["novel.md"]
        if faults.count < nth:
            assert not failed
            return
    pytest.fail("the save never succeeded")


def test_a_real_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("NEEDS ROOT: a small real disk could not be mounted")
    try:
        path = disk / "novel.md"
        path.write_bytes(OLD)
        for size in (40_000, 61_440, 65_536, 200_000):
            text = "x" * size
            try:
                write_document(path, save.Document(text))
                assert path.read_text() == text
                path.write_bytes(OLD)
            except DocumentError as error:
                assert "disk is full" in str(error)
                assert path.read_bytes() == OLD
            assert os.listdir(disk) == ["novel.md"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


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
