"""What the marks of Markdown mean in one paragraph of a text that stays as it is typed.

Only what a writer of prose uses of CommonMark, judged paragraph by paragraph: what goes on over
several is fenced code alone (`fenced`). Positions count UTF-16 units, as Qt does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto


class Kind(Enum):
    """How a stretch of a paragraph is to look."""

    MARK = auto()  # of the source, no part of what is read
    TITLE = auto()  # a heading of the first level
    HEADING = auto()
    EMPHASIS = auto()
    STRONG = auto()
    QUOTE = auto()
    BREAK = auto()
    CODE = auto()
    LINK = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Units from `start` up to `end` of a paragraph. Spans of different kinds may overlap."""

    start: int
    end: int
    kind: Kind


FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_BREAK = re.compile(
    r"""\s* (?: \*\s*\*\s*\*[*\s]* | -\s*-\s*-[-\s]* | _\s*_\s*_[_\s]* | \# ) \s*\Z""", re.VERBOSE
)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_LIST = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_STRUCTURE = re.compile(r"\t| {4}| {0,3}(?:\|)")
_INLINE = re.compile(
    r"""(?=[\\<`!\[*_]) (?:  # most letters begin nothing
      (?P<escape> \\[!-/:-@\[-`{-~] )
    | (?P<comment> <!-- .*? (?: --> | \Z ) )
    | (?P<ticks> `+ )
    | (?P<link> !?\[ (?P<words>[^\[\]]*) \]
        \( [^()\s]* (?:\([^()\s]*\)[^()\s]*)? (?:\s+"[^"]*")? \) )
    | (?P<address> <[A-Za-z][A-Za-z0-9+.-]*: [^<>\s]* > )
    | (?P<run> \*+ | _+ ) )""",
    re.VERBOSE,
)
_TICKS = re.compile("`+")
LONGEST = 50_000  # characters; a longer paragraph is data, and would hold up the keys


def is_prose(paragraph: str) -> bool:
    """Whether it is running text: no heading, quote, list, scene break, table or code."""
    rules = (_BREAK, _HEADING, _QUOTE, _LIST, FENCE, _STRUCTURE)
    return not any(rule.match(paragraph) for rule in rules)


def spans(paragraph: str, in_code: bool = False) -> list[Span]:
    """What is to look otherwise than plain text, in a paragraph that may lie in fenced code."""
    if not paragraph or len(paragraph) > LONGEST:
        return []
    found = list(_code_block(paragraph) if in_code else _block(paragraph))
    if max(paragraph) <= "\uffff":
        return found
    units = [0]
    for letter in paragraph:
        units.append(units[-1] + (2 if letter > "\uffff" else 1))
    return [Span(units[span.start], units[span.end], span.kind) for span in found]


def _code_block(paragraph: str) -> Iterator[Span]:
    kind = Kind.MARK if FENCE.match(paragraph) else Kind.CODE
    yield Span(0, len(paragraph), kind)


def _block(paragraph: str) -> Iterator[Span]:
    end = len(paragraph)
    if _BREAK.match(paragraph):
        yield Span(0, end, Kind.BREAK)
        return
    begin = 0
    if heading := _HEADING.match(paragraph):
        begin = heading.end()
        yield Span(0, end, Kind.TITLE if len(heading[1]) == 1 else Kind.HEADING)
        if closing := _CLOSING.search(paragraph, max(begin - 1, 0)):
            yield Span(closing.start(), end, Kind.MARK)
            end = max(closing.start(), begin)
    else:
        if quote := _QUOTE.match(paragraph):
            begin = quote.end()
            yield Span(begin, end, Kind.QUOTE)
        if item := _LIST.match(paragraph, begin):
            begin = item.end()
    if begin:
        yield Span(0, begin, Kind.MARK)
    yield from _inline(paragraph, begin, end)


