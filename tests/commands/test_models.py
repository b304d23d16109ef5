from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import REPOSITORY, Inkling, left_behind, one_sentence
from tiny_packs import TINY_GGUF

from writer.models.catalogue import DEFAULT_MODEL


@pytest.mark.slow
def test_a_model_is_added_listed_told_about_used_and_removed(inkling: Inkling, home: Path) -> None:
    assert f"{DEFAULT_MODEL} " in inkling("models", "list").stdout
    assert "not added yet" in inkling("models", "list").stdout
    added = inkling("models", "add", TINY_GGUF)
    assert added.returncode == 0, added.stderr
    assert "tiny_llama is ready" in added.stdout
    assert "Rounding the weights" in added.stderr
    assert "Traceback" not in added.stderr
    rows = {row["name"]: row for row in json.loads(inkling("models", "list", "--json").stdout)}
    assert rows["tiny_llama"]["installed"] is True
    assert rows[DEFAULT_MODEL]["installed"] is False
    assert "all as they were prepared" in inkling("models", "info", "tiny_llama").stdout
    record = json.loads(inkling("models", "info", "tiny_llama", "--json").stdout)
    assert abs(record["perplexity"]["loss_percent"]) < 5
    assert inkling("complete", "--model", "tiny_llama", "a").returncode == 0
    assert inkling("models", "remove", "tiny_llama").stdout == "tiny_llama is removed.\n"
    assert left_behind(home) == []
    assert "`inkling models list`" in one_sentence(inkling("models", "info", "tiny_llama"))


@pytest.mark.usefixtures("tiny_model")
def test_progress_for_programs_is_a_json_object_a_line(inkling: Inkling, tmp_path: Path) -> None:
    renamed = tmp_path / "Tiny.GGUF"
    renamed.write_bytes(TINY_GGUF.read_bytes())
    done = inkling("models", "add", renamed, "--progress-json")
    assert json.loads(done.stdout) == {"stage": "done", "fraction": 1.0, "pack": "tiny"}
    assert done.stderr == ""


def test_a_pack_that_was_never_measured_can_be_told_about(
    inkling: Inkling, tiny_model: Path
) -> None:
    record = json.loads((tiny_model / "pack.json").read_text())
    (tiny_model / "pack.json").write_text(json.dumps(record | {"perplexity": {}}))
    done = inkling("models", "info", "tiny")
    assert (done.returncode, done.stderr) == (0, "")
    assert "not measured" in done.stdout


def another_family(data: bytes) -> bytes:
    return data.replace(b"llama", b"mamba")


def unknown_numbers(data: bytes) -> bytes:
    return data[:-40_000] + b"\xff" * 40_000


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda _: b"Call me Ishmael. " * 100, "is not a GGUF"),
        (lambda _: b"", "is not a GGUF"),
        (lambda data: data[:20], "too short"),
        (lambda data: data[:2000], "incomplete"),
        (lambda data: data[: len(data) // 2], "incomplete"),
        (lambda data: data[:-100], "incomplete|damaged"),
        (another_family, "mamba"),
        (unknown_numbers, "no numbers"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(
    inkling: Inkling, home: Path, tmp_path: Path, spoil: Callable[[bytes], bytes], words: str
) -> None:
    bad = tmp_path / "Wuthering.gguf"
    bad.write_bytes(spoil(TINY_GGUF.read_bytes()))
    said = one_sentence(inkling("models", "add", bad))
    assert "Wuthering.gguf" in said
    assert any(word in said for word in words.split("|")), said
    assert left_behind(home) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("pytorch_model.bin", "can run code"), ("model.safetensors", "the folder that it lies in")],
)
def test_a_part_of_a_model_is_answered_with_what_to_give(
    inkling: Inkling, home: Path, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    said = one_sentence(inkling("models", "add", tmp_path / name))
    assert str(tmp_path / name) in said
    assert words in said
    assert left_behind(home) == []


@pytest.mark.parametrize("place", ["missing.gguf", "."])
def test_what_is_no_file_is_named(inkling: Inkling, tmp_path: Path, place: str) -> None:
    said = one_sentence(inkling("models", "add", tmp_path / place))
    assert str(tmp_path) in said
    assert DEFAULT_MODEL in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("send", "how"),
    [(os.killpg, signal.SIGINT), (os.kill, signal.SIGINT), (os.kill, signal.SIGTERM)],
    ids=["Ctrl+C", "SIGINT", "SIGTERM"],
)
def test_interrupting_leaves_nothing_and_nobody(
    home: Path, send: Callable[[int, int], None], how: int
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "writer", "models", "add", str(TINY_GGUF)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with child:
        assert child.stderr is not None
        assert "Checking" in child.stderr.readline()
        send(child.pid, how)
        said = child.stderr.read().strip().splitlines()[-1]
    assert child.returncode == 130
    assert "tiny_llama.gguf" in said
    assert said.startswith("Stopped. Nothing of")
    assert left_behind(home) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)


@pytest.mark.model
def test_the_default_model_is_as_exact_as_it_says(real_pack: Path) -> None:
    record = json.loads((real_pack / "pack.json").read_text())
    assert record["licence"] == "Apache-2.0"
    assert record["perplexity"]["tokens"] > 1000
    assert -0.5 < record["perplexity"]["loss_percent"] < 2
