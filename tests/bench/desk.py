"""What the desk around the page costs: export, finding, headings, counting and spelling.

    python tests/bench/desk.py TEXT

Of the text the first 20,000 words or so are taken, so that it ends within three minutes. No model
and no display is needed. Spelling is in en_US, or in what stands in for it.
"""

from __future__ import annotations

import os
import statistics
import sys
import threading
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from writer.documents.exporting import FORMATS, About, as_html, exported
from writer.documents.words import count
from writer.gui.pdf import pdf
from writer.manuscript.headings import headings
from writer.manuscript.search import Query, matches
from writer.spelling.checking import unknown, words
from writer.spelling.dictionaries import dictionary

LETTERS = 120_000


def spent() -> float:
    """Seconds of processor time, of this process and of its children that have ended."""
    return sum(os.times()[:4])


def median(work: Callable[[], object], rounds: int = 3) -> float:
    """The median processor time of some rounds, in milliseconds; what else runs is left out."""
    times = []
    for _ in range(rounds):
        begin = spent()
        work()
        times.append(spent() - begin)
    return 1000 * statistics.median(times)


def main() -> None:
    """Print a line for each."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")[:LETTERS]
    go_on, about = threading.Event(), About("A text")
    application = QApplication([])
    print(f"{count(text).words:,} words", flush=True)
    for kind in FORMATS:
        taken = median(lambda k=kind: exported(text, k, about, go_on), 1)
        print(f"export {kind}: {taken:,.0f} ms", flush=True)
    taken = median(lambda: pdf(as_html(text, go_on), about, go_on), 1)
    print(f"export pdf: {taken:,.0f} ms", flush=True)
    print(f"count: {median(lambda: count(text)):.0f} ms")
    taken = median(lambda: [headings(text) for _ in range(20)]) / 20
    print(f"headings: {taken:.1f} ms")
    for query in (Query("the"), Query(r"\b(\w+) \1\b", is_regex=True)):
        print(f"find {query.pattern}: {median(lambda q=query: matches(q, text)):.0f} ms")
    print(f"dictionary: {median(lambda: dictionary('en_US'), 1):.0f} ms")
    known = dictionary("en_US").knows
    screen = text[:3000]
    looked_up = sum(1 for _ in words(screen))
    taken = median(lambda: [unknown(screen, known) for _ in range(100)]) / 100
    print(f"spelling of a screen, {looked_up} words, nothing remembered: {taken:.1f} ms")
    application.quit()


if __name__ == "__main__":
    main()
