from __future__ import annotations

from pathlib import Path

import pytest

from writer import paths
from writer.voices import remembered
from writer.voices.remembered import RememberError
from writer.voices.texts import Prepared, prepared

STORY = (
    "It was cold. Old Anna Ferris put out the lamp, and then Anna Ferris went home. "
    "“Nobody comes at this time of the year,” said Anna. At this time of the year the quay is "
    "empty, and at this time of the year the boats lie on the beach. Tomorrow came.\n\n"
) * 2


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INKLING_HOME", str(tmp_path / "home"))
    return tmp_path


def text(folder: Path, name: str, content: str) -> Prepared:
    (folder / name).write_text(content, encoding="utf-8")
    return prepared([folder / name])[0]


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_text_is_kept_with_what_was_found_in_it(home: Path) -> None:
    added = remembered.add(text(home, "quay.txt", STORY))
    assert remembered.remembered() == [added]
    assert added.name == "quay.txt"
    assert added.names == ("Anna Ferris",)
    assert "this time of the year" in added.phrases
    assert "Tomorrow" not in added.names
    assert "the lamp" in added.text


def test_the_same_text_is_kept_once(home: Path) -> None:
    remembered.add(text(home, "quay.txt", STORY))
    remembered.add(text(home, "again.txt", STORY))
    assert [one.name for one in remembered.remembered()] == ["again.txt"]


def test_nothing_is_left_of_a_text_that_is_forgotten(home: Path) -> None:
    quay = remembered.add(text(home, "quay.txt", STORY))
    remembered.add(text(home, "moor.txt", "On the moor nothing grew. " * 30))
    remembered.forget(quay.sha256)
    assert [one.name for one in remembered.remembered()] == ["moor.txt"]
    assert all("lamp" not in path.read_text() for path in everything(paths.data_folder()))
    remembered.forget_all()
    assert everything(home / "home") == []
    remembered.forget(quay.sha256)


def test_damaged_files_are_passed_over_and_go_with_the_rest(home: Path) -> None:
    added = remembered.add(text(home, "quay.txt", STORY))
    folder = paths.data_folder() / "remembered"
    for name, data in (("a", b""), ("b", b"\xff"), ("c", b"[]"), ("d", b'{"format": 9}')):
        (folder / f"{name}.json").write_bytes(data)
    assert remembered.remembered() == [added]
    remembered.forget_all()
    assert everything(home / "home") == []


def test_too_much_and_a_folder_that_cannot_be_written_to_are_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quay = text(home, "quay.txt", STORY)
    (home / "home").write_text("no folder")
    with pytest.raises(RememberError, match=r"quay\.txt cannot be remembered: .*written"):
        remembered.add(quay)
    (home / "home").unlink()
    monkeypatch.setattr(remembered, "MOST_CHARACTERS", len(quay.text) - 1)
    with pytest.raises(RememberError, match="Remove another one first"):
        remembered.add(quay)
    assert remembered.remembered() == []
