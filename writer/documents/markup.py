"""What the marks of Markdown mean in one paragraph of a text that stays as it is typed."""

from __future__ import annotations

import re

_STRUCTURE = re.compile(
    r"""\ {0,3}(?: \#{1,6}(?:\s|\Z) | > | (?:[-+*]|\d{1,9}[.)])\s | `{3} | ~{3} | \| | <!-- ) | \t
    | \s*(?: \*\s*\*\s*\*[\s*]* | -\s*-\s*-[\s-]* | _\s*_\s*_[\s_]* | \# )\Z""",
    re.VERBOSE,
)


def is_prose(paragraph: str) -> bool:
    """Whether it is running text: no heading, quote, list, scene break, table or code."""
    return not _STRUCTURE.match(paragraph)
