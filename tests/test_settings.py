from __future__ import annotations

from pathlib import Path

import pytest

from writer.settings import Settings, load, store, with_value


def test_settings_come_back_as_they_were_stored(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    chosen = with_value(with_value(Settings(), "theme", "dark"), "font_size", 20)
    store(path, chosen)
    assert load(path) == chosen


@pytest.mark.parametrize(
    "stored",
    [
        *(b"", b"{", b"[]", b"\xff\x00", b"[" * 100_000),
        *(b'{"theme": "pink"}', b'{"font_size": 9000}', b'{"font_size": true}'),
    ],
)
def test_a_broken_file_gives_the_defaults_and_is_kept(tmp_path: Path, stored: bytes) -> None:
    path, kept = tmp_path / "settings.json", []
    path.write_bytes(stored)
    assert load(path, kept.append) == Settings()
    store(path, Settings(font_size=20))
    assert [copy.read_bytes() for copy in kept] == [stored]


def test_a_setting_of_another_version_is_no_damage(tmp_path: Path) -> None:
    path, kept = tmp_path / "settings.json", []
    path.write_text('{"from_the_future": 1, "font_size": 20}')
    assert load(path, kept.append) == Settings(font_size=20)
    assert not kept
