"""One Markdown text of a whole manuscript: what is exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from writer.manuscript.headings import headings
from writer.manuscript.tree import Entry, Manuscript, Scene

SCENE_BREAK = "* * *"


def compiled(manuscript: Manuscript, text_of: Callable[[str], str | None]) -> str:
    """The manuscript as one text: parts and chapters as headings, scenes parted by a break.

    `text_of` gives the text of a file, None where it is to be left out. A scene that begins with
    a heading of its own needs no break before it; its headings lie below that of its chapter.
    """
    return "\n\n".join(_pieces(manuscript.entries, text_of, 1)) + "\n"


def _pieces(
    entries: tuple[Entry, ...], text_of: Callable[[str], str | None], level: int
) -> Iterator[str]:
    after_scene = False
    for entry in entries:
        if isinstance(entry, Scene):
            text = (text_of(entry.file) or "").strip("\n")
            if not text.strip():
                continue
            if after_scene and not _begins_with_heading(text):
                yield SCENE_BREAK
            yield _lowered(text, level)
            after_scene = True
        elif pieces := list(_pieces(entry.entries, text_of, level + 1)):
            yield f"{'#' * min(level, 6)} {' '.join(entry.title.split())}"
            yield from pieces
            after_scene = False


def _lowered(text: str, level: int) -> str:
    """The text with its headings lowered, all by as much, so that the highest has this level."""
    found = headings(text)
    by = level - min((heading.level for heading in found), default=level)
    if by <= 0:
        return text
    lines = text.split("\n")
    for heading in found:
        if not lines[heading.line].lstrip().startswith("#"):
            lines[heading.line + 1] = ""  # it was underlined
        lines[heading.line] = f"{'#' * min(heading.level + by, 6)} {heading.title}"
    return "\n".join(lines)


def _begins_with_heading(text: str) -> bool:
    return any(heading.line == 0 for heading in headings(text[:2000]))
