"""A voice on its author's other book, beside plain base, control and memory: a table of ratios.

    python tests/bench/voices.py BOOK VOICE CONTROL [--memory TEXT...] [--characters N] [--typed N]

BOOK is the other book, VOICE learned from the author's first one, CONTROL in the same way from as
many words by others:

    inkling finetune hound.txt --voice doyle
    inkling finetune others/ --voice others
    python tests/bench/voices.py adventures.txt doyle others --memory hound.txt

With --memory the plain base is measured too as it recalls these texts, without any training.
85,000 characters are some 20,000 tokens, which perplexity is measured on; words and keys on 40
pages of some 90 words from all parts of them. Ratios are to the plain base, and of the voice to the
control; in brackets their 95 % intervals (paired bootstrap over pages).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from writer.commands.comparing import as_offered, words
from writer.commands.complete import load_engine
from writer.commands.recalling import add_memory_argument, recall
from writer.evaluation.bootstrap import Tally, measured, relative_change
from writer.evaluation.card import Tallies, tally
from writer.evaluation.measures import MEASURES, PERPLEXITY, Measure
from writer.evaluation.pages import Page, pages, spread
from writer.lm.engine import Engine
from writer.models.catalogue import DEFAULT_MODEL

SKIPPED = 5000  # characters


def heard(engine: Engine, name: str, found: Sequence[Page], typed: int) -> Tallies:
    """All measures of one model."""
    begun, tallies = time.monotonic(), {}
    for measure in MEASURES:
        asked = found if measure is PERPLEXITY else found[:typed]
        tallies[measure.name] = tally(measure, engine, asked, as_offered(), quietly)
    print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return tallies


def quietly(_share: float) -> None:
    """Nobody watches."""


def change(measure: Measure, before: Sequence[Tally], after: Sequence[Tally]) -> str:
    """The ratio of two models, with its interval."""
    ratio = measured(after, measure.value) / measured(before, measure.value)
    interval = relative_change(before, after, measure.value)
    between = "" if interval is None else f" [{1 + interval[0]:.3f}, {1 + interval[1]:.3f}]"
    return f"{ratio:.3f} x{between}"


def row(name: str, cell: Callable[[Measure], str]) -> str:
    """A line of the table."""
    return f"| {name} | " + " | ".join(cell(measure) for measure in MEASURES) + " |"


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path)
    parser.add_argument("voice")
    parser.add_argument("control")
    add_memory_argument(parser)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--characters", type=int, default=85_000)
    parser.add_argument("--typed", type=int, default=40, help="pages that are typed")
    arguments = parser.parse_args()
    text = arguments.book.read_text(encoding="utf-8")
    found = pages(text, SKIPPED, min(len(text), SKIPPED + arguments.characters))
    found = spread(found, len(found))
    models = {"base": None, "control": arguments.control, "voice": arguments.voice}
    if arguments.memory:
        models["memory"] = None
    all_heard = {}
    for name, voice in models.items():
        engine = load_engine(arguments.model, voice)
        if name == "memory":
            recall(engine, arguments.memory)
        all_heard[name] = heard(engine, name, found, arguments.typed)
        del engine
    plain = all_heard.pop("base")
    tokens = sum(one.count for one in plain[PERPLEXITY.name])
    print(
        f"{arguments.book.name}: {tokens:,} tokens, {words(found):,} words; words and keys on "
        f"{words(found[: arguments.typed]):,} words\n\n"
        f"| | {' | '.join(measure.name for measure in MEASURES)} |\n|---|---|---|---|"
    )
    print(row("base", lambda m: f"{measured(plain[m.name], m.value):.4g}"))
    for name, its in all_heard.items():
        print(row(name, lambda m, its=its: change(m, plain[m.name], its[m.name])))
    control, voice = all_heard["control"], all_heard["voice"]
    print(row("voice / control", lambda m: change(m, control[m.name], voice[m.name])))


if __name__ == "__main__":
    main()
