"""Makes the journal and the history that every later version must be able to read.

    python tests/data/make_upgrades.py

Run once for each format, and never again for that one: its files are what a writer may have.
"""

from __future__ import annotations

from pathlib import Path

from writer.documents.history import History
from writer.documents.journal import Edit, Head, Journal

HERE = Path(__file__).parent


def main() -> None:
    """Write both files."""
    journal = Journal(HERE / "format-1.journal")
    head = Head("/home/anna/The harbour.md", "utf-8", "efbbbf", "\r\n")
    journal.begin(head, "It was late.\nNobody spoke. 🙂")
    journal.append([Edit(12, 0, " Very late."), Edit(0, 2, "Now it")])
    journal.append([Edit(39, 2, "雪\u00a0\u2028")])
    journal.close()
    file = HERE / "format-1.sqlite"
    history = History(file)
    story = Path("/home/anna/The harbour.md")
    history.keep(story, "It was late.", at=1_790_000_000.0)
    history.keep(story, "It was very late. 雪", name="First draft", at=1_790_000_100.0)


if __name__ == "__main__":
    main()
