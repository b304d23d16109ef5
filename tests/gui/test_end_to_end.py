"""The whole app as a writer has it: a display, a keyboard, the real model and files on disk."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui.hands import Hands, lacking

BEGUN = "It was already dark when the last boat came in, and the old woman on the quay "

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


@pytest.fixture
def hands(tmp_path: Path, real_pack: Path) -> Iterator[Hands]:
    """The app at its first start, with the model there."""
    if missing := lacking():
        pytest.skip(f"THE APP IS NOT TESTED WITH REAL KEYS: {missing} IS NOT INSTALLED")
    packs = tmp_path / "home" / "data" / "packs"
    packs.mkdir(parents=True)
    (packs / real_pack.name).symlink_to(real_pack)
    hands = Hands(tmp_path / "home")
    yield hands
    hands.close()


def test_a_writer_writes_and_leaves_with_a_book(hands: Hands, tmp_path: Path) -> None:
    """Write, take a suggestion, replace, gather a manuscript, export it, and quit."""
    novel = tmp_path / "novel"
    novel.mkdir()
    (novel / "Letter.md").write_text("The letter came too late.\n", encoding="utf-8")
    story = novel / "Dusk.md"
    log = tmp_path / "home" / "log" / "inkling.log"
    hands.wait_for_window("Welcome")
    hands.press("Return")
    hands.wait(lambda: not hands.sees("Welcome"), "the page")
    hands.wait_for_window("Untitled")
    hands.wait(lambda: "loaded" in read(log), "the model")

    hands.write(BEGUN)
    save_as(hands, story)
    assert read(story) == BEGUN
    taken = take_a_suggestion(hands, story)
    assert taken.startswith(BEGUN)
    assert len(taken) > len(BEGUN) + 2

    replace_all(hands, "quay", "pier")
    hands.press("ctrl+s")
    hands.wait(lambda: "pier" in read(story), "the replaced word")
    assert read(story) == taken.replace("quay", "pier")

    hands.press("ctrl+shift+o")
    hands.wait_for_window("Open a folder as a manuscript")
    name_a_file(hands, novel, lambda: not hands.sees("Open a folder"))
    hands.wait_for_window("Dusk.md")
    book = tmp_path / "book.epub"
    export(hands, book, kind="EPUB")
    with zipfile.ZipFile(book) as parts:
        text = "".join(parts.read(n).decode() for n in parts.namelist() if n.endswith("html"))
    assert "The letter came too late" in text
    assert "old woman on the pier" in text

    hands.press("ctrl+q")
    assert hands.app.wait(60) == 0
    assert read(story) == taken.replace("quay", "pier")
    assert "uncaught" not in read(log)


def take_a_suggestion(hands: Hands, story: Path) -> str:
    """Ask for words and take them with Tab; what the file holds then."""
    for _ in range(20):
        hands.press("ctrl+space")
        hands.pause(2)
        hands.press("Tab", "ctrl+s")
        hands.wait(lambda: read(story) != BEGUN, "what Tab wrote")
        if not (taken := read(story)).endswith("\t"):
            return taken
        hands.press("ctrl+z", "ctrl+s")  # nothing was offered yet: it was a real Tab
        hands.wait(lambda: read(story) == BEGUN, "undo")
    raise AssertionError("no suggestion came")


def replace_all(hands: Hands, sought: str, put: str) -> None:
    """In the bar below the page."""
    hands.press("ctrl+f")
    hands.write(sought)
    hands.press("Tab")
    hands.write(put)
    hands.pause(1)
    hands.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "space", "Escape")


def save_as(hands: Hands, path: Path) -> None:
    """In the dialog for files."""
    hands.press("ctrl+s")
    hands.wait_for_window("Save the text as")
    name_a_file(hands, path, path.exists)
    hands.wait_for_window(path.name)


def name_a_file(hands: Hands, path: Path, done: Callable[[], bool]) -> None:
    """In Qt's dialog for files, whose list of names may take the first Return."""
    hands.press("ctrl+a")
    hands.write(str(path))
    for _ in range(5):
        hands.press("Return")
        hands.pause(1)
        if done():
            return
    hands.wait(done, str(path))


def export(hands: Hands, path: Path, kind: str) -> None:
    """The whole manuscript."""
    hands.press("ctrl+shift+e")
    hands.wait_for_window("Export")
    hands.press("alt+a")
    hands.write(kind)
    hands.press("alt+x")
    hands.wait_for_window("Export to")
    name_a_file(hands, path, lambda: path.exists() and not hands.sees("Export to"))
    hands.wait(lambda: zipfile.is_zipfile(path), "the whole book")
    hands.wait_for_window("Export")
    hands.press("Escape")
    hands.wait_for_window("Dusk.md")


def read(path: Path) -> str:
    """What a file holds; nothing where there is none yet."""
    return path.read_text(encoding="utf-8") if path.exists() else ""