def _inline(paragraph: str, begin: int, end: int) -> Iterator[Span]:
    runs: list[tuple[int, int]] = []
    closing = _closing_ticks(paragraph, begin, end)
    at = begin
    while match := _INLINE.search(paragraph, at, end):
        start, at = match.span()
        if match["run"]:
            runs.append((start, at))
        elif match["escape"]:
            yield Span(start, start + 1, Kind.MARK)
        elif match["comment"]:
            yield Span(start, at, Kind.COMMENT)
        elif match["ticks"]:
            opened, closed = at, closing.get(start)
            if closed is not None:
                at = closed + opened - start
                yield Span(opened, closed, Kind.CODE)
                yield from _marked(start, opened, closed, at)
        elif match["link"]:
            yield Span(match.start("words"), match.end("words"), Kind.LINK)
            yield from _marked(start, match.start("words"), match.end("words"), at)
        else:
            yield Span(start + 1, at - 1, Kind.LINK)
            yield from _marked(start, start + 1, at - 1, at)
    yield from _emphasis(paragraph, runs, begin, end)


def _closing_ticks(paragraph: str, begin: int, end: int) -> dict[int, int]:
    """For each run of backticks the next one that is as long."""
    found: dict[int, int] = {}
    last: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(paragraph, begin, end))):
        length = len(run[0])
        if length in last:
            found[run.start()] = last[length]
        last[length] = run.start()
    return found


def _marked(start: int, opened: int, closing: int, stop: int) -> Iterator[Span]:
    yield Span(start, opened, Kind.MARK)
    yield Span(closing, stop, Kind.MARK)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is left of a run of stars or underscores that can open emphasis."""

    mark: str
    start: int
    end: int
    length: int  # when it was whole
    closes: bool

    def fits(self, length: int, opens: bool) -> bool:
        """Whether it may be closed by a run of this length (the "multiple of 3" rule)."""
        if not (self.closes or opens) or (self.length + length) % 3:
            return True
        return self.length % 3 == length % 3 == 0


def _emphasis(
    paragraph: str, runs: Iterable[tuple[int, int]], begin: int, end: int
) -> Iterator[Span]:
    """Pair runs of stars and underscores as CommonMark 0.31 does, section 6.2."""
    open_runs: list[_Run] = []
    in_vain: dict[tuple[str, int, bool], int] = {}  # before where no opener is left for such a run
    for start, stop in runs:
        mark, length = paragraph[start], stop - start
        before = paragraph[start - 1] if start > begin else " "
        after = paragraph[stop] if stop < end else " "
        opens, closes = _flanks(before, after, mark)
        while closes and start < stop:
            kind = mark, length % 3, opens
            number = len(open_runs) - 1
            while number >= 0 and open_runs[number].start >= in_vain.get(kind, begin):
                if open_runs[number].mark == mark and open_runs[number].fits(length, opens):
                    break
                number -= 1
            else:
                in_vain[kind] = start
                break
            run = open_runs[number]
            del open_runs[number:]
            width = min(2, run.end - run.start, stop - start)
            yield Span(run.end, start, Kind.STRONG if width == 2 else Kind.EMPHASIS)
            yield from _marked(run.end - width, run.end, start, start + width)
            start += width
            if run.start < run.end - width:
                open_runs.append(replace(run, end=run.end - width))
        if opens and start < stop:
            open_runs.append(_Run(mark, start, stop, length, closes))


def _flanks(before: str, after: str, mark: str) -> tuple[bool, bool]:
    """Whether a run of marks between these two can open and close emphasis."""
    left = not after.isspace() and (
        not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
    )
    right = not before.isspace() and (
        not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
    )
    if mark == "*":
        return left, right
    opens = left and (not right or _is_punctuation(before))
    return opens, right and (not left or _is_punctuation(after))


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def fenced(lines: Iterable[tuple[int, str]]) -> list[tuple[int, int | None]]:
    """From which line to which one code is fenced: each one's place, None where it never ends.

    `lines` are the text's lines that may be fences (`FENCE`), in their order, with their places.
    """
    found: list[tuple[int, int | None]] = []
    mark, begun = "", 0
    for place, line in lines:
        fence = FENCE.match(line)
        if fence is None:
            continue
        if not mark:
            if fence[1][0] == "~" or "`" not in fence[2]:
                mark, begun = fence[1], place
        elif fence[1].startswith(mark) and not fence[2].strip():
            found.append((begun, place))
            mark = ""
    return [*found, (begun, None)] if mark else found
