from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Inkling, left_behind, one_sentence
from hostile import write_corpus
from hostile_gguf import gguf_bytes
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_packs import DATA

from writer.gpt.config import CheckpointError
from writer.gpt.reading import read_checkpoint


def test_the_file_that_all_the_bad_ones_derive_from_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "sound.gguf"
    path.write_bytes(gguf_bytes())
    assert read_checkpoint(path).config.family == "gpt2"


def test_every_bad_file_is_refused_in_time_with_a_sentence(tmp_path: Path) -> None:
    made = write_corpus(tmp_path)
    assert len(made) >= 100
    command = [sys.executable, str(DATA / "read_all.py"), *map(str, made)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == len(made), f"{made[len(results)].name}: {done.stderr[-2000:]}"
    for path, result in zip(made, results, strict=True):
        assert result["reason"], f"{path.name} was read"
        assert result["reason"].endswith("."), path.name
        assert result["seconds"] < 10, path.name
    assert not (tmp_path / "evil-was-here").exists()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound model folder to damage; whatever was damaged is put right again."""
    return Path(shutil.copytree(DATA / "tiny_gpt2", tmp_path_factory.mktemp("flips") / "tiny"))


@pytest.mark.parametrize(
    ("name", "length"),
    [("model.safetensors", 2568), ("config.json", 800), ("tokenizer.json", 21_000)],
)
@settings(max_examples=50, deadline=None)
@given(places=st.lists(st.floats(0, 1), min_size=1, max_size=3), value=st.integers(0, 255))
def test_flipped_bytes_are_refused_or_read_but_never_fail_otherwise(
    folder: Path, name: str, length: int, places: list[float], value: int
) -> None:
    whole = (DATA / "tiny_gpt2" / name).read_bytes()
    damaged = bytearray(whole)
    for place in places:
        damaged[int(place * (length - 1))] = value
    try:
        (folder / name).write_bytes(damaged)
        read_checkpoint(folder)
    except CheckpointError as error:
        assert str(error)
    finally:
        (folder / name).write_bytes(whole)


@pytest.mark.skipif(
    sys.platform != "linux", reason="NEEDS LINUX: it alone bounds what a process allocates"
)
def test_a_child_that_wants_too_much_is_stopped() -> None:
    code = (
        "import numpy, pathlib, sys\n"
        "from writer.commands.memory import limit_memory\n"
        "limit_memory(pathlib.Path(sys.argv[1]))\n"
        "try: numpy.zeros(1 << 33, numpy.uint8)\n"
        "except MemoryError: print('stopped')\n"
    )
    command = [sys.executable, "-c", code, str(DATA / "tiny_gpt2")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "stopped\n", done.stderr


CHOSEN = ("cut-at-900", "weights-nan", "tensor-offset-of-another", "list-huge")
CHOSEN_FOLDERS = ("pickle-pytorch_model.bin", "tokenizer.json-split-explodes", "header-twice")


@pytest.mark.parametrize("name", CHOSEN + CHOSEN_FOLDERS)
def test_adding_a_bad_file_names_it_and_leaves_nothing(
    inkling: Inkling, home: Path, tmp_path: Path, name: str
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    bad = next(path for path in write_corpus(corpus) if name in path.name)
    begun = time.monotonic()
    done = inkling("models", "add", bad)
    assert time.monotonic() - begun < 10
    assert done.returncode == 1
    assert bad.name in one_sentence(done)
    assert left_behind(home) == []
