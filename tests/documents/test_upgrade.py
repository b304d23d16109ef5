"""What earlier versions wrote is read by this one. `tests/data/make_upgrades.py` made the files."""

from __future__ import annotations

import shutil
from pathlib import Path

from writer.documents.history import History
from writer.documents.journal import read_journal

DATA = Path(__file__).parent.parent / "data"


def test_a_journal_of_format_1_is_read() -> None:
    found = read_journal(DATA / "format-1.journal")
    assert found is not None
    assert not found.damaged
    assert found.text == "Now it was late. Very late.\nNobody spok雪\u00a0\u2028 🙂"
    assert found.head.path == "/home/anna/The harbour.md"
    document = found.document()
    assert (document.bom, document.newline) == (b"\xef\xbb\xbf", "\r\n")


def test_a_history_of_format_1_is_read_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite"
    shutil.copy(DATA / "format-1.sqlite", file)
    story, history = Path("/home/anna/The harbour.md"), History(file)
    assert [(v.name, v.at, history.text(v)) for v in history.versions(story)] == [
        ("First draft", 1_790_000_100.0, "It was very late. 雪"),
        ("", 1_790_000_000.0, "It was late."),
    ]
    history.keep(story, "It was later still.", at=1_790_000_200.0)
    assert len(history.versions(story)) == 3
