from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.documents.journal import Edit, Head, Journal, read_journal

HEAD = Head(path="/a/story.md", newline="\r\n", bom="efbbbf")
LETTERS = "aé雪🙂\n\u00a0\u2028 "


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def written(path: Path, count: int, seed: int) -> list[str]:
    """A journal of random edits, and the text after each: what may be had back from it."""
    rng, text = random.Random(seed), "It was late."
    journal = Journal(path)
    journal.begin(HEAD, text)
    texts = [text]
    for _ in range(count):
        start = rng.randint(0, len(text))
        end = min(start + rng.choice((0, 0, 0, 1, 5)), len(text))
        added = "".join(rng.choices(LETTERS, k=rng.randint(0, 3)))
        journal.append([Edit(units(text[:start]), units(text[start:end]), added)])
        text = text[:start] + added + text[end:]
        texts.append(text)
    journal.close()
    return texts


def test_what_was_typed_comes_back_and_the_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "journals" / "one"
    texts = written(path, 200, seed=1)
    found = read_journal(path)
    assert found is not None
    assert (found.text, found.damaged, found.head) == (texts[-1], False, HEAD)
    assert found.document().bom == b"\xef\xbb\xbf"
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.slow
def test_cut_at_any_byte_the_longest_whole_beginning_comes_back(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    path = tmp_path / "one"
    texts = written(path, 500, seed=2)
    data = path.read_bytes()
    cut, reached = tmp_path / "cut", set()
    for length in range(len(data) + 1):
        cut.write_bytes(data[:length])
        found = read_journal(cut)
        if found is not None:
            assert found.text in texts
            reached.add(found.text)
    assert reached == set(texts)
    tell(f"a journal of 500 edits cut at each of its {len(data)} bytes")


@pytest.mark.slow
def test_damaged_at_any_byte_only_what_follows_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "one"
    texts = written(path, 500, seed=3)
    data = path.read_bytes()
    hurt, rng = tmp_path / "hurt", random.Random(3)
    for place in range(len(data)):
        hurt.write_bytes(
            data[:place] + bytes([data[place] ^ rng.randint(1, 255)]) + data[place + 1 :]
        )
        found = read_journal(hurt)
        if found is not None:
            assert found.text in texts
            assert found.damaged


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_strange_files_are_no_journals_and_no_trouble(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "strange"
    for content in (data, b"INKLING JOURNAL 1\n" + data):
        path.write_bytes(content)
        assert read_journal(path) is None


def test_beginning_anew_keeps_the_old_journal_until_the_new_one_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one"
    texts = written(path, 20, seed=4)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        Journal(path).begin(HEAD, "something else")
    found = read_journal(path)
    assert found is not None
    assert found.text == texts[-1]


def test_an_ended_journal_is_gone(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "one")
    journal.begin(HEAD, "text")
    journal.end()
    assert not journal.path.exists()
