from __future__ import annotations

from pathlib import Path

import pytest

from writer.voices.library import voice_folder
from writer.voices.shingles import shingles_of_voice, write_shingles

TEXT = "At this time of the year the quay is empty, and the boats lie on the beach."
COPY = "at this time of the year the quay is empty and the boats"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INKLING_HOME", str(tmp_path))


def test_what_a_voice_learned_from_stays_known_with_it() -> None:
    folder = voice_folder("Anna")
    folder.mkdir(parents=True)
    write_shingles(folder, [TEXT])
    known = shingles_of_voice("Anna")
    assert known.fresh("", COPY) == "at this time of the year the quay is empty and"
    assert b"quay" not in (folder / "shingles.bin").read_bytes()


def test_an_older_or_damaged_voice_copies_nothing_that_is_known() -> None:
    for data in (None, b"", b"odd", bytes(range(16, 0, -1))):
        folder = voice_folder("Anna")
        folder.mkdir(parents=True, exist_ok=True)
        if data is not None:
            (folder / "shingles.bin").write_bytes(data)
        assert shingles_of_voice("Anna").fresh("", COPY) == COPY
    assert shingles_of_voice("../nowhere").fresh("", COPY) == COPY
