from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import REPOSITORY, Inkling

from writer.health import libraries
from writer.models.catalogue import DEFAULT_MODEL

LACKING = ("libxcb-cursor.so.0", "libxcb-icccm.so.4")


@pytest.mark.usefixtures("tiny_model")
def test_all_is_well_where_a_model_completes(inkling: Inkling, home: Path) -> None:
    done = inkling("doctor", "--json")
    assert done.returncode == 0, done.stdout
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found.pop("works") is True
    problems = [
        (group, name, told["problem"])
        for group, findings in found.items()
        for name, told in findings.items()
        if told["problem"]
    ]
    assert problems == []
    assert set(found) == {"installed", "folders", "window", "models", "completion", "training"}
    assert found["folders"].pop("keeping")
    assert found["folders"].pop("reading")
    assert all(str(home) in told["value"] for told in found["folders"].values())
    assert "GB free" in found["folders"]["models"]["value"]
    assert "tokens/s" in found["completion"]["tiny"]["value"]
    assert "whole" in found["models"]["tiny"]["value"]
    assert set(found["window"]) == {"window", "window in C", "window in tr_TR.UTF-8"}
    assert "loss" in found["training"]["tiny"]["value"]
    assert "ended" in found["training"]["cancel"]["value"]
    for name in ("Inkling", "Python", "PySide6-Essentials", "ai-edge-litert", "tokenizers"):
        assert found["installed"][name]["value"][0].isdigit()
    assert sorted(path.name for path in home.iterdir()) == ["data"]  # looking changes nothing


def test_without_a_model_it_says_how_to_get_one(inkling: Inkling) -> None:
    done = inkling("doctor", "models")
    assert done.returncode == 1
    assert done.stderr == ""
    assert f"! No model is here. `inkling models add {DEFAULT_MODEL}`" in done.stdout


def test_a_damaged_model_is_named(inkling: Inkling, tiny_model: Path) -> None:
    graph = tiny_model / "model.tflite"
    graph.write_bytes(graph.read_bytes()[:-1] + b"?")
    found = inkling("doctor", "models", "completion", "training", "--json")
    told = json.loads(found.stdout)
    assert (found.returncode, told["works"]) == (1, False)
    for group in ("models", "completion", "training"):
        assert str(graph) in told[group]["tiny"]["problem"]
        assert "add it again" in told[group]["tiny"]["problem"]


def test_a_home_that_cannot_be_written_is_told_for_each_folder(
    inkling: Inkling, home: Path
) -> None:
    home.write_text("a file where the folder should be")
    done = inkling("doctor", "folders", "--json")
    assert done.returncode == 1
    folders = json.loads(done.stdout)["folders"]
    assert folders.pop("reading")["problem"] is None  # pandoc needs no folder of the writer's
    assert all(str(home) in told["problem"] for told in folders.values())


@pytest.mark.skipif(sys.platform != "linux", reason="NEEDS LINUX: it alone has system packages")
def test_a_library_that_qt_lacks_is_named_with_its_package(
    inkling: Inkling, tmp_path: Path
) -> None:
    linker = tmp_path / "ldd"
    lines = "".join(f"echo '{name} => not found'\n" for name in LACKING)
    linker.write_text(f"#!/bin/sh\n{lines}")
    linker.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    told = json.loads(inkling("doctor", "window", "--json", env=environment).stdout)
    problem = told["window"]["offscreen"]["problem"]
    assert all(name in problem for name in LACKING)
    assert "`sudo apt-get install libxcb-cursor0 libxcb-icccm4`" in problem


def test_a_window_that_cannot_open_ends_in_qts_own_words(inkling: Inkling) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "abacus"}
    told = json.loads(inkling("doctor", "window", "--json", env=environment).stdout)
    assert "abacus" in told["window"]["abacus"]["problem"]


@pytest.mark.usefixtures("home")
def test_it_imports_neither_tensorflow_nor_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "writer", "doctor", "installed", "folders"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "writer.health.libraries" in done.stderr
    assert "tensorflow" not in done.stderr
    assert "PySide6" not in done.stderr


def test_unknown_libraries_suggest_no_package() -> None:
    assert libraries.install_command(["libunheard-of.so.1"]) == ""
    assert libraries.packages(["libEGL.so.1", "libGL.so.1", "libEGL.so.1"]) == ["libegl1", "libgl1"]


@pytest.mark.model
def test_the_default_model_is_well(real_pack: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "writer", "doctor", "--json"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert told["works"], done.stdout
    assert told["models"][real_pack.name]["problem"] is None


def test_a_part_that_is_none_is_named(inkling: Inkling) -> None:
    done = inkling("doctor", "heart")
    assert done.returncode == 2
    assert "no heart" in done.stdout
