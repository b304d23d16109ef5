from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.documents.history import DAY, HOUR, MONTH, QUARTER, WEEK, History, superfluous

STORY = Path("/stories/one.md")
KEEPER = """
import sys
from pathlib import Path
from writer.documents.history import History
history = History(Path(sys.argv[1]))
for number in range(100_000):
    history.keep(Path("/stories/one.md"), f"text {number} " * 500)
    print(number, flush=True)
"""


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "state" / "history.sqlite")


def test_versions_come_back_newest_first_and_whole(history: History) -> None:
    texts = ["one\u00a0", "two 🙂", "", "one\u00a0"]
    for number, text in enumerate(texts):
        history.keep(STORY, text, at=1_000_000.0 + number)
    history.keep(Path("/stories/other.md"), "other")
    assert [history.text(version) for version in history.versions(STORY)] == texts[::-1]


def test_the_same_text_again_is_no_new_version_but_may_get_a_name(history: History) -> None:
    history.keep(STORY, "text")
    history.keep(STORY, "text")
    history.keep(STORY, "text", name="First draft")
    (version,) = history.versions(STORY)
    assert version.name == "First draft"


def test_the_database_is_private(history: History, tmp_path: Path) -> None:
    history.keep(STORY, "text")
    if os.name != "nt":
        mode = (tmp_path / "state" / "history.sqlite").stat().st_mode
        assert stat.S_IMODE(mode) == 0o600


AGES = st.lists(st.floats(0, 2 * 365 * DAY), max_size=60)


@given(ages=AGES, later=st.floats(0, 400 * DAY))
def test_thinning_keeps_one_for_every_span_and_all_of_the_last_day(
    ages: list[float], later: float
) -> None:
    now = 1_800_000_000.0
    versions = [(number, now - age) for number, age in enumerate(ages)]
    doomed = set(superfluous(versions, now))
    kept = [(id_, at) for id_, at in versions if id_ not in doomed]
    for id_, at in versions:
        age = now - at
        if age <= DAY:
            assert id_ not in doomed
            continue
        span = HOUR if age <= WEEK else DAY if age <= QUARTER else MONTH
        assert any(abs(at - other) < span and other >= at for _, other in kept)
    assert superfluous(kept, now) == []
    # What goes today would go later too: thinning often costs nothing that thinning once keeps.
    assert set(superfluous(versions, now + later)) >= doomed


def test_a_named_version_outlives_the_thinning(history: History) -> None:
    now = 1_800_000_000.0
    for number in range(10):
        name = "Sent to Anna" if number == 3 else ""
        history.keep(STORY, f"text {number}", name=name, at=now - 200 * DAY + number)
    history.keep(STORY, "today", at=now)
    names = [version.name for version in history.versions(STORY)]
    assert names.count("Sent to Anna") == 1
    assert len(names) == 3  # today's, the named one, and the newest of its month


@pytest.mark.skipif(os.name == "nt", reason="NEEDS POSIX: Windows has no kill -9")
def test_killed_while_keeping_nothing_that_was_kept_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite"
    for round_number in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(file)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for _ in range(3 + round_number):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        told = [int(line) for line in child.stdout.read().split()] or [2 + round_number]
        child.communicate()
        history = History(file)
        texts = {history.text(version) for version in history.versions(STORY)}
        assert {f"text {number} " * 500 for number in range(told[-1] + 1)} <= texts


def test_a_damaged_database_is_an_error_and_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite"
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(sqlite3.Error):
        History(file).keep(STORY, "text")
