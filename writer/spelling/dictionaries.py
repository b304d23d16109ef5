"""The dictionaries on this computer, through Enchant, which knows those of every system.

English is always there: where Enchant or its English is missing, a list of words takes its place.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import enchant
    from spellchecker import SpellChecker

MOST_SUGGESTIONS = 8
_PACKAGES = {"en": "hunspell-en-us", "de": "hunspell-de-de", "pt": "hunspell-pt-pt"}


class SpellingError(Exception):
    """There is no dictionary; the message is a sentence for the writer."""


class Dictionary(Protocol):
    """The words of a language."""

    def knows(self, word: str) -> bool:
        """Whether it is spelt right; apostrophes are straight."""

    def suggestions(self, word: str) -> list[str]:
        """What might be meant, the likeliest first. Takes some milliseconds."""


def languages() -> list[str]:
    """The languages with a dictionary here, as de_DE; English is always among them."""
    try:
        import enchant
    except ImportError:  # the package is there, the library of the system is not
        return ["en"]
    found = {name for name in enchant.list_languages() if len(name) <= 6 and name[:2].isalpha()}
    with_country = {name[:2] for name in found if "_" in name}
    kept = sorted(name for name in found if "_" in name or name[:2] not in with_country)
    return kept if any(name.startswith("en") for name in kept) else sorted([*kept, "en"])


def dictionary(language: str) -> Dictionary:
    """The dictionary of a language, or of another country of it. Raises SpellingError.

    It takes up to half a second.
    """
    here = languages()
    fitting = [name for name in here if name == language]
    fitting += [name for name in here if name.split("_")[0] == language.split("_")[0]]
    if not fitting:
        raise SpellingError(_no_dictionary(language))
    if fitting[0] == "en":
        return _EnglishWords()
    return _EnchantWords(fitting[0])


class _EnchantWords:
    def __init__(self, language: str) -> None:
        import enchant

        try:
            self._words: enchant.Dict = enchant.Dict(language)
        except enchant.errors.Error as error:
            raise SpellingError(
                f"The dictionary for {language} is damaged ({error}). Install it again."
            ) from error

    def knows(self, word: str) -> bool:
        return bool(self._words.check(word))

    def suggestions(self, word: str) -> list[str]:
        return list(self._words.suggest(word))[:MOST_SUGGESTIONS]


class _EnglishWords:
    """A list of words, which knows no names."""

    def __init__(self) -> None:
        self._words = _english()

    def knows(self, word: str) -> bool:
        plain = word.lower().removesuffix("'s")
        return not word[0].islower() or plain in self._words or word.lower() in self._words

    def suggestions(self, word: str) -> list[str]:
        found = self._words.candidates(word.lower()) or set()
        likely = sorted(found, key=lambda one: -self._words.word_usage_frequency(one))
        return [one for one in likely if one != word.lower()][:MOST_SUGGESTIONS]


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=2)


def _no_dictionary(language: str) -> str:
    code = language.split("_")[0]
    said = f"There is no dictionary for {language} on this computer."
    if sys.platform.startswith("linux"):
        package = _PACKAGES.get(code, f"hunspell-{code}")
        return f"{said} On Debian or Ubuntu: sudo apt-get install libenchant-2-2 {package}"
    if sys.platform == "darwin":
        return f"{said} Put its .dic and .aff files into ~/Library/Spelling."
    return f"{said} Put its .dic and .aff files into the folder enchant\\hunspell of your AppData."
