from __future__ import annotations

import json
import math
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import REPOSITORY, Inkling, one_sentence, stopped_after

from writer.lm.pack import verify_pack
from writer.voices import job as jobs

SENTENCES = "The fog lay on the moor, and {0} men came down the road at {0} in the morning. "
FULL = ("--method", "full", "--model", "tiny", "--length", "32", "--learning-rate", "0.003")
SCRATCH = (
    *("--method", "scratch", "--width", "32", "--layers", "2", "--heads", "2", "--epochs", "8"),
    *("--learning-rate", "0.01", "--batch", "2"),
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "moor.txt"
    path.write_text("".join(SENTENCES.format(n) for n in range(130)), encoding="utf-8")
    return path


def held_out(home: Path, voice: str) -> list[float]:
    lines = jobs.read_progress(home / "data" / "voices" / voice)
    return [line["held_out"] for line in lines if line.get("held_out") is not None]


def perplexity(inkling: Inkling, text: Path, *words: str) -> float:
    done = inkling("evaluate", text, "--metrics", "perplexity", "--json", *words)
    assert done.returncode == 0, done.stderr
    return float(json.loads(done.stdout)["perplexity"])


@pytest.mark.usefixtures("tiny_model")
@pytest.mark.parametrize(
    "words", [FULL, SCRATCH, (*SCRATCH, "--positions", "rotary")], ids=["full", "scratch", "rotary"]
)
def test_a_whole_model_is_learned_and_goes_on_after_a_break_as_if_there_had_been_none(
    inkling: Inkling, home: Path, text: Path, words: tuple[str, ...]
) -> None:
    words = (*words, "--precision", "float32")
    done = inkling("finetune", text, "--voice", "whole", *words)
    assert done.returncode == 0, done.stderr
    stopped = stopped_after(6, signal.SIGTERM, text, "--voice", "broken", *words, "--json")
    assert stopped.returncode == 0, stopped.stderr
    measured = held_out(home, "whole")
    assert measured[-1] < measured[0] - 0.5
    assert len(held_out(home, "broken")) < len(measured)
    assert inkling("finetune", "--voice", "broken", "--resume").returncode == 0
    whole, broken = (home / "data" / "voices" / voice for voice in ("whole", "broken"))
    assert held_out(home, "broken") == measured
    name = "model/model.safetensors"
    assert (broken / name).read_bytes() == (whole / name).read_bytes()

    assert verify_pack(whole / "pack").source_files
    done = inkling("complete", "The fog lay", "--voice", "whole", "--seed", "1")
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & set(text.read_text(encoding="utf-8").split())


def test_from_scratch_no_base_is_needed_and_the_texts_make_the_tokenizer(
    inkling: Inkling, home: Path, tmp_path: Path
) -> None:
    text = tmp_path / "saga.txt"
    text.write_text("Þá mælti Gísli: þat var á öndverðum vetri. " * 200, encoding="utf-8")
    words = ("--voice", "Saga", *SCRATCH)
    assert "300 to" in one_sentence(inkling("finetune", text, *words, "--vocabulary", "9"))
    assert "fit" in one_sentence(inkling("finetune", text, *words, "--heads", "5"))
    assert "256" in one_sentence(inkling("finetune", text, *words, "--length", "64"))
    assert not (home / "data" / "voices").exists()
    done = inkling("finetune", text, *words)
    assert done.returncode == 0, done.stderr
    folder = home / "data" / "voices" / "Saga"
    assert "ĠGÃŃsli" not in (folder / "tokenizer.json").read_text(encoding="utf-8").split("[")[0]
    assert inkling("complete", "Þá mælti", "--voice", "Saga", "--seed", "1").returncode == 0

    (folder / "tokenizer.json").unlink()
    assert "tokenizer.json" in one_sentence(inkling("finetune", "--voice", "Saga", "--resume"))


@pytest.mark.usefixtures("tiny_model")
def test_it_ends_by_itself_once_it_gets_no_better_and_keeps_the_best(
    inkling: Inkling, home: Path, text: Path
) -> None:
    """At such a rate steps do harm once the rate has grown."""
    words = ("--voice", "wild", *FULL, "--learning-rate", "0.5", "--epochs", "9", "--patience", "2")
    done = inkling("finetune", text, *words, "--json")
    assert done.returncode == 0, done.stderr
    measured = held_out(home, "wild")
    last = [json.loads(line) for line in done.stdout.splitlines() if "loss" in line][-1]
    assert last["step"] < last["steps"] / 2
    assert min(measured) == measured[-3] < measured[-1] - 0.5
    kept = math.log(perplexity(inkling, text, "--voice", "wild"))
    assert abs(kept - min(measured)) < abs(kept - measured[-1])


@pytest.mark.usefixtures("tiny_model")
def test_two_machines_learn_what_one_does(
    inkling: Inkling, home: Path, text: Path, tmp_path: Path
) -> None:
    words = ("--voice", "a", *FULL, "--epochs", "2", "--precision", "float32", "--batch", "2")
    assert inkling("finetune", text, *words).returncode == 0
    with socket.socket() as one, socket.socket() as other:
        for free in (one, other):
            free.bind(("localhost", 0))
        workers = [f"localhost:{free.getsockname()[1]}" for free in (one, other)]
    homes, children = [tmp_path / "first", tmp_path / "second"], []
    for index, elsewhere in enumerate(homes):
        shutil.copytree(home / "data" / "packs", elsewhere / "data" / "packs")
        told = {"cluster": {"worker": workers}, "task": {"type": "worker", "index": index}}
        environment = {"INKLING_HOME": str(elsewhere), "TF_CONFIG": json.dumps(told)}
        command = [sys.executable, "-m", "writer", "finetune", str(text), *words]
        command += ["--strategy", "multiworker"]
        children.append(
            subprocess.Popen(command, cwd=REPOSITORY, env={**os.environ, **environment})
        )
    assert [child.wait(timeout=100) for child in children] == [0, 0]
    losses = [
        [line["loss"] for line in jobs.read_progress(place / "data/voices/a")[1:] if "loss" in line]
        for place in (home, *homes)
    ]
    assert losses[1] == losses[2]
    assert losses[1] == pytest.approx(losses[0], rel=1e-3)

    alone = inkling(
        "finetune",
        text,
        *words[2:],
        "--voice",
        "b",
        "--strategy",
        "multiworker",
        env={**os.environ, "TF_CONFIG": "{"},
    )
    assert "TF_CONFIG" in one_sentence(alone)
