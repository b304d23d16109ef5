"""Reads and cleans the texts that a voice learns from, and tells what of them is left out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from writer.documents.importing import FORMATS, imported
from writer.documents.save import DocumentError, read_document, reason
from writer.documents.words import count_words
from writer.voices.cleaning import pieces
from writer.voices.duplicates import drafts, repeated, words_of
from writer.voices.language import language_of

PLAIN = (".txt", ".md")
SUFFIXES = (*PLAIN, *FORMATS)
FEW_WORDS = 5_000  # below, little is learned but names and turns of phrase
MAX_CHARACTERS = 50_000_000  # some hundred novels; weeks of training here
MAX_FILES = 50_000  # in a folder: more is a whole disk, chosen by mistake
_EXCERPT = 200
# Why something is left out: the rules of cleaning, and what is found here.
REASONS = (
    "front matter",
    "contents",
    "boilerplate",
    "running head",
    "table",
    "code",
    "duplicate",
    "draft",
    "unreadable",
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class TextError(Exception):
    """Texts cannot be learned from. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a text that is not learned from."""

    reason: str  # one of REASONS
    words: int
    excerpt: str  # its first 200 characters; of an unreadable file, the sentence that says why


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text as it is learned from; nothing is left of a draft of another or an unreadable one."""

    path: Path
    sha256: str  # of the cleaned text in UTF-8
    text: str
    words: int
    language: str  # an ISO 639 code, or "" where it cannot be told
    left_out: tuple[LeftOut, ...]


def prepared(paths: Sequence[Path]) -> list[Prepared]:
    """The texts of files, and of all files in folders, in order; takes a second a novel or two.

    Raises TextError for a file that cannot be read, an empty one, and a folder without texts. An
    unreadable file of a folder is listed instead.
    """
    texts: list[Prepared] = []
    total = 0
    for path, is_named in _files(paths):
        try:
            raw = _read(path)
        except DocumentError as error:
            if is_named:
                raise TextError(str(error)) from error
            texts.append(_made(path, "", [LeftOut("unreadable", 0, str(error))]))
            continue
        total += len(raw)
        if total > MAX_CHARACTERS:
            raise TextError(
                f"With {path.name} the texts have more than {MAX_CHARACTERS // 1_000_000} million "
                "characters, which would take weeks. Choose fewer texts."
            )
        texts.append(_cleaned(path, raw))
    return [replace(text, language=language_of(text.text)) for text in _unique(texts)]


def expectation(words: int) -> str:
    """What to expect of so few words, for a terminal; nothing where they are enough."""
    if words >= FEW_WORDS:
        return ""
    return (
        f"These are {words:,} words. From fewer than {FEW_WORDS:,} a voice picks up names and "
        "turns of phrase, but hardly a way of writing; more of your texts teach it more."
    )


def _files(paths: Sequence[Path]) -> list[tuple[Path, bool]]:
    """Every file once, and whether it was named itself."""
    files: dict[Path, bool] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = True
            continue
        found = _in_folder(path)
        if not found:
            raise TextError(
                f"There is no text in {path}. Inkling reads {', '.join(SUFFIXES)} files."
            )
        for file in found:
            files.setdefault(file, False)
    return list(files.items())


def _in_folder(folder: Path) -> list[Path]:
    """The texts of a folder and those below, by name."""
    found = []
    try:
        for count, path in enumerate(folder.rglob("*")):
            if count >= MAX_FILES:
                raise TextError(f"{folder} holds more than {MAX_FILES:,} files. Choose one in it.")
            if _is_text(path):
                found.append(path)
    except OSError as error:
        raise TextError(f"The folder {folder} cannot be read: {reason(error)}.") from error
    return sorted(found)


def _is_text(path: Path) -> bool:
    """A file of a known kind; not the hidden ones that programs leave beside a document."""
    is_hidden = path.name.startswith((".", "~$"))
    return path.suffix.lower() in SUFFIXES and not is_hidden and path.is_file()


def _read(path: Path) -> str:
    """The text of a file, of which there is some. Raises DocumentError."""
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        text = _ESCAPED.sub(r"\1", imported(path))  # nobody types the backslashes of Markdown
    elif suffix in PLAIN or not path.exists():
        text = read_document(path).text
    else:
        raise DocumentError(
            f"{path.name} is of no kind that Inkling reads. Save it as {', '.join(SUFFIXES)}."
        )
    if not count_words(text):
        raise DocumentError(f"{path.name} is empty: there is nothing to learn from it.")
    return text


def _cleaned(path: Path, text: str) -> Prepared:
    cut = pieces(text)
    kept = "".join(piece.text for piece in cut if not piece.reason)
    return _made(path, kept, [_left_out(p.reason, p.text) for p in cut if p.reason])


def _made(path: Path, text: str, left_out: Sequence[LeftOut]) -> Prepared:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Prepared(path, digest, text, count_words(text), "", tuple(left_out))


def _left_out(why: str, text: str) -> LeftOut:
    return LeftOut(why, count_words(text), text.strip()[:_EXCERPT])


def _unique(texts: list[Prepared]) -> list[Prepared]:
    """Without drafts of other texts, and without passages that stand earlier."""
    words = [words_of(text.text) for text in texts]
    older = {draft.text: draft.other for draft in drafts(words, [_age(t.path) for t in texts])}
    kept = [number for number in range(len(texts)) if number not in older]
    doubled = dict(zip(kept, repeated([words[number] for number in kept]), strict=True))
    found = []
    for number, text in enumerate(texts):
        left_out = list(text.left_out)
        if number in older:
            excerpt = f"{texts[older[number]].path.name}: {text.text.strip()}"
            left_out.append(LeftOut("draft", text.words, excerpt[:_EXCERPT]))
            found.append(_made(text.path, "", left_out))
            continue
        rest, begun = [], 0
        for part in doubled[number]:
            rest.append(text.text[begun : part.start])
            left_out.append(_left_out("duplicate", text.text[part.start : part.stop]))
            begun = part.stop
        found.append(_made(text.path, "".join([*rest, text.text[begun:]]), left_out))
    return found


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone meanwhile: it was read
        return 0.0
