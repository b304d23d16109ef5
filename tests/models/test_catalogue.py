from __future__ import annotations

import re

from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL, Wheel, catalogue


def test_every_entry_can_be_fetched_checked_and_named() -> None:
    entries = {entry.name: entry for entry in catalogue()}
    assert entries[DEFAULT_MODEL].verified
    assert len(entries) == len(catalogue())
    for name, entry in entries.items():
        assert library.pack_folder(name).name == name
        assert entry.licence in {"Apache-2.0", "MIT"}
        assert entry.languages in {"english", "many"}
        assert entry.megabytes > 50
        source = entry.source
        files = [source.member] if isinstance(source, Wheel) else source.files
        for file in files:
            assert re.fullmatch(r"[0-9a-f]{64}", file.sha256)
            assert 0 < file.size < 1 << 32
        if isinstance(source, Wheel):
            assert re.fullmatch(r"[0-9a-f]{64}", source.sha256)
            assert source.member.path.endswith(".gguf")
        else:
            assert re.fullmatch(r"[0-9a-f]{40}", source.revision)
            names = {file.path for file in files}
            assert names >= {"config.json", "model.safetensors", "tokenizer.json"}
            assert all(re.fullmatch(r"[a-z_]+\.(json|safetensors)", name) for name in names)
