"""Small real wheels with a GGUF file in them, and the catalogue entries that name them."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from writer.lm.pack import sha256_of
from writer.models.catalogue import Entry, File, Wheel

MEMBER = "tiny_model/Tiny.gguf"


def make_wheel(
    folder: Path, content: bytes, member: str = MEMBER, how: int = zipfile.ZIP_STORED
) -> Path:
    """A wheel that pip takes for one, with `content` as its `member`."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / "tiny_model-1.0-py3-none-any.whl"
    about = "tiny_model-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w", how) as archive:
        archive.writestr(member, content)
        archive.writestr(
            f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n"
        )
        tags = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        archive.writestr(f"{about}/WHEEL", tags)
        archive.writestr(f"{about}/RECORD", "")
    return wheel


def entry_for(wheel: Path, content: bytes) -> Entry:
    """The entry that a catalogue would have for it."""
    member = File(MEMBER, len(content), hashlib.sha256(content).hexdigest())
    source = Wheel("tiny-model", "1.0", wheel.stat().st_size, sha256_of(wheel), member)
    return Entry("tiny", "Tiny", "MIT", "english", False, True, source)
