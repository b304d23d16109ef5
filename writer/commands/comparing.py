"""Models measured on the same pages, beside one another: as values, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from writer.evaluation.bootstrap import measured, relative_change
from writer.evaluation.card import Tallies
from writer.evaluation.measures import MEASURES, PERPLEXITY, Typing
from writer.evaluation.pages import Page
from writer.settings import Settings
from writer.suggest.boundaries import Size
from writer.suggest.gate import gate_for
from writer.suggest.session import Terms
from writer.voices.report import Measured

_NAMES = {
    "perplexity": "perplexity",
    "next_word": "next word right",
    "keystrokes_saved": "keystrokes saved",
}
METHOD = (
    "The intervals hold 95 % of the changes on 10,000 draws of the pages (paired bootstrap).\n"
    "Where one holds no zero, the difference is no accident of these pages."
)


def as_offered(share: int = Settings().share) -> Typing:
    """How suggestions are offered where the writer has changed nothing else."""
    chosen = Settings()
    return Typing(Terms(Size(chosen.size), gate_for(share)), chosen.max_tokens)


def compared(
    plain: Tallies,
    control: Tallies | None,
    spoken: Tallies,
    pages: Sequence[Page],
    untaught: Tallies | None = None,
) -> tuple[Measured, ...]:
    """What was measured of them all on the first of these pages, with the intervals."""
    found = []
    for measure in MEASURES:
        if measure.name not in spoken:
            continue
        before, after = plain[measure.name], spoken[measure.name]
        other = control[measure.name] if control else None
        low, high = relative_change(other or before, after, measure.value) or (None, None)
        found.append(
            Measured(
                measure.name,
                words(pages[: len(after)]),
                measured(before, measure.value),
                measured(other, measure.value) if other else None,
                measured(after, measure.value),
                low,
                high,
                measured(untaught[measure.name], measure.value) if untaught else None,
            )
        )
    return tuple(found)


def words(pages: Sequence[Page]) -> int:
    """How many words there are on these pages."""
    return sum(page.words for page in pages)


def table(measures: Sequence[Measured], base: str, control: str | None, voice: str) -> str:
    """A row a measure."""
    beside = control or base
    columns = {"plain": "untaught", "base": "base", "control": "control", "voice": "voice"}
    shown = {
        head: field
        for head, field in columns.items()
        if any(getattr(one, field) is not None for one in measures)
    }
    heads = "".join(f"{head:>9}" for head in shown)
    lines = [f"{'':<18}{'words':>8}{heads}   {voice} against {beside}"]
    for one in measures:
        values = (getattr(one, field) for field in shown.values())
        figures = "".join(f"{_figure(one.name, value):>9}" for value in values)
        lines.append(f"{_NAMES[one.name]:<18}{one.words:>8,}{figures}   {_change(one)}")
    return "\n".join(lines)


def _figure(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if name == PERPLEXITY.name else f"{value:.1%}"


def _change(one: Measured) -> str:
    beside = one.base if one.control is None else one.control
    if one.low is None or one.high is None:
        return "too little to tell"
    return f"{one.voice / beside - 1:+.1%} (from {one.low:+.1%} to {one.high:+.1%})"
