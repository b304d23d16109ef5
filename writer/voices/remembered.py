"""The texts that are remembered without any training: one file each, and nothing else of them."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from writer import paths
from writer.documents.save import atomic_save
from writer.voices.phrases import names_in, phrases_in
from writer.voices.texts import Prepared

FORMAT = 1
MOST_CHARACTERS = 5_000_000  # some nine novels; their n-grams take 0.3 GB
_SUFFIX = ".json"

log = logging.getLogger(__name__)


class RememberError(Exception):
    """A text cannot be remembered or forgotten. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A text, and what is shown of it. The hash is of its characters in UTF-8."""

    name: str
    sha256: str
    words: int
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    text: str


def remembered() -> list[Remembered]:
    """All of them, by name. Damaged files are passed over."""
    found = []
    for path in _files():
        try:
            found.append(_read(path))
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("a remembered text is damaged: %s", path)
    return sorted(found, key=lambda one: (one.name.casefold(), one.sha256))


def add(prepared: Prepared) -> Remembered:
    """Remember a text. Raises RememberError."""
    name, text = prepared.path.name, prepared.text
    others = [one for one in remembered() if one.sha256 != prepared.sha256]
    if sum(len(one.text) for one in others) + len(text) > MOST_CHARACTERS:
        raise RememberError(
            f"{name} cannot be remembered as well: all texts together may have "
            f"{MOST_CHARACTERS // 1_000_000} million characters. Remove another one first."
        )
    names, phrases = names_in(text), phrases_in(text)
    one = Remembered(name, prepared.sha256, prepared.words, names, phrases, text)
    data = json.dumps({"format": FORMAT, **asdict(one)}, ensure_ascii=False).encode()
    try:
        _folder().mkdir(parents=True, exist_ok=True)
        atomic_save(_folder() / (one.sha256 + _SUFFIX), data, private=True)
    except OSError as error:
        raise RememberError(
            f"{name} cannot be remembered: {_folder()} cannot be written to "
            f"({error.strerror or error})."
        ) from error
    return one


def forget(sha256: str) -> None:
    """Keep nothing of the text with this hash. Raises RememberError."""
    try:
        (_folder() / (sha256 + _SUFFIX)).unlink(missing_ok=True)
        with suppress(OSError):  # others are there
            _folder().rmdir()
    except OSError as error:
        raise RememberError(f"It cannot be forgotten: {error.strerror or error}.") from error


def forget_all() -> None:
    """Keep nothing of any text, the damaged ones among them. Raises RememberError."""
    for path in _files():
        forget(path.stem)


def _folder() -> Path:
    return paths.data_folder() / "remembered"


def _files() -> list[Path]:
    try:
        return sorted(path for path in _folder().iterdir() if path.suffix == _SUFFIX)
    except OSError:
        return []


def _read(path: Path) -> Remembered:
    record = json.loads(path.read_text(encoding="utf-8"))
    if record["format"] != FORMAT:
        raise ValueError("another version's")
    return Remembered(
        name=str(record["name"]),
        sha256=path.stem,
        words=int(record["words"]),
        names=tuple(map(str, record["names"])),
        phrases=tuple(map(str, record["phrases"])),
        text=str(record["text"]),
    )
