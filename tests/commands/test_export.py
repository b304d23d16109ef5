from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from command_line import Inkling, left_behind, one_sentence
from tiny_packs import DATA, TINY_GGUF

from writer.gpt.reading import read_checkpoint
from writer.lm.pack import verify_pack


def test_a_folder_is_added_exported_and_read_back_identical(
    inkling: Inkling, home: Path, tmp_path: Path
) -> None:
    source = Path(shutil.copytree(DATA / "tiny_gpt2", tmp_path / "Tiny.GPT-2"))
    added = inkling("models", "add", source)
    assert added.returncode == 0, added.stderr
    assert left_behind(home) == ["tiny.gpt-2"]
    pack = home / "data" / "packs" / "tiny.gpt-2"
    assert verify_pack(pack).architecture["positions"] == "learned"
    assert inkling("complete", "--model", "tiny.gpt-2", "a").returncode == 0
    expected = read_checkpoint(source)
    shutil.rmtree(source)  # the pack has what it needs

    folder, file = tmp_path / "out", tmp_path / "out.gguf"
    done = inkling("models", "export", "tiny.gpt-2", folder, "--gguf", file, "--type", "f32")
    assert done.returncode == 0, done.stderr
    for path in (folder, file):
        assert str(path) in done.stdout
        found = read_checkpoint(path)
        assert found.config == expected.config
        for name, tensor in expected.tensors.items():
            np.testing.assert_array_equal(found.tensors[name], tensor, err_msg=name)


def test_an_original_that_was_changed_is_not_exported(
    inkling: Inkling, tiny_model: Path, tmp_path: Path
) -> None:
    kept = tiny_model / "source" / TINY_GGUF.name
    kept.unlink()
    kept.write_bytes(TINY_GGUF.read_bytes() + b"x")
    said = one_sentence(inkling("models", "export", "tiny", tmp_path / "out"))
    assert str(kept) in said
    assert list(tmp_path.iterdir()) == [tiny_model.parent.parent.parent]
    verify_pack(tiny_model)  # and writes on


@pytest.mark.usefixtures("tiny_model")
def test_nothing_that_exists_is_written_over(inkling: Inkling, tmp_path: Path) -> None:
    (tmp_path / "novel.md").write_text("my novel")
    said = one_sentence(inkling("models", "export", "tiny", "--gguf", tmp_path / "novel.md"))
    assert "novel.md exists already" in said
    assert (tmp_path / "novel.md").read_text() == "my novel"
    assert "--gguf" in one_sentence(inkling("models", "export", "tiny"))


@pytest.mark.usefixtures("tiny_model")
def test_a_place_that_cannot_be_written_is_named(inkling: Inkling, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = one_sentence(inkling("models", "export", "tiny", tmp_path / "file" / "out"))
    assert "tiny could not be exported" in said.lower()
