from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import Disk, left_behind
from hub_server import Hub, entry_of, files_of, serve
from huggingface_hub import constants, file_download
from tiny_packs import DATA

from writer.lm.pack import verify_pack
from writer.models import library
from writer.models.catalogue import Entry, Repository
from writer.models.errors import BrokenDownloadError, ModelError
from writer.models.hub import fetch_repository
from writer.models.library import Progress

FILES = {
    "config.json": b"{}",
    "model.safetensors": bytes(range(256)) * 400,
    "tokenizer.json": b"[]" * 50,
}
WEIGHTS = len(FILES["model.safetensors"])


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that the library takes for the real one; it never waits and writes small pieces."""
    with serve(dict(FILES)) as found:
        point_to(found.url, monkeypatch)
        yield found


def point_to(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = url + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", pattern)
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 1000)
    monkeypatch.setattr(file_download.time, "sleep", lambda _: None)


def wanted(entry: Entry) -> Repository:
    assert isinstance(entry.source, Repository)
    return entry.source


def fetched(folder: Path, report: Callable[[float], None] = lambda _: None) -> Path:
    folder.mkdir(exist_ok=True)
    entry = entry_of(FILES)
    return fetch_repository(entry, wanted(entry), folder, report)


def refusal(folder: Path, entry: Entry | None = None) -> str:
    folder.mkdir(exist_ok=True)
    entry = entry or entry_of(FILES)
    with pytest.raises(ModelError) as caught:
        fetch_repository(entry, wanted(entry), folder, lambda _: None)
    said = str(caught.value)
    assert said.endswith((".", "`."))
    assert "Errno" not in said
    return said


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.usefixtures("hub")
def test_the_files_arrive_byte_for_byte_with_progress(tmp_path: Path) -> None:
    told: list[float] = []
    assert contents(fetched(tmp_path / "here", told.append)) == FILES
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 50


@pytest.mark.parametrize("ignores_ranges", [False, True])
def test_a_connection_that_breaks_is_taken_up_where_it_broke(
    hub: Hub, tmp_path: Path, ignores_ranges: bool
) -> None:
    hub.breaks, hub.ignores_ranges = [2, 40_000, 30_000], ignores_ranges
    told: list[float] = []
    assert contents(fetched(tmp_path / "here", told.append)) == FILES
    assert max(told) == 1.0
    if not ignores_ranges:
        ranges = [int(r.removeprefix("bytes=").split("-")[0]) for _, r in hub.asked if r]
        assert max(ranges) >= 69_000


def test_what_arrived_before_a_break_is_used_by_the_next_try(hub: Hub, tmp_path: Path) -> None:
    hub.breaks = [2, 40_000, 0, 0, 0, 0, 0, 0, 0]
    with pytest.raises(BrokenDownloadError, match="add it again"):
        fetched(tmp_path / "here")
    hub.breaks.clear()
    hub.asked.clear()
    assert contents(fetched(tmp_path / "here")) == FILES
    first, begin = next((path, r) for path, r in hub.asked if "model" in path)
    assert "40000" in begin or "39" in begin, (first, begin)
    assert not any("config" in path for path, _ in hub.asked)


def test_a_file_that_differs_is_refused_and_never_used(hub: Hub, tmp_path: Path) -> None:
    hub.spoil = True
    said = refusal(tmp_path / "here")
    assert "config.json of Tiny is not the file it should be" in said
    assert "not verified" in said
    assert contents(tmp_path / "here") == {}
    hub.spoil = False
    assert contents(fetched(tmp_path / "here")) == FILES


def test_what_an_earlier_try_left_is_believed_only_by_its_hash(hub: Hub, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "config.json").write_bytes(b"[]")
    (here / "tokenizer.json.part").write_bytes(b"x" * 1000)
    (here / "model.safetensors.part").write_bytes(FILES["model.safetensors"])
    assert contents(fetched(here)) == FILES
    assert not any("model" in path for path, _ in hub.asked)


def test_more_than_was_asked_for_is_stopped(hub: Hub, tmp_path: Path) -> None:
    hub.endless = True
    assert "more than" in refusal(tmp_path / "here")


@pytest.mark.parametrize(
    ("status", "words"), [(404, "FOLDER"), (403, "FOLDER"), (500, "status 500")]
)
def test_a_hub_that_refuses_is_told_about(
    hub: Hub, tmp_path: Path, status: int, words: str
) -> None:
    hub.status = status
    said = refusal(tmp_path / "here")
    assert words in said
    assert "127.0.0.1" in said


def test_a_commit_that_is_gone_is_told_about(hub: Hub, tmp_path: Path) -> None:
    entry = entry_of(FILES)
    other = replace(entry, source=replace(wanted(entry), revision="f" * 40))
    assert "any more" in refusal(tmp_path / "here", other)
    assert len(hub.asked) == 1


def test_a_hub_out_of_reach_names_the_folder_route(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point_to("http://127.0.0.1:1", monkeypatch)
    said = refusal(tmp_path / "here")
    assert "127.0.0.1 cannot be reached" in said
    assert "`inkling models add FOLDER`" in said
    assert [p.read_bytes() for p in (tmp_path / "here").iterdir()] in ([], [b""])


def test_a_disk_too_small_is_told_before_anything_is_asked(hub: Hub, tmp_path: Path) -> None:
    entry = entry_of(FILES)
    huge = tuple(replace(file, size=1 << 50) for file in wanted(entry).files)
    big = replace(entry, source=replace(wanted(entry), files=huge))
    assert "not enough room" in refusal(tmp_path / "here", big)
    assert hub.asked == []


def test_a_disk_that_fills_up_meanwhile_is_named(
    hub: Hub, tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.url
    folder = disk(tmp_path / "disk", "64k")
    monkeypatch.setattr("writer.models.hub.check_room", lambda *_: None)
    assert "disk is full" in refusal(folder)


def catalogue_of(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "catalogue", lambda: (entry,))


@pytest.mark.parametrize(
    ("breaks", "left"), [([2, 40_000, 0, 0, 0, 0, 0, 0, 0], [".adding-tiny"]), ([0] * 7, [])]
)
def test_adding_keeps_what_arrived_before_a_break_and_nothing_else(
    home: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch, breaks: list[int], left: list[str]
) -> None:
    catalogue_of(entry_of(FILES), monkeypatch)
    hub.breaks = breaks
    with pytest.raises(ModelError):
        library.add("tiny", lambda _: None)
    assert left_behind(home) == left


def test_stopping_a_download_keeps_nothing(
    home: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.url
    catalogue_of(entry_of(FILES), monkeypatch)

    def stop(progress: Progress) -> None:
        if progress.fraction > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add("tiny", stop)
    assert left_behind(home) == []


@pytest.mark.slow
def test_a_model_of_the_hub_is_fetched_prepared_and_found(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it real but the hub's place: its client, the hashes, the child and TensorFlow."""
    files = files_of(DATA / "tiny_qwen2")
    with serve(files) as hub:
        point_to(hub.url, monkeypatch)
        entry = entry_of(files)
        catalogue_of(entry, monkeypatch)
        told: list[Progress] = []
        info = library.add("tiny", told.append)
    assert (info.title, info.licence) == ("Tiny", "MIT")
    assert info.source == entry.provenance
    assert info.source_files == {file.path: file.sha256 for file in wanted(entry).files}
    assert verify_pack(library.find("tiny")) == info
    assert left_behind(home) == ["tiny"]
    fractions = [said.fraction for said in told]
    assert fractions == sorted(fractions)
    assert {"downloading", "verifying", "reading", "done"} <= {said.stage for said in told}
    assert os.stat(info.folder / "source" / "config.json").st_nlink == 1
