"""Which runs of words a voice learned from, kept in its folder, so that it does not copy them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from writer.documents.save import atomic_save
from writer.suggest.copying import Shingles
from writer.voices.job import VoiceError
from writer.voices.library import voice_folder

SHINGLES = "shingles.bin"

log = logging.getLogger(__name__)


def write_shingles(folder: Path, texts: Iterable[str]) -> None:
    """Keep those of the texts that a voice is trained on. Raises OSError."""
    atomic_save(folder / SHINGLES, Shingles(texts).as_bytes(), private=True)


def shingles_of_voice(name: str) -> Shingles:
    """What was kept; none for a voice that was trained elsewhere, or whose file is damaged."""
    try:
        return Shingles.from_bytes((voice_folder(name) / SHINGLES).read_bytes())
    except (FileNotFoundError, VoiceError):
        return Shingles()
    except (OSError, ValueError):
        log.warning("what the voice %s is not to copy cannot be read", name)
        return Shingles()
