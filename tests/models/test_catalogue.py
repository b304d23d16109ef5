from __future__ import annotations

import re

from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL, catalogue


def test_every_entry_can_be_fetched_checked_and_named() -> None:
    entries = {entry.name: entry for entry in catalogue()}
    assert DEFAULT_MODEL in entries
    for name, entry in entries.items():
        assert library.pack_folder(name).name == name
        assert re.fullmatch(r"[0-9a-f]{64}", entry.sha256)
        assert re.fullmatch(r"[0-9a-f]{64}", entry.wheel_sha256)
        assert entry.member.endswith(".gguf")
        assert entry.licence in {"Apache-2.0", "MIT"}
        assert 0 < entry.wheel_size < 1 << 32
        assert 0 < entry.size < 1 << 32
