"""A folder and its order: files come and go outside, and no note is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.documents.save import DocumentError
from writer.manuscript.folder import first_order, free_name, in_line, texts_in
from writer.manuscript.order_file import NAME, OrderError, order_bytes, read_order, write_order
from writer.manuscript.tree import Manuscript, Scene, Section

NOBODY = 65534  # on every Unix

files = st.lists(
    st.lists(st.sampled_from(["a", "b", "10", "2"]), min_size=1, max_size=3).map("/".join),
    unique=True,
    max_size=12,
).map(lambda names: [f"{name}.md" for name in names])


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The text of {name}.\n")


def test_folders_become_parts_in_the_order_a_reader_expects(tmp_path: Path) -> None:
    make(tmp_path, "Part 2/1.md", "Part 10/1.md", "Part 2/10.md", "Part 2/2.md", "Prologue.md")
    make(tmp_path, ".git/x.md", "picture.png", "Part 2/.hidden.md")
    tree = first_order("Novel", texts_in(tmp_path).files)
    two, ten = Scene("Part 2/1.md"), Scene("Part 10/1.md")
    assert tree.entries == (
        Section("Part 2", (two, Scene("Part 2/2.md"), Scene("Part 2/10.md"))),
        Section("Part 10", (ten,)),
        Scene("Prologue.md"),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files, files)
def test_every_file_is_in_the_tree_once_whatever_came_or_went(
    before: list[str], after: list[str]
) -> None:
    noted = Manuscript("M", tuple(Scene(name, f"of {name}") for name in before))
    tree = in_line(noted, after)
    found = [scene.file for scene in tree.scenes()]
    assert sorted(found) == sorted(set(before) | set(after))
    assert {s.file for s in tree.scenes() if s.synopsis == f"of {s.file}"} == set(before)
    assert in_line(tree, after) == tree


def test_a_new_file_follows_the_last_one_of_its_folder() -> None:
    tree = Manuscript("M", (Scene("b/2.md"), Section("X", (Scene("b/1.md"),)), Scene("c.md")))
    assert in_line(tree, ["b/3.md"]).entries[1] == Section("X", (Scene("b/1.md"), Scene("b/3.md")))


def test_the_order_comes_back_as_it_was_written(tmp_path: Path) -> None:
    tree = Manuscript(
        "灯", (Section("Part “One”", (Scene("a.md", "Line\nline", "draft"), Section("II"))),)
    )
    write_order(tmp_path, tree)
    assert read_order(tmp_path) == tree
    assert "灯" in (tmp_path / NAME).read_text(encoding="utf-8")
    assert order_bytes(tree) == (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (b"", "line 1 is no JSON"),
        (b"[]", "no list of entries"),
        (b'{"format": 2, "entries": []}', "newer Inkling"),
        (b'{"format": 1, "entries": [3]}', "neither a scene nor a part"),
        (b'{"format": 1, "entries": [{"file": "../a.md"}]}', "no file in its folder"),
        (b'{"format": 1, "entries": [{"file": "/etc/passwd"}]}', "no file in its folder"),
        (b'{"format": 1, "entries": [{"file": "C:\\\\a.md"}]}', "no file in its folder"),
        (b'{"format": 1, "entries": [{"title": "A"}]}', "neither a file nor a title"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, "too deep"),
    ],
)
def test_a_broken_order_is_told_of_in_a_sentence(tmp_path: Path, damage: bytes, told: str) -> None:
    (tmp_path / NAME).write_bytes(damage)
    with pytest.raises(OrderError, match=told):
        read_order(tmp_path)


def test_names_that_differ_in_case_only_are_told_of(tmp_path: Path) -> None:
    make(tmp_path, "Arrival.md", "arrival.md", "b.md")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("NEEDS A DISK THAT TELLS CASES APART: this one takes them for one file")
    assert texts_in(tmp_path).alike == ("Arrival.md", "arrival.md")


@contextmanager
def as_anybody() -> Iterator[None]:
    """Without the rights of root, who may read everything."""
    before = os.geteuid()
    os.seteuid(before or NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.parametrize("kind", ["missing", "file", "closed"])
def test_a_folder_that_cannot_be_opened_is_told_of(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "novel"
    if kind == "file":
        folder.write_text("x")
    elif kind == "closed":
        if sys.platform == "win32":
            pytest.skip("NEEDS POSIX: Windows keeps permissions elsewhere")
        folder.mkdir(mode=0)
    with (
        as_anybody() if kind == "closed" else nullcontext(),
        pytest.raises(DocumentError, match=r"The folder novel could not be opened: .+\."),
    ):
        texts_in(folder)


def test_a_new_scene_takes_no_name_that_is_taken_on_any_machine() -> None:
    assert free_name("Arrival", ["ARRIVAL.MD", "arrival 2.md"]) == "Arrival 3.md"
    assert free_name("a/b: c?", []) == "a-b- c-.md"
    assert free_name(" .. ", []) == "Scene.md"
