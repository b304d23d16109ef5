"""Quotation marks, dashes and dots as they are typed in each language (CLDR 48, delimiters)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Outer and inner quotation marks, with the spaces inside them, and the dash of two hyphens."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    dash: str = "—"


STYLES = {
    "en": Style("“", "”", "‘", "’"),
    "de": Style("„", "“", "‚", "‘", "–"),
    "fr": Style("«\u202f", "\u202f»", "“", "”"),
    "es": Style("«", "»", "“", "”"),
    "it": Style("«", "»", "“", "”", "–"),
    "pl": Style("„", "”", "«", "»", "–"),
    "ru": Style("«", "»", "„", "“"),
    "sv": Style("”", "”", "’", "’", "–"),
    "da": Style("»", "«", "›", "‹", "–"),
    "zh": Style("“", "”", "‘", "’", "——"),
}
_OPENS_AFTER = tuple(" \t\u2028([{<–—-/\u00a0\u3000")


def typed(before: str, key: str, style: Style) -> tuple[int, str] | None:
    """How many characters before the cursor go, and what comes, when this key is typed.

    `before` is the line up to the cursor. None where the key is typed as it is: in code, or where
    hyphens alone make a line of Markdown.
    """
    if before.count("`") % 2:
        return None
    opens = not before or before.endswith(_OPENS_AFTER)
    if style.opening != style.closing:
        opens = opens or before.endswith((style.opening, style.inner_opening))
    if key == '"':
        return 0, style.opening if opens else style.closing
    if key == "'":
        if opens:
            return 0, style.inner_opening
        inner = before.count(style.inner_opening) > before.count(style.inner_closing)
        return 0, style.inner_closing if inner else "’"
    if key == "-" and before.endswith("-") and before.strip("- ") and before[-2:-1] != "-":
        return 1, style.dash
    if key == "." and before.endswith("..") and not before.endswith("..."):
        return 2, "…"
    return None
