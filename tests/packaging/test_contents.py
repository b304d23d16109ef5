from __future__ import annotations

import json
from pathlib import Path

import pytest

from writer.packaging import contents

COMMON = Path(__file__).parent.parent.parent / "resources" / "package" / "licences"


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[contents.Component]:
    inside = {"numpy", "PySide6", "tokenizers", "writer", "json"}
    monkeypatch.setattr(contents, "bundled_modules", lambda *_: inside)
    monkeypatch.setattr(contents.shutil, "which", lambda _: None)
    return contents.components(tmp_path / "inkling", tmp_path, COMMON)


def test_the_parts_are_those_inside_with_their_licences(
    parts: list[contents.Component], tmp_path: Path
) -> None:
    names = {part.name.replace("_", "-"): part for part in parts}
    assert set(names) == {"PySide6-Essentials", "Python", "numpy", "pyinstaller", "tokenizers"}
    assert names["PySide6-Essentials"].licence == "LGPL-3.0-only"
    assert "BSD-3-Clause" in names["numpy"].licence
    contents.copy_licences(parts, tmp_path / "licences")
    for part in parts:
        folder = tmp_path / "licences" / f"{part.name} {part.version}"
        assert len(list(folder.iterdir())) == len(part.texts) > 0
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in "".join(
        path.read_text() for path in (tmp_path / "licences").glob("PySide6*/*")
    )


def test_the_sbom_lists_each_part_once(parts: list[contents.Component]) -> None:
    told = json.loads(contents.sbom(parts))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    refs = [component["bom-ref"] for component in told["components"]]
    assert len(set(refs)) == len(refs) == len(parts)
    assert all(component["licenses"] for component in told["components"])
    assert contents.sbom(parts) == contents.sbom(list(parts))
