"""Times, sizes and keys in the words of the voices' window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from writer.settings import QT_TRANSLATE_NOOP
from writer.voices.forecast import Expectation, spoken

_TIMES = {
    "seconds": QT_TRANSLATE_NOOP("Voices", "about {number} seconds"),
    "minutes": QT_TRANSLATE_NOOP("Voices", "about {number} minutes"),
    "hours": QT_TRANSLATE_NOOP("Voices", "about {number} hours"),
}
_REASONS = {
    "front matter": QT_TRANSLATE_NOOP("Voices", "front matter"),
    "contents": QT_TRANSLATE_NOOP("Voices", "contents"),
    "boilerplate": QT_TRANSLATE_NOOP("Voices", "a publisher's words"),
    "running head": QT_TRANSLATE_NOOP("Voices", "running heads"),
    "table": QT_TRANSLATE_NOOP("Voices", "tables"),
    "code": QT_TRANSLATE_NOOP("Voices", "code"),
    "duplicate": QT_TRANSLATE_NOOP("Voices", "twice in your texts"),
    "draft": QT_TRANSLATE_NOOP("Voices", "a draft of another text"),
    "unreadable": QT_TRANSLATE_NOOP("Voices", "cannot be read"),
}
_EXPECTATIONS: dict[Expectation, str] = {
    "none": QT_TRANSLATE_NOOP("Voices", "Nothing is left of them to learn from."),
    "nothing": QT_TRANSLATE_NOOP(
        "Voices",
        "This is very little: you will hardly notice a difference. From 5,000 words on a voice "
        "begins to be felt. You can go on all the same.",
    ),
    "little": QT_TRANSLATE_NOOP(
        "Voices",
        "With fewer than 5,000 words the model learns names and a few turns of phrase, and hardly "
        "your voice. You can go on all the same.",
    ),
    "good": QT_TRANSLATE_NOOP("Voices", "Enough to learn from."),
}


def said(text: str) -> str:
    """A text of this file, or of the methods' table, in the writer's language."""
    return QCoreApplication.translate("Voices", text)


def said_of_method(text: str) -> str:
    """A text of the methods' table in the writer's language."""
    return QCoreApplication.translate("Methods", text)


def time_in_words(seconds: float) -> str:
    """A duration as one says it."""
    number, unit = spoken(seconds)
    if (number, unit) == (1, "minutes"):
        return said(QT_TRANSLATE_NOOP("Voices", "about a minute"))
    told = QLocale().toString(number) if number % 1 == 0 else QLocale().toString(number, "f", 1)
    return said(_TIMES[unit]).format(number=told)


def number_of_words(count: int) -> str:
    """How many words."""
    if count == 1:
        return said(QT_TRANSLATE_NOOP("Voices", "1 word"))
    return said(QT_TRANSLATE_NOOP("Voices", "{number} words")).format(
        number=QLocale().toString(count)
    )


def gigabytes(size: float) -> str:
    """A size of memory."""
    return f"{QLocale().toString(size / 1e9, 'f', 1)} GB"


def language_name(code: str) -> str:
    """A language in its own words; "" for one that is not known."""
    if not code:
        return ""
    locale = QLocale(f"{code}_001")  # the language as such, and not of one country
    return locale.nativeLanguageName() if locale.language() != QLocale.Language.C else code


def reason_in_words(reason: str) -> str:
    """Why a part of a text is left out."""
    return said(_REASONS[reason]) if reason in _REASONS else reason


def expectation_in_words(expected: Expectation) -> str:
    """What to expect of so many words."""
    return said(_EXPECTATIONS[expected])
