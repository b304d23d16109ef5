from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import numpy as np
import pytest
from command_line import Inkling, one_sentence, stopped_after
from safetensors.numpy import load_file
from tiny_packs import DATA

from writer.lm.pack import verify_pack
from writer.voices import job as jobs

SENTENCES = "The fog lay on the moor, and {0} men came down the road at {0} in the morning. "
QUICK = ("--length", "16", "--batch", "2", "--rank", "2", "--learning-rate", "0.01", "--json")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "moor.txt"
    path.write_text("".join(SENTENCES.format(n) for n in range(60)), encoding="utf-8")
    return path


def train(inkling: Inkling, voice: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return inkling("finetune", "--voice", voice, *words, "--json")


def learned(home: Path, voice: str) -> bytes:
    return (home / "data" / "voices" / voice / "adapter" / "adapter_model.safetensors").read_bytes()


@pytest.mark.usefixtures("tiny_model")
def test_a_voice_is_learned_measured_exported_and_removed(
    inkling: Inkling, home: Path, text: Path, tmp_path: Path
) -> None:
    before = text.read_bytes()
    done = inkling("finetune", text, "--voice", "Moor", "--model", "tiny", "--epochs", "3", *QUICK)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    steps = [line for line in lines if "loss" in line]
    assert lines[-1]["stage"] == "done"
    assert [line["step"] for line in steps] == list(range(steps[-1]["steps"] + 1))
    assert steps[-1]["held_out"] < steps[0]["held_out"] - 0.1
    (sample,) = [line for line in lines if "sample" in line]
    assert sample["step"] == 0
    assert sample["prompt"].strip() in text.read_text()
    assert sample["sample"]
    assert text.read_bytes() == before

    measure = ("evaluate", text, "--metrics", "perplexity", "--json")
    plain = json.loads(inkling(*measure, "--model", "tiny").stdout)
    voice = json.loads(inkling(*measure, "--voice", "Moor").stdout)
    assert voice["perplexity"] < 0.9 * plain["perplexity"]
    assert inkling("complete", "The fog", "--voice", "Moor", "--seed", "1").returncode == 0
    assert "Moor" in inkling("voices", "list").stdout

    out = tmp_path / "out"
    assert inkling("voices", "export", "Moor", out).returncode == 0
    record = json.loads((out / "adapter_config.json").read_text())
    assert (record["peft_type"], record["r"]) == ("LORA", 2)
    assert "Choose a new folder" in one_sentence(inkling("voices", "export", "Moor", out))

    assert inkling("voices", "remove", "Moor").returncode == 0
    assert list((home / "data" / "voices").iterdir()) == []
    one_sentence(inkling("complete", "The fog", "--voice", "Moor"))


@pytest.mark.usefixtures("tiny_model")
def test_an_adapter_is_imported_and_speaks_as_strongly_as_it_is_told(
    inkling: Inkling, home: Path, text: Path, tmp_path: Path
) -> None:
    train(inkling, "Moor", text, "--model", "tiny", *QUICK)
    out = tmp_path / "out"
    assert inkling("voices", "export", "Moor", out).returncode == 0
    measure = ("evaluate", text, "--metrics", "perplexity", "--json")
    plain = json.loads(inkling(*measure, "--model", "tiny").stdout)
    voice = json.loads(inkling(*measure, "--voice", "Moor").stdout)
    assert inkling("voices", "import", "Twin", out, "--model", "tiny").returncode == 0
    assert learned(home, "Twin") == learned(home, "Moor")
    twin = json.loads(inkling(*measure, "--voice", "Twin").stdout)
    assert twin["perplexity"] == voice["perplexity"]
    silent = json.loads(inkling(*measure, "--voice", "Twin", "--strength", "0").stdout)
    assert silent["perplexity"] == plain["perplexity"]
    loud = inkling(*measure, "--voice", "Twin", "--strength", "151")
    assert "150 percent" in one_sentence(loud)
    assert inkling("voices", "remove", "Twin").returncode == 0

    record = json.loads((out / "adapter_config.json").read_text())
    (out / "adapter_config.json").write_text(json.dumps(record | {"inkling_base_sha256": "0" * 64}))
    refused = inkling("voices", "import", "Other", out, "--model", "tiny")
    assert "made for another model" in one_sentence(refused)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_gpt2_learns_a_voice_and_gives_it_away(
    inkling: Inkling, home: Path, text: Path, tmp_path: Path
) -> None:
    packs = home / "data" / "packs"
    packs.mkdir(parents=True)
    assert inkling("prepare", DATA / "tiny_gpt2", packs / "tiny").returncode == 0
    done = train(inkling, "Moor", text, "--model", "tiny", "--epochs", "3", *QUICK)
    assert done.returncode == 0, done.stderr

    def perplexity(*words: str | Path) -> float:
        done = inkling("evaluate", text, "--metrics", "perplexity", "--json", *words)
        assert done.returncode == 0, done.stderr
        return float(json.loads(done.stdout)["perplexity"])

    plain, voice = perplexity("--model", "tiny"), perplexity("--voice", "Moor")
    assert voice < 0.9 * plain
    assert perplexity("--voice", "Moor", "--strength", "0") == plain
    assert inkling("voices", "export", "Moor", tmp_path / "peft").returncode == 0
    assert inkling("voices", "import", "Twin", tmp_path / "peft", "--model", "tiny").returncode == 0
    assert perplexity("--voice", "Twin") == voice
    whole = tmp_path / "whole"
    assert inkling("voices", "export", "Moor", whole, "--merged", "hf").returncode == 0
    assert inkling("prepare", whole, packs / "whole").returncode == 0
    assert perplexity("--model", "whole") == pytest.approx(voice, rel=0.02)


@pytest.mark.usefixtures("tiny_model")
def test_stopped_and_killed_it_goes_on_as_if_it_had_not_been(
    inkling: Inkling, home: Path, text: Path
) -> None:
    words = ("--model", "tiny", "--epochs", "4", "--precision", "float32", *QUICK)
    assert train(inkling, "whole", text, *words).returncode == 0
    broken = ("--voice", "broken")
    stopped = stopped_after(4, signal.SIGTERM, text, *broken, *words)
    assert stopped.returncode == 0, stopped.stderr
    assert json.loads(stopped.stdout.splitlines()[-1])["stage"] == "done"
    assert verify_pack(home / "data" / "voices" / "broken" / "pack")
    assert learned(home, "broken") != learned(home, "whole")

    killed = stopped_after(3, signal.SIGKILL, *broken, "--resume", "--json")
    assert killed.returncode == -signal.SIGKILL
    report = home / "data" / "voices" / "broken" / "report.json"
    report.write_text("of what it was when it was stopped")
    assert train(inkling, "broken", "--resume").returncode == 0
    assert not report.exists()
    assert learned(home, "broken") == learned(home, "whole")
    for voice in ("broken", "whole"):
        files = {path.name for path in (home / "data" / "voices" / voice).iterdir()}
        assert not files & {"checkpoint.npz", "best.npy", "learned.npz"}, "nobody needs them now"
    told = [
        [
            (line["step"], line["loss"])
            for line in jobs.read_progress(home / "data/voices" / voice)
            if "loss" in line
        ]
        for voice in ("whole", "broken")
    ]
    assert told[0] == told[1]


@pytest.mark.usefixtures("tiny_model")
def test_what_was_learned_becomes_a_voice_though_its_text_was_written_on_in(
    inkling: Inkling, home: Path, text: Path
) -> None:
    """As after a kill between the last step and the pack."""
    assert train(inkling, "moor", text, "--model", "tiny", *QUICK).returncode == 0
    folder = home / "data" / "voices" / "moor"
    factors = load_file(folder / "adapter" / "adapter_model.safetensors")
    jobs.save_learned(folder, {name: 2 * factor for name, factor in factors.items()})
    shutil.rmtree(folder / "pack")
    text.write_text("Another story altogether.", encoding="utf-8")
    resumed = train(inkling, "moor", "--resume")
    assert resumed.returncode == 0, resumed.stderr
    assert verify_pack(folder / "pack")
    assert not (folder / jobs.LEARNED).exists()
    again = load_file(folder / "adapter" / "adapter_model.safetensors")
    assert all((again[name] == 2 * factor).all() for name, factor in factors.items())
    (folder / "pack" / "model.tflite").unlink()
    assert train(inkling, "moor", "--resume").returncode == 0, "it came to its end before"
    assert verify_pack(folder / "pack")


@pytest.mark.usefixtures("tiny_model")
def test_what_it_takes_is_told_and_nothing_is_begun(
    inkling: Inkling, home: Path, text: Path
) -> None:
    user = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}

    def told(*words: str) -> dict[str, float]:
        asked = ("finetune", "--voice", "?", text, "--model", "tiny", "--estimate", *QUICK, *words)
        done = inkling(*asked, env=user)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    once, often = told(), told("--epochs", "100")
    assert once["seconds"] > 0
    assert often["seconds"] > once["seconds"]
    assert once["tokens_per_second"] > 0
    assert 1e8 < once["memory_bytes"] < 8e9
    assert not (home / "data" / "voices").exists()
    assert not (home / ".keras").exists(), "Keras keeps to our cache"
    plain = inkling("finetune", text, "--voice", "?", "--model", "tiny", "--estimate")
    assert "minutes" in plain.stdout
    text.write_text("It was night. " * 9, encoding="utf-8")
    assert "short" in one_sentence(
        train(inkling, "?", text, "--model", "tiny", "--estimate", "--length", "1024")
    )


