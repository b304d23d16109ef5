from __future__ import annotations

import json
from pathlib import Path

from command_line import Inkling, one_sentence

PROSE = "The fog lay on the moor, and nobody came down the road to the house that night.\n\n"
TABLE = "| Name | Age |\n|------|-----|\n| Mary | 12 |\n"


def test_texts_are_listed_with_what_is_left_out(inkling: Inkling, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PROSE + TABLE)
    (tmp_path / "b.docx").write_bytes(b"PK")
    done = inkling("voices", "texts", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{tmp_path / 'a.md'}: 17 words, 4 left out, en\n" in done.stdout
    assert "    table               4 words  | Name | Age |" in done.stdout
    assert "b.docx could not be opened: it is damaged" in done.stdout
    assert "These are 17 words" in done.stdout
    assert PROSE not in done.stdout
    assert f"\n{PROSE}" in inkling("voices", "texts", tmp_path, "--show").stdout

    rows = json.loads(inkling("voices", "texts", tmp_path, "--json").stdout)
    assert [row["path"] for row in rows] == [str(tmp_path / "a.md"), str(tmp_path / "b.docx")]
    assert (rows[0]["words"], rows[0]["language"]) == (17, "en")
    assert rows[0]["left_out"] == [{"reason": "table", "words": 4, "excerpt": TABLE.strip()}]
    assert "text" not in rows[0]
    shown = json.loads(inkling("voices", "texts", tmp_path, "--json", "--show").stdout)
    assert shown[0]["text"] == PROSE

    assert one_sentence(inkling("voices", "texts", tmp_path / "b.docx")).startswith("b.docx could")
