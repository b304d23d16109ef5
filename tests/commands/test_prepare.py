from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Disk, Inkling, one_sentence
from tiny_packs import TINY_GGUF

from writer.lm.pack import verify_pack


def test_it_speaks_json_and_its_libraries_are_silent(inkling: Inkling, tmp_path: Path) -> None:
    done = inkling("prepare", TINY_GGUF, tmp_path / "pack", "--name", "mine", "--title", "Mine")
    assert (done.returncode, done.stderr) == (0, "")
    stages = [json.loads(line) for line in done.stdout.splitlines()]
    fractions = [said["fraction"] for said in stages]
    assert fractions == sorted(fractions)
    info = verify_pack(tmp_path / "pack")
    assert (info.name, info.title, info.source) == ("mine", "Mine", "tiny_llama.gguf")


def test_a_folder_that_exists_is_left_alone(inkling: Inkling, tmp_path: Path) -> None:
    (tmp_path / "novel.md").write_text("my novel")
    done = inkling("prepare", TINY_GGUF, tmp_path)
    assert "new folder" in one_sentence(done)
    assert (tmp_path / "novel.md").read_text() == "my novel"


def test_a_file_that_vanished_is_named(inkling: Inkling, tmp_path: Path) -> None:
    said = one_sentence(inkling("prepare", tmp_path / "gone.gguf", tmp_path / "pack"))
    assert "gone.gguf could not be prepared" in said
    assert not (tmp_path / "pack").exists()


@pytest.mark.slow
def test_a_full_cache_costs_no_pack_and_keeps_nothing_half(
    inkling: Inkling, home: Path, tmp_path: Path, disk: Disk
) -> None:
    cache = disk(home / "cache" / "skeletons", "8k")
    done = inkling("prepare", TINY_GGUF, tmp_path / "pack")
    assert (done.returncode, done.stderr) == (0, "")
    verify_pack(tmp_path / "pack")
    assert list(cache.iterdir()) == []


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_costs_no_pack(
    inkling: Inkling, home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "cache").write_text("a file where the folder should be")
    done = inkling("prepare", TINY_GGUF, tmp_path / "pack")
    assert (done.returncode, done.stderr) == (0, "")
    verify_pack(tmp_path / "pack")