@pytest.mark.usefixtures("tiny_model")
def test_what_cannot_be_trained_is_said_in_a_sentence(
    inkling: Inkling, home: Path, text: Path
) -> None:
    folder = home / "data" / "voices"
    assert "not on this computer" in one_sentence(train(inkling, "a", text, "--model", "nobody"))
    assert "Give the texts" in one_sentence(train(inkling, "a", "--model", "tiny"))
    assert "rank" in one_sentence(train(inkling, "a", text, "--model", "tiny", "--rank", "0"))
    assert "name" in one_sentence(train(inkling, "../a", text, "--model", "tiny"))
    assert "no voice called" in one_sentence(train(inkling, "a", "--resume"))
    gone = train(inkling, "a", text.with_name("b.txt"), "--model", "tiny")
    assert "b.txt" in one_sentence(gone)
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.usefixtures("tiny_model")
def test_a_changed_text_base_or_checkpoint_is_not_gone_on_with(
    inkling: Inkling, home: Path, text: Path
) -> None:
    words = ("--model", "tiny", *QUICK)
    assert train(inkling, "a", text, "--minutes", "0", *words).returncode == 0
    assert "Choose another name" in one_sentence(train(inkling, "a", text, *words))
    folder = home / "data" / "voices" / "a"

    checkpoint = (folder / "checkpoint.npz").read_bytes()
    (folder / "checkpoint.npz").write_bytes(checkpoint[:-100])
    assert "damaged" in one_sentence(train(inkling, "a", "--resume"))
    with (folder / "checkpoint.npz").open("wb") as file:
        np.savez(file, step=np.array(1), parameters=np.zeros(3), first_moment=np.zeros(3))
    assert "not of this training" in one_sentence(train(inkling, "a", "--resume"))
    (folder / "checkpoint.npz").write_bytes(checkpoint)

    whole = text.read_text(encoding="utf-8")
    text.write_text(whole + "More.", encoding="utf-8")
    assert "was changed" in one_sentence(train(inkling, "a", "--resume"))
    text.write_text(whole, encoding="utf-8")

    job = jobs.read_job(folder)
    record = json.loads((folder / "job.json").read_text())
    (folder / "job.json").write_text(json.dumps(record | {"base_sha256": "0" * 64}))
    assert job.base_sha256[:12] in one_sentence(train(inkling, "a", "--resume"))
    shutil.rmtree(folder)
