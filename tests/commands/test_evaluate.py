from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Inkling, one_sentence

TEXT = "The old lighthouse stood above the harbour. Nobody had climbed its stairs. " * 12


@pytest.mark.usefixtures("tiny_model")
def test_all_figures_of_a_text(inkling: Inkling, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = inkling("evaluate", str(path), "--model", "tiny", "--characters", "300", "--json")
    figures = json.loads(done.stdout)
    assert list(figures) == [
        "model",
        "characters",
        "perplexity",
        "bits_per_character",
        "exact_match_1",
        "exact_match_3",
        "precision_when_shown",
        "coverage",
        "wrong_show_rate",
        "keystrokes_saved",
        "keystrokes_saved_at",
        "zero_cost_keystrokes",
        "latency_ms",
    ]
    assert figures["characters"] == 300
    assert figures["perplexity"] > 1
    assert set(figures["keystrokes_saved_at"]) == {"40", "60", "80"}
    assert 0 <= figures["exact_match_3"] <= figures["exact_match_1"] <= 1


@pytest.mark.usefixtures("tiny_model")
def test_only_what_is_asked_for(inkling: Inkling, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = inkling("evaluate", str(path), "--model", "tiny", "--metrics", "perplexity")
    assert done.stdout.splitlines()[2].startswith("perplexity")
    assert "exact" not in done.stdout
    assert "a quarter of a key" in inkling("evaluate", "--help").stdout


@pytest.mark.usefixtures("tiny_model")
@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        (b"Too short.", (), "too short"),
        (b"\xff\xfe\x00binary\x00\x81", (), "text.txt"),
        (None, (), "text.txt"),
        (TEXT.encode(), ("--metrics", "magic"), "“magic”"),
    ],
)
def test_what_cannot_be_measured_is_told(
    inkling: Inkling, tmp_path: Path, content: bytes | None, words: tuple[str, ...], expected: str
) -> None:
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    done = inkling("evaluate", str(path), "--model", "tiny", *words)
    assert done.returncode == 1
    assert expected in one_sentence(done)


@pytest.mark.usefixtures("tiny_model")
def test_a_text_surprises_less_where_another_like_it_is_recalled(
    inkling: Inkling, tmp_path: Path
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")

    def figures(*words: str) -> dict[str, float]:
        asked = ("evaluate", str(path), "--model", "tiny", "--characters", "300", "--json", *words)
        return json.loads(inkling(*asked, "--metrics", "perplexity,next-word").stdout)

    plain, recalled = figures(), figures("--memory", str(path))
    assert recalled["perplexity"] < 0.7 * plain["perplexity"]
    assert recalled["exact_match_1"] > plain["exact_match_1"]
