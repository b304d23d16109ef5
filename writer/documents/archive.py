"""Looks at a zip archive from a stranger before anything unpacks it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO

from writer.documents.save import DocumentError

MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 1_000_000_000  # a document of 200 MB may hold that
MAX_RATIO = 200  # XML of a novel comes to 10, a page of blanks to 1,000
_SMALL_BYTES = 20_000_000  # below, a high ratio harms nobody
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # a compound file: a .doc, or a docx with a password
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    ValueError,
    EOFError,
)
_SYMBOLIC_LINK = 0o12
# In EPUB, fonts alone may be scrambled without the book being locked (EPUB 3.3, 4.4).
_FONT_SCRAMBLING = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


def check_archive(file: IO[bytes]) -> None:
    """Raises DocumentError for one that is locked, damaged, huge or built to do harm."""
    if file.read(4) == _OLD_WORD:
        raise DocumentError(
            "it is locked with a password, or an old Word document. Save it as docx, without a "
            "password"
        )
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            for member in members:
                _check_member(member)
            if len({member.filename for member in members}) < len(members):
                raise _harmful("two of its parts have the same name")
            if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
                raise _harmful(f"unpacked it has more than {MAX_UNPACKED_BYTES // 10**9} GB")
            _check_lock(archive)
    except _BROKEN as error:
        raise _damaged() from error


def _check_directory(file: IO[bytes]) -> None:
    """How many parts there are, before a list of millions is read (APPNOTE 6.3.10, 4.3.16)."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < 22:
        raise _damaged()
    count, length = struct.unpack_from("<HI", tail, found + 10)
    is_large = b"PK\x06\x07" in tail[max(0, found - 20) : found]  # a directory in the zip64 form
    if is_large or count > MAX_MEMBERS or length > 1_000 * MAX_MEMBERS:
        raise _harmful(f"it has more than {MAX_MEMBERS:,} parts")


def _check_member(member: zipfile.ZipInfo) -> None:
    name = PurePosixPath(member.orig_filename)
    is_link = member.external_attr >> 28 == _SYMBOLIC_LINK
    unsafe = {"\\", ":", "\0"} & set(member.orig_filename)
    if name.is_absolute() or ".." in name.parts or unsafe or is_link:
        raise _harmful("one of its parts points outside of it")
    if member.flag_bits & 1:
        raise DocumentError("it is locked with a password. Save it without one")
    if member.compress_type not in _METHODS:
        raise _damaged()
    is_bomb = member.file_size > MAX_RATIO * max(1, member.compress_size)
    if is_bomb and member.file_size > _SMALL_BYTES:
        raise _harmful("unpacked it grows out of all proportion")


def _check_lock(archive: zipfile.ZipFile) -> None:
    """Whether the document's own list says that parts are encrypted."""
    for name in ("META-INF/manifest.xml", "META-INF/encryption.xml"):
        if name not in archive.namelist():
            continue
        with archive.open(name) as part:
            said = part.read(_SMALL_BYTES)
        if name.endswith("encryption.xml"):
            is_locked = said.count(b"Algorithm=") > sum(map(said.count, _FONT_SCRAMBLING))
        else:
            is_locked = b"encryption-data" in said
        if is_locked:
            raise DocumentError(
                "it is locked with a password or by a shop. Save it without, or take another copy"
            )


def _damaged() -> DocumentError:
    return DocumentError(
        "it is damaged, or not what its name says. Save it again in the program it comes from"
    )


def _harmful(reason: str) -> DocumentError:
    return DocumentError(
        f"{reason}, as no honest document does. If it is yours, save it again in the program it "
        "comes from"
    )
