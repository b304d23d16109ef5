"""Writes a Markdown text as other programs' documents, through pandoc.

What can be seen on the page is what is exported: a line break stays one, a "<" is no HTML, and an
indented paragraph is no code.
"""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from writer.documents.pandoc import Fault, PandocError, converted
from writer.documents.save import DocumentError, atomic_save, reason

# File suffixes by what pandoc calls them. Markdown is written as it is, and PDF by the window.
FORMATS = {"docx": "docx", "odt": "odt", "epub": "epub3", "html": "html5", "txt": "plain"}
SECONDS = 300.0
LARGEST = 20_000_000  # characters; beyond it pandoc needs more memory than a laptop has
_HEAP = "3g"
_MOST_BYTES = 1_000_000_000
_FAULTS: Mapping[Fault, str] = {
    "missing": "pandoc, which writes it, is missing. Install Inkling again",
    "slow": f"it took more than {SECONDS:.0f} seconds. Export it in parts",
    "hungry": "it takes too much memory. Export it in parts",
    "failed": "pandoc could not write it",
}
_READS = (
    "markdown_strict-raw_html-markdown_in_html_blocks+all_symbols_escapable+autolink_bare_uris"
    "+backtick_code_blocks+fenced_code_blocks+footnotes+hard_line_breaks+intraword_underscores"
    "+pipe_tables+space_in_atx_header+strikeout+lists_without_preceding_blankline"
)
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
_STYLE = (
    "body{max-width:38em;margin:3em auto;padding:0 1em;line-height:1.6;"
    "font-family:Charter,Georgia,'Noto Serif',serif}"
    "hr{border:none;text-align:center}hr::before{content:'* * *'}"
)


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; the language as in BCP 47, "" where it is not known."""

    title: str
    author: str = ""
    language: str = ""


def exported(markdown: str, kind: str, about: About, stop: threading.Event) -> bytes:
    """The document's bytes: `kind` is a key of FORMATS, or "md". Ends soon after `stop` is set.

    Raises DocumentError with the end of a sentence, and StoppedError.
    """
    if kind == "md":
        return markdown.encode("utf-8")
    if kind == "txt":
        return _converted(markdown, ["--to=plain", "--wrap=none"], stop)
    told = [f"--metadata=title:{about.title}", f"--metadata=lang:{about.language or 'en'}"]
    told += [f"--metadata=author:{about.author}"] if about.author else []
    if kind == "html":
        told.append(f"--variable=header-includes:<style>{_STYLE}</style>")
    if kind == "epub":
        told += ["--toc", "--split-level=2"]
    return _converted(markdown, [f"--to={FORMATS[kind]}", "--standalone", *told], stop)


def as_html(markdown: str, stop: threading.Event) -> str:
    """The text as a fragment of HTML, for the preview and for PDF. Raises as `exported` does."""
    return _converted(markdown, ["--to=html4", "--wrap=none"], stop).decode("utf-8", "replace")


def write_export(path: Path, data: bytes) -> None:
    """Put the document there, whole or not at all. Raises DocumentError with a sentence."""
    try:
        atomic_save(path, data)
    except OSError as error:
        why = reason(error)
        if isinstance(error, PermissionError) and path.exists():
            why = "you may not write there, or another program has it open; close it there first"
        raise DocumentError(f"{path.name} was not written: {why}.") from error


def prepared(markdown: str) -> str:
    """The text so that pandoc reads it as the page shows it.

    Where no line is blank every line is a paragraph, and what is indented is so by a writer's
    habit: in Markdown it would be code.
    """
    lines = markdown.split("\n")
    if len(lines) > 1 and not any(not line.strip() for line in lines[:-1]):
        return "\n\n".join(line.lstrip(" \t") for line in lines)
    result, fenced, in_list = [], False, False
    for line in lines:
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced and line.strip():
            indented = line[0] in " \t"
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and indented)
            line = line if in_list else line.lstrip(" \t")
        result.append(line)
    return "\n".join(result)


def _converted(markdown: str, arguments: list[str], stop: threading.Event) -> bytes:
    if len(markdown) > LARGEST:
        raise DocumentError(f"it has more than {LARGEST // 1_000_000} million characters")
    words = [f"--from={_READS}", "--output=-", *arguments]
    with tempfile.TemporaryFile() as source:  # a pipe would have to be fed while it is read
        source.write(prepared(markdown).encode("utf-8", "replace"))
        source.seek(0)
        try:
            return converted(
                source, words, heap=_HEAP, seconds=SECONDS, most_bytes=_MOST_BYTES, stop=stop
            )
        except PandocError as error:
            raise DocumentError(_FAULTS[error.fault]) from error
