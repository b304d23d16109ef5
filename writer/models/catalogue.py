"""The models that can be fetched by name, as `models/catalogue.json` lists them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from writer import paths

DEFAULT_MODEL = "smollm2-135m-instruct"


@dataclass(frozen=True, slots=True)
class Entry:
    """A GGUF file inside a wheel of the Python Package Index; sizes in bytes."""

    name: str
    title: str
    licence: str
    package: str
    version: str
    wheel_sha256: str
    wheel_size: int
    member: str
    sha256: str
    size: int


def catalogue() -> tuple[Entry, ...]:
    """All entries, in the file's order."""
    text = (paths.catalogue_folder() / "catalogue.json").read_text(encoding="utf-8")
    return tuple(Entry(**entry) for entry in json.loads(text)["models"])
