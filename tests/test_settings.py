from __future__ import annotations

from pathlib import Path

import pytest

from writer.settings import Settings, with_value
from writer.settings_file import load, store


def test_settings_come_back_as_they_were_stored(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    chosen = with_value(with_value(Settings(), "theme", "dark"), "font_size", 20)
    store(path, chosen)
    assert load(path) == chosen


@pytest.mark.parametrize(
    "stored",
    ["", "{", "[]", '{"theme": "pink"}', '{"font_size": 9000}', '{"font_size": true}', '{"x": 1}'],
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, stored: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(stored)
    assert load(path) == Settings()


@pytest.mark.parametrize(
    ("stored", "wrong"),
    [
        ("{", [""]),
        ("[1]", [""]),
        ("[" * 100_000, [""]),
        ('{"theme": "pink", "font": 3, "column": 40, "made_up": 1}', ["theme", "font"]),
        ('{"line_height": 1000}', ["line_height"]),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    tmp_path: Path, stored: str, wrong: list[str]
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(stored)
    told: list[str] = []
    loaded = load(path, told.append)
    assert told == wrong
    if "" in wrong:
        assert (tmp_path / "settings.json.broken").read_text() == stored
        store(path, loaded)
    assert loaded.theme == "system"
    assert loaded.column == (40 if "theme" in wrong else 66)
