from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from command_line import Disk

from writer.lm.pack import PackError
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import Job, Text, VoiceError

JOB = Job("Moor", "lora", "tiny", "ab" * 32, (Text("/a/moor.txt", "cd" * 32, 9),), {"rank": 2})


def test_a_job_is_read_as_it_was_written(tmp_path: Path) -> None:
    jobs.write_job(tmp_path / "Moor", JOB)
    assert jobs.read_job(tmp_path / "Moor") == JOB


@pytest.mark.parametrize("spoiled", ["", "{}", "[]", '{"format": 99}', '{"format": 1, "texts": 3}'])
def test_a_spoiled_job_is_refused_and_not_listed(home: Path, spoiled: str) -> None:
    folder = home / "data" / "voices" / "Moor"
    jobs.write_job(folder, JOB)
    assert [job.voice for job in library.voices()] == ["Moor"]
    (folder / jobs.JOB).write_text(spoiled)
    with pytest.raises(VoiceError, match="Moor"):
        jobs.read_job(folder)
    assert library.voices() == []


def test_progress_survives_a_half_written_line_and_is_rewound(tmp_path: Path) -> None:
    for step in range(5):
        jobs.append_progress(tmp_path, {"step": step, "loss": 1.0})
    whole = (tmp_path / jobs.PROGRESS).read_text()
    (tmp_path / jobs.PROGRESS).write_text(whole[:-4])
    assert [line["step"] for line in jobs.read_progress(tmp_path)] == [0, 1, 2, 3]
    jobs.rewind_progress(tmp_path, 2)
    jobs.append_progress(tmp_path, {"step": 3, "loss": 2.0})
    assert [line["step"] for line in jobs.read_progress(tmp_path)] == [0, 1, 2, 3]


def test_a_full_disk_leaves_the_checkpoint_before(tmp_path: Path, disk: Disk) -> None:
    folder = disk(tmp_path / "small", "256k")
    before = {"step": np.array(3), "parameters": np.arange(10.0)}
    assert jobs.load_checkpoint(folder) is None
    jobs.save_checkpoint(folder, before.items())
    with pytest.raises(OSError, match="space"):
        jobs.save_checkpoint(folder, [("parameters", np.zeros(100_000))])
    found = jobs.load_checkpoint(folder)
    assert found is not None
    assert found.keys() == before.keys()
    assert all((found[name] == value).all() for name, value in before.items())
    assert [path.name for path in folder.iterdir()] == [jobs.CHECKPOINT]


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../a", ".hidden", "a.", "a ", "x" * 61])
def test_an_unsafe_name_is_refused(name: str) -> None:
    with pytest.raises(VoiceError, match="name"):
        library.voice_folder(name)


@pytest.mark.usefixtures("home")
def test_nothing_of_a_removed_voice_remains_and_a_half_trained_one_does_not_speak() -> None:
    folder = library.voice_folder("Ältere Stimme")
    jobs.write_job(folder, JOB)
    with pytest.raises(VoiceError, match="not trained yet"):
        library.pack_of("Ältere Stimme")
    (folder / jobs.ADAPTER).mkdir()
    (folder / jobs.PACK).mkdir()
    with pytest.raises((VoiceError, PackError), match="damaged"):
        library.pack_of("Ältere Stimme")
    assert library.remove("Ältere Stimme").files == ("job.json",)
    assert list(folder.parent.iterdir()) == []
    with pytest.raises(VoiceError, match="no voice called"):
        library.remove("Ältere Stimme")
