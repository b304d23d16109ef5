"""The words of a manuscript."""

from __future__ import annotations

from pathlib import Path

from writer.manuscript.counting import SceneWords


def test_files_are_counted_and_counted_again_once_they_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One two three.")
    (tmp_path / "b.md").write_text("码头上的灯", encoding="utf-8")
    (tmp_path / "c.md").write_bytes(b"\xff\0")
    words, files = SceneWords(), ["a.md", "b.md", "c.md", "none.md"]
    assert words.count(tmp_path, files) == {"a.md": 3, "b.md": 5}
    (tmp_path / "a.md").write_text("One two three four.")
    assert words.count(tmp_path, files) == {"a.md": 4, "b.md": 5}
