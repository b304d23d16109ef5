"""Reading and writing a document so that no character and no file is ever damaged.

`QSaveFile` can commit a short write and never syncs the folder, so this is our own: a temporary
file in the same folder, written whole, synced, checked for size, renamed over the old one, and the
folder synced. Whatever fails, the old file or the new one is there, whole.
"""

from __future__ import annotations

import codecs
import errno
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 200_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class DocumentError(Exception):
    """A document cannot be read or written. The message can be shown to a writer as it is."""


class NotInEncodingError(DocumentError):
    """The bytes may be text in another encoding, which only the writer can know."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and how its file spells it.

    `newline` is the file's line ending. Where a file mixes several, it is "\n" and the carriage
    returns stay characters of the text, so that an untouched text is written back byte for byte.
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    newline: str = "\n"


def decode(data: bytes, encoding: str = "utf-8") -> Document:
    """The document in these bytes; a byte order mark overrules the encoding.

    Raises NotInEncodingError for other bytes, and DocumentError for what is no text.
    """
    bom, encoding = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", encoding))
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise NotInEncodingError(
            "it is not UTF-8 text. Convert it to UTF-8 in the program it comes from"
        ) from error
    if "\0" in text:
        raise DocumentError("it holds binary data or was emptied by a crash, not text")
    newline = _newline(text)
    return Document(text.replace(newline, "\n"), encoding, bom, newline)


def encode(document: Document) -> bytes:
    """The document's bytes. Raises DocumentError for a character that cannot be stored."""
    text = document.text
    if document.newline != "\n":
        text = text.replace("\n", document.newline)
    try:
        return document.bom + text.encode(document.encoding)
    except UnicodeEncodeError as error:
        character = text[error.start]
        if not "\ud800" <= character <= "\udfff":
            raise DocumentError(
                f"its old encoding has no “{character}”. Save it as another file, which will be "
                "UTF-8"
            ) from error
        raise DocumentError(
            f"the character at position {error.start} is half a character. Delete it and save again"
        ) from error


def _newline(text: str) -> str:
    """The line ending if the whole text uses one, else a plain newline."""
    returns, pairs, newlines = text.count("\r"), text.count("\r\n"), text.count("\n")
    if pairs and pairs == returns == newlines:
        return "\r\n"
    if returns and not newlines:
        return "\r"
    return "\n"


def read_document(path: Path, encoding: str = "utf-8") -> Document:
    """Read a text file. Raises DocumentError with a sentence that names it."""
    try:
        if path.is_dir():
            raise DocumentError("it is a folder, not a text")
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
        return decode(path.read_bytes(), encoding)
    except OSError as error:
        raise DocumentError(f"{path.name} could not be opened: {reason(error)}.") from error
    except DocumentError as error:
        raise type(error)(f"{path.name} could not be opened: {error}.") from error


def write_document(path: Path, document: Document) -> None:
    """Write a text file, old or new whole. Raises DocumentError with a sentence that names it."""
    try:
        atomic_save(path, encode(document))
    except OSError as error:
        raise DocumentError(not_saved(path, error)) from error
    except DocumentError as error:
        raise DocumentError(f"{path.name} was not saved: {error}.") from error


def not_saved(path: Path, error: OSError) -> str:
    """The sentence for a text that could not be saved."""
    return (
        f"{path.name} was not saved: {reason(error)}. Your text is still here; the file on "
        "disk is as it was."
    )


def atomic_save(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put these bytes at `path`, following links; a new `private` file is its owner's alone.

    Raises OSError; then the old file is untouched, unless only the folder's last sync failed: then
    the new one is there but may not survive a power cut.
    """
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    mode: int | None
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mode = 0o600 if private else None
    try:
        _write_synced(temporary, data, mode)
        os.replace(temporary, path)
    except BaseException:  # an interrupt leaves no litter either
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_synced(path: Path, data: bytes, mode: int | None) -> None:
    """Create a file with these bytes on the disk. A new file gets the usual permissions."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(descriptor, rest)
            if written == 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            rest = rest[written:]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != len(data):
            raise OSError(errno.EIO, "the disk kept only a part of it")
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders cannot
            raise
    finally:
        os.close(descriptor)


def reason(error: OSError) -> str:
    """What went wrong and what to do, in a writer's words."""
    known = {
        errno.ENOSPC: "the disk is full; free some space and try again",
        errno.EDQUOT: "your share of the disk is used up; free some space and try again",
        errno.EACCES: "you may not write or read there; choose another folder or ask for access",
        errno.EPERM: "you may not change it; choose another folder or ask for access",
        errno.EROFS: "the disk can only be read; choose another folder",
        errno.ENOENT: "it is not there any more, or its folder is not; choose another place",
        errno.EIO: "the disk reports an error; save to another disk now",
        errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
        errno.EISDIR: "a folder has that name; choose another",
    }
    return known.get(error.errno or 0, error.strerror or str(error))
