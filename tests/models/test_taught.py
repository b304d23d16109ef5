"""A model of the catalogue that Inkling taught something, with an adapter that it brings itself."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from command_line import Inkling, left_behind, one_sentence
from tiny_packs import TINY_GGUF
from wheels import entry_for, make_wheel

from writer import paths
from writer.gpt.adapter_file import read_adapter, write_adapter
from writer.gpt.lora import Adapter, completed, factor_shapes, merged
from writer.gpt.original import original
from writer.gpt.reading import read_checkpoint
from writer.lm import source
from writer.lm.pack import sha256_of
from writer.models import library
from writer.models.catalogue import Entry, File
from writer.models.library import ModelError


def write_lesson(folder: Path, base_sha256: str) -> Adapter:
    """An adapter that changes the tiny model a good deal."""
    random = np.random.default_rng(0)
    shapes = factor_shapes(read_checkpoint(TINY_GGUF).config, 2)
    factors = {name: random.normal(0, 0.3, shape) for name, shape in shapes.items()}
    lesson = Adapter(2, 2.0, {name: f.astype(np.float32) for name, f in factors.items()})
    write_adapter(lesson, folder, "tiny", base_sha256, half=True)
    return read_adapter(folder, "tiny", base_sha256)


@pytest.fixture
def taught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """An entry whose wheel lies on a shelf, and its adapter beside the catalogue."""
    shelf, lesson = tmp_path / "shelf", tmp_path / "catalogue" / "lesson"
    lesson.parent.mkdir()
    content = TINY_GGUF.read_bytes()
    plain = entry_for(make_wheel(shelf, content), content)
    write_lesson(lesson, sha256_of(TINY_GGUF))
    size = sum(part.stat().st_size for part in source.parts(lesson))
    entry = replace(plain, name="taught", adapter=File("lesson", size, source.digest(lesson)))
    monkeypatch.setattr(library, "catalogue", lambda: (plain, entry))
    monkeypatch.setattr(paths, "catalogue_folder", lambda: lesson.parent)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    return entry


@pytest.mark.slow
def test_what_was_taught_is_in_the_weights_and_in_all_that_is_made_of_them(
    taught: Entry, inkling: Inkling, tmp_path: Path
) -> None:
    info = library.add(taught.name, lambda _: None)
    plain = read_checkpoint(TINY_GGUF)
    lesson = read_adapter(tmp_path / "catalogue" / "lesson", "tiny", sha256_of(TINY_GGUF))
    expected = merged(plain, completed(lesson, plain.config)).tensors
    assert info.source_sha256 != sha256_of(TINY_GGUF), "voices are bound to what it is now"
    found = original(info).tensors
    for name, tensor in expected.items():
        np.testing.assert_array_equal(found[name], tensor)
    assert any((found[name] != tensor).any() for name, tensor in plain.tensors.items())
    exported = inkling("models", "export", "taught", tmp_path / "out")
    assert exported.returncode == 0, exported.stderr
    again = read_checkpoint(tmp_path / "out").tensors
    for name, tensor in expected.items():
        np.testing.assert_array_equal(again[name], tensor)
    kept = info.folder / "taught" / "adapter_model.safetensors"
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    refused = one_sentence(inkling("models", "export", "taught", tmp_path / "more"))
    assert "was changed since" in refused


@pytest.mark.slow
def test_a_pack_that_is_here_needs_its_adapter_no_more(taught: Entry, tmp_path: Path) -> None:
    info = library.add(taught.name, lambda _: None)
    shutil.rmtree(tmp_path / "catalogue" / "lesson")  # the packaged app brings the pack alone
    assert library.add(taught.name, lambda _: None) == info


def test_a_damaged_adapter_is_refused_before_anything_is_fetched(
    taught: Entry, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "catalogue" / "lesson" / "adapter_config.json").unlink()
    with pytest.raises(ModelError, match="Install Inkling again"):
        library.add(taught.name, lambda _: None)
    assert left_behind(home) == []


def test_an_adapter_for_another_model_is_refused_with_both_names(
    inkling: Inkling, tmp_path: Path
) -> None:
    write_lesson(tmp_path / "lesson", "ab" * 32)
    words = ("prepare", TINY_GGUF, tmp_path / "pack", "--adapter", tmp_path / "lesson")
    said = one_sentence(inkling(*words))
    assert "abababababab" in said
    assert sha256_of(TINY_GGUF)[:12] in said
    assert not (tmp_path / "pack").exists()
