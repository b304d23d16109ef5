from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def tool(name: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).parent / f"pyside6-{name}"), *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


@pytest.mark.parametrize("source", sorted(TRANSLATIONS.glob("*.ts")), ids=lambda path: path.stem)
def test_every_word_the_window_says_is_translated(source: Path, tmp_path: Path) -> None:
    """Mend with the lupdate and lrelease lines of CONTRIBUTING.md."""
    fresh = tmp_path / source.name
    shutil.copy(source, fresh)
    speaking = [
        path
        for path in (ROOT / "writer").rglob("*.py")
        if re.search(r"\.tr\(|translate\(|TRANSLATE_NOOP\(", path.read_text(encoding="utf-8"))
    ]
    options = ("-no-obsolete", "-locations", "none")
    tool("lupdate", *map(str, speaking), "-ts", str(fresh), *options)
    text = fresh.read_text(encoding="utf-8")
    assert "unfinished" not in text
    for message in re.findall(r"<message>.*?</message>", text, re.DOTALL):
        said, translated = (
            re.findall(f"<{tag}>(.*?)</{tag}>", message, re.DOTALL)[0] for tag in TAGS
        )
        assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", translated))
    compiled = tmp_path / "compiled.qm"
    tool("lrelease", str(fresh), "-qm", str(compiled))
    assert compiled.read_bytes() == source.with_suffix(".qm").read_bytes()


TAGS = ("source", "translation")
