"""Which words are looked up, in which languages, and what is typed for a mark."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.spelling import dictionaries
from writer.spelling.checking import unknown, words
from writer.spelling.dictionaries import SpellingError, dictionary, languages
from writer.spelling.marks import STYLES, typed
from writer.spelling.personal import add_word, read_words

RIGHT = {"anna", "it's", "lamp", "the", "on", "été"}


def wrong(text: str) -> list[str]:
    return [text[at : at + n] for at, n in unknown(text, lambda w: w.lower() in RIGHT)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It’s the lmap on", ["lmap"]),
        ("THE LAMP LMAP", ["LMAP"]),
        ("x `lmap` lmap2 see https://lmap.org/qux a@lmap.org C:\\lmap lm_ap", ["see"]),
        ("她说lmap。ランプ", ["lmap"]),
        ("e\u0301te\u0301 😀 teh", ["e\u0301te\u0301", "teh"]),
    ],
)
def test_only_prose_is_looked_up(text: str, marked: list[str]) -> None:
    assert wrong(text) == marked


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("ab'’ `\n雪é1", max_size=30))
def test_a_position_is_where_the_word_is(text: str) -> None:
    for at, word in words(text):
        assert text[at : at + len(word)].replace("’", "'") == word


def test_english_is_always_there_even_without_the_system_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert languages() == ["en"]
    english = dictionary("en_GB")
    assert english.knows("lamp")
    assert english.knows("lamp's")
    assert not english.knows("lmap")
    assert "receive" in english.suggestions("recieve")
    with pytest.raises(SpellingError, match="no dictionary for de_DE on this computer"):
        dictionary("de_DE")


def test_a_language_that_is_installed_is_used() -> None:
    pytest.importorskip("enchant", exc_type=ImportError, reason="NEEDS ENCHANT: libenchant-2-2")
    found = [name for name in languages() if "_" in name]
    if not found:
        pytest.skip("NEEDS A DICTIONARY: such as hunspell-en-us")
    words = dictionary(found[0])
    assert not words.knows("xqzzt")
    assert isinstance(words.suggestions("xqzzt"), list)
    assert dictionary(found[0][:2] + "_XX").knows("xqzzt") is False


def test_a_missing_dictionary_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "languages", lambda: ["en"])
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SpellingError, match="apt-get install libenchant-2-2 hunspell-de-de"):
        dictionary("de_DE")


def test_own_words_are_a_plain_file_that_others_may_edit(tmp_path: Path) -> None:
    file = tmp_path / "a" / "words.txt"
    assert read_words(file) == frozenset()
    add_word(file, "Grimpen")
    file.write_bytes(file.read_bytes() + b"Foulmire\r\n\xff\nlast")
    assert add_word(file, "Grimpen") >= {"Grimpen", "Foulmire", "last"}
    assert add_word(file, "Merripit") >= {"Grimpen", "Foulmire", "last", "Merripit"}
    assert file.read_bytes() == b"Grimpen\nFoulmire\r\n\xff\nlast\nMerripit\n"


@pytest.mark.parametrize(
    ("language", "keys", "text"),
    [
        ("en", "\"It's 'so',\" he said--then...", "“It’s ‘so’,” he said—then…"),
        ("de", '"Ja", sagte er -- "nein \'ja\'".', "„Ja“, sagte er – „nein ‚ja‘“."),
        ("fr", '"Oui"', "«\u202fOui\u202f»"),
        ("sv", '"Ja"', "”Ja”"),
        ("en", "---", "---"),
        ("en", "- - -", "- - -"),
        ("en", "`it's` x", "`it's` x"),
        ("en", "....", "…."),
    ],
)
def test_marks_are_typed_as_the_language_has_them(language: str, keys: str, text: str) -> None:
    line = ""
    for key in keys:
        gone, put = typed(line, key, STYLES[language]) or (0, key)
        line = line[: len(line) - gone] + put
    assert line == text
