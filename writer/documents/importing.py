"""Reads other programs' documents as Markdown, through pandoc."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from writer.documents.archive import check_archive
from writer.documents.pandoc import Fault, PandocError, converted
from writer.documents.save import MAX_BYTES, DocumentError, NotInEncodingError, decode, reason

FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".html": "html",
    ".htm": "html",
    ".rtf": "rtf",
}
_ARCHIVES = ("docx", "odt", "epub")
# A million words took 18 to 43 s and 2.0 GB, as odt 186 s; a novel of 100,000 2 s and 0.3 GB.
SECONDS = 180.0
_HEAP = "2g"
MAX_OUTPUT_BYTES = 100_000_000
_FAULTS: Mapping[Fault, str] = {
    "missing": "pandoc, which reads it, is missing. Install Inkling again",
    "slow": f"reading it took more than {SECONDS:.0f} seconds. Save it as txt or md, or in parts",
    "hungry": "reading it takes too much memory. Save it as txt or md, or in parts",
    "failed": "it is damaged, or not what its name says. Save it again in the program it comes "
    "from",
}
# Without what only pandoc understands. Quotes and dashes stay the characters they are.
_MARKDOWN = "markdown" + "".join(
    f"-{extension}"
    for extension in (
        "bracketed_spans",
        "citations",
        "definition_lists",
        "escaped_line_breaks",
        "example_lists",
        "fancy_lists",
        "fenced_code_attributes",
        "fenced_divs",
        "header_attributes",
        "implicit_figures",
        "inline_code_attributes",
        "line_blocks",
        "link_attributes",
        "mark",
        "multiline_tables",
        "native_divs",
        "native_spans",
        "raw_attribute",
        "raw_html",
        "simple_tables",
        "smart",
        "startnum",
        "table_captions",
        "tex_math_dollars",
    )
)
# A picture lies in the document's own file and does not come along; a link within it leads nowhere.
_PICTURE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*+)\]\([^()\s]*+(?:\s\"[^\"]*+\")?\)")
_INNER_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.)*+)\]\(#[^()\s]*+\)")
_RULE = re.compile(r"^-{72}$", re.MULTILINE)
# Pandoc's reader takes the letter after the substitute of \uN too where no space ends the word
# (jgm/pandoc#8264); the space is what the specification (RTF 1.9.1) lets anyone write there.
_RTF_CHARACTER = re.compile(rb"\\\\|(\\u-?\d{1,5})(?=[^\s\d\\{}])")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def imported(path: Path) -> str:
    """The document as Markdown, without pictures. It takes 2 s for a novel, 180 s at most.

    Raises DocumentError with a sentence that names the file.
    """
    try:
        kind = FORMATS[path.suffix.lower()]
    except KeyError:
        raise DocumentError(
            f"{path.name} could not be opened: Inkling reads {', '.join(FORMATS)}, txt and md. "
            "Save it as one of them."
        ) from None
    try:
        if path.is_dir():
            raise DocumentError("it is a folder, not a document")
        with path.open("rb") as file, tempfile.TemporaryFile() as copy:
            return _tidied(_converted(_readable(file, kind, copy), kind))
    except OSError as error:
        raise DocumentError(f"{path.name} could not be opened: {reason(error)}.") from error
    except DocumentError as error:
        raise DocumentError(f"{path.name} could not be opened: {error}.") from error


def _readable(file: IO[bytes], kind: str, copy: IO[bytes]) -> IO[bytes]:
    """The file once it is known to be harmless, or a copy of it that pandoc reads rightly."""
    if file.seek(0, 2) > MAX_BYTES:
        raise DocumentError(
            f"it is larger than {MAX_BYTES // 1_000_000} MB. Save it without its pictures, or in "
            "parts"
        )
    if file.tell() == 0:
        raise DocumentError("it is empty. Save it again in the program it comes from")
    file.seek(0)
    if kind in _ARCHIVES:
        check_archive(file)
        file.seek(0)
        return file
    copy.write(_rtf(file.read()) if kind == "rtf" else _html(file.read()))
    copy.seek(0)
    return copy


def _rtf(data: bytes) -> bytes:
    if not data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError("it is no RTF document. Save it again in the program it comes from")
    return _RTF_CHARACTER.sub(lambda found: found[1] + b" " if found[1] else found[0], data)


def _html(data: bytes) -> bytes:
    """As UTF-8; where it is not, it says itself in what encoding it is, as Word's pages do."""
    try:
        return decode(data).text.encode()
    except NotInEncodingError:
        declared = _CHARSET.search(data[:4096])
        if not declared:
            raise
    try:
        return decode(data, declared[1].decode("ascii")).text.encode()
    except (LookupError, UnicodeError) as error:
        raise NotInEncodingError(
            "its encoding is unknown. Save it as UTF-8 in the program it comes from"
        ) from error


def _converted(source: IO[bytes], kind: str) -> str:
    """What pandoc makes of it. Raises DocumentError."""
    words = ["-f", kind, "-t", _MARKDOWN, "--wrap=none"]
    try:
        output = converted(source, words, heap=_HEAP, seconds=SECONDS, most_bytes=MAX_OUTPUT_BYTES)
    except PandocError as error:
        raise DocumentError(_FAULTS[error.fault]) from error
    return output.decode("utf-8", errors="replace")


def _tidied(markdown: str) -> str:
    text = _INNER_LINK.sub(r"\1", _PICTURE.sub("", markdown))
    return re.sub(r"\n{4,}", "\n\n", _RULE.sub("* * *", text)).strip() + "\n"
