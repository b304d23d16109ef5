from __future__ import annotations

import re

from writer import paths
from writer.gpt.adapter_file import read_adapter
from writer.lm import source
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


def test_an_adapter_that_comes_along_is_whole_and_made_for_its_model() -> None:
    for entry in (entry for entry in catalogue() if entry.adapter):
        assert entry.adapter is not None
        folder = paths.catalogue_folder() / entry.adapter.path
        assert source.digest(folder) == entry.adapter.sha256
        assert entry.adapter.size == sum(part.stat().st_size for part in source.parts(folder))
        assert entry.adapter.size < 25_000_000
        assert isinstance(entry.source, Wheel)
        read_adapter(folder, entry.name, entry.source.member.sha256)
