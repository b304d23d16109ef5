"""Voices on the command line: how strongly they speak, renamed, removed, exported and imported."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from command_line import Inkling, one_sentence
from safetensors.numpy import load_file
from tiny_packs import TINY_GGUF, rms_error

from writer.gpt.adapter_file import CONFIG, FACTORS, write_adapter
from writer.gpt.config import Config
from writer.gpt.lora import Adapter, factor_shapes, fresh
from writer.gpt.reading import read_checkpoint
from writer.lm.engine import Engine
from writer.lm.pack import read_pack
from writer.lm.sampling import Sampling
from writer.models import library as models
from writer.voices import job as jobs
from writer.voices import library

IDS = [int(i) for i in np.random.default_rng(5).integers(3, 200, 40)]


@pytest.fixture(scope="session")
def moor(tiny_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the tiny model as `tiny` and a voice `Moor`, imported, that changes much."""
    folder = tmp_path_factory.mktemp("moor")
    shutil.copytree(tiny_pack, folder / "home" / "data" / "packs" / "tiny")
    random = np.random.default_rng(1)
    start = fresh(read_checkpoint(TINY_GGUF).config, 2, 4.0, seed=0)
    factors = {
        name: f + random.normal(0, 0.05, f.shape).astype(np.float32)
        for name, f in start.factors.items()
    }
    sha256 = read_pack(tiny_pack).source_sha256
    write_adapter(Adapter(2, 4.0, factors), folder / "adapter", "tiny", sha256)
    command = [sys.executable, "-m", "writer", "voices", "import", "Moor", folder / "adapter"]
    environment = os.environ | {"INKLING_HOME": str(folder / "home")}
    done = subprocess.run(
        [*command, "--model", "tiny"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / "home"


@pytest.fixture
def adapter(moor: Path, home: Path) -> Path:
    """The folder of the voice's adapter, in a home of the test's own."""
    shutil.copytree(moor, home)
    return library.find("Moor") / jobs.ADAPTER


def logits(engine: Engine) -> np.ndarray:
    engine.forget()
    engine.graph.truncate(0)
    return engine.graph.forward(IDS, len(IDS))


@pytest.mark.usefixtures("adapter")
def test_a_voice_speaks_as_the_merged_model_does_at_every_strength(
    inkling: Inkling, tmp_path: Path
) -> None:
    plain, voice = Engine(models.find("tiny"), 1), Engine(library.pack_of("Moor"), 1)
    base = logits(plain)
    voice.set_strength(0)
    assert (logits(voice) == base).all()
    for percent in (40, 150):
        folder = tmp_path / f"merged-{percent}"
        words = ("--merged", "hf", "--strength", str(percent))
        assert inkling("voices", "export", "Moor", folder, *words).returncode == 0
        assert inkling("prepare", folder, tmp_path / f"pack-{percent}").returncode == 0
        merged = logits(Engine(tmp_path / f"pack-{percent}", 1))
        voice.set_strength(percent / 100)
        assert rms_error(logits(voice), merged) < 0.4 * rms_error(base, merged)


@pytest.mark.usefixtures("adapter")
def test_at_another_strength_nothing_of_the_one_before_is_heard() -> None:
    prompt, sampling = "The fog lay on the moor, and", Sampling()
    plain, voice = Engine(models.find("tiny"), 1), Engine(library.pack_of("Moor"), 1)
    expected = "".join(p.text for p in plain.complete(prompt, sampling, 24))
    loud = "".join(p.text for p in voice.complete(prompt, sampling, 24))
    assert loud != expected
    voice.set_strength(0)
    assert "".join(p.text for p in voice.complete(prompt, sampling, 24)) == expected
    voice.set_strength(1)
    assert "".join(p.text for p in voice.complete(prompt, sampling, 24)) == loud
    plain.set_strength(0.5)  # there is nothing to turn
    assert "".join(p.text for p in plain.complete(prompt, sampling, 24)) == expected


def test_the_real_model_stays_itself_beside_a_voice(
    inkling: Inkling, home: Path, real_pack: Path, tmp_path: Path
) -> None:
    shutil.copytree(real_pack, home / "data" / "packs" / real_pack.name, copy_function=os.link)
    info = read_pack(real_pack)
    random = np.random.default_rng(2)
    shapes = factor_shapes(Config(**info.architecture), 4)
    factors = {name: random.normal(0, 0.02, s).astype(np.float32) for name, s in shapes.items()}
    write_adapter(Adapter(4, 4.0, factors), tmp_path / "a", info.name, info.source_sha256)
    assert inkling("voices", "import", "Moor", tmp_path / "a").returncode == 0
    plain, voice = Engine(real_pack), Engine(library.pack_of("Moor"))
    base = logits(plain)
    assert rms_error(logits(voice), base) > 0.01
    voice.set_strength(0)
    assert (logits(voice) == base).all()


def test_a_voice_is_renamed_and_removed_without_a_trace(
    inkling: Inkling, home: Path, adapter: Path
) -> None:
    assert inkling("voices", "import", "Other", adapter, "--model", "tiny").returncode == 0
    assert "Choose another name" in one_sentence(inkling("voices", "rename", "Moor", "Other"))
    assert "name" in one_sentence(inkling("voices", "rename", "Moor", "../a"))
    assert inkling("voices", "rename", "Moor", "Fen").returncode == 0
    assert [job.voice for job in library.voices()] == ["Fen", "Other"]
    assert json.loads((library.find("Fen") / jobs.JOB).read_text())["voice"] == "Fen"
    assert read_pack(library.pack_of("Fen")).name == "tiny+Fen"
    assert inkling("complete", "The fog", "--voice", "Fen", "--seed", "1").returncode == 0

    there = {
        p.relative_to(library.find("Fen")) for p in library.find("Fen").rglob("*") if p.is_file()
    }
    left = home / "data" / "voices" / ".removing-0123"  # by a removal that was cut off
    left.mkdir()
    removed = inkling("voices", "remove", "Fen")
    assert {Path(line.strip()) for line in removed.stdout.splitlines()[1:]} == there
    assert [p.name for p in (home / "data" / "voices").iterdir()] == ["Other"]
    traces = [p for p in home.rglob("*") if p.is_file() and b"Fen" in p.read_bytes()]
    assert traces == []


def test_an_exported_adapter_carries_its_strength_and_a_gguf_is_read_back(
    inkling: Inkling, adapter: Path, tmp_path: Path
) -> None:
    words = ("--strength", "50")
    assert inkling("voices", "export", "Moor", tmp_path / "half", *words).returncode == 0
    assert json.loads((tmp_path / "half" / CONFIG).read_text())["lora_alpha"] == 2.0
    gguf = tmp_path / "moor.gguf"
    assert inkling("voices", "export", "Moor", gguf, "--merged", "gguf").returncode == 0
    whole, base = read_checkpoint(gguf), read_checkpoint(TINY_GGUF)
    name = "model.layers.0.mlp.down_proj.weight"
    factors = load_file(adapter / FACTORS)
    a, b = (
        factors[f"base_model.model.{name.replace('weight', f'lora_{kind}.weight')}"]
        for kind in "AB"
    )
    np.testing.assert_allclose(whole.tensors[name], base.tensors[name] + 2 * b @ a, atol=1e-3)
