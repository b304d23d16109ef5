from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Inkling, one_sentence

from writer.voices.report import read_report

SENTENCES = "The fog lay on the moor, and {0} men came down the road at {0} in the morning. "
OTHERS = "Number {0} was a ship; her captain, aged {0}, had sailed for the islands long before. "
QUICK = ("--length", "64", "--batch", "2", "--rank", "4", "--learning-rate", "0.02", "--epochs")
STAGES = ["base", "base samples", "control", "voice", "voice samples", "copying", "done"]


def trained(inkling: Inkling, folder: Path, voice: str, sentence: str, epochs: str) -> Path:
    text = folder / f"{voice}.txt"
    text.write_text("".join(sentence.format(n) for n in range(150)), encoding="utf-8")
    words = ("finetune", text, "--voice", voice, "--model", "tiny", *QUICK, epochs)
    done = inkling(*words)
    assert done.returncode == 0, done.stderr
    assert f"`inkling voices report '{voice}'`" in done.stdout
    return text


@pytest.mark.slow
@pytest.mark.usefixtures("tiny_model")
def test_a_voice_is_measured_beside_a_control_on_what_it_did_not_learn(
    inkling: Inkling, home: Path, tmp_path: Path
) -> None:
    text = trained(inkling, tmp_path, "Moor", SENTENCES, "8")
    trained(inkling, tmp_path, "Sea", OTHERS, "8")
    done = inkling("voices", "report", "Moor", "--control", "Sea", "--json")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(dict.fromkeys(line["stage"] for line in lines)) == STAGES
    shares = [line["share"] for line in lines if line["stage"] == "base"]
    assert shares == sorted(shares)

    folder = home / "data" / "voices" / "Moor"
    card = read_report(folder)
    assert card is not None
    assert lines[-1]["report"] == str(folder / "report.json")
    perplexity = card.measures[0]
    assert [one.name for one in card.measures] == ["perplexity", "next_word", "keystrokes_saved"]
    assert perplexity.control is not None
    assert perplexity.voice < 0.7 * perplexity.control < perplexity.base
    assert perplexity.high is not None
    assert perplexity.high < 0, "no draw of the pages makes the control the better one"
    assert card.measures[1].voice > card.measures[1].base
    assert card.held_out_words == perplexity.words > 50
    assert card.copying.longest_run.replace("\n", " ") in text.read_text(encoding="utf-8")
    assert card.copying.longest_run_words >= 5
    assert card.neutral.voice > 1
    assert len(card.bias) == 12
    own = [one.own for one in card.blind]
    assert own
    assert all(words in text.read_text(encoding="utf-8") for words in own)

    said = inkling("evaluate", text, "--model", "tiny", "--compare", "Moor", "--characters", "4000")
    assert "Moor against tiny" in said.stdout
    assert "perplexity" in said.stdout
    only = ("--metrics", "perplexity", "--json")
    figures = json.loads(
        inkling("evaluate", text, "--voice", "Sea", "--compare", "Moor", *only).stdout
    )
    assert [one["name"] for one in figures["measures"]] == ["perplexity"]
    assert figures["measures"][0]["high"] < 0

    inkling("voices", "strength", "Moor", "50")
    assert read_report(folder) is None, "it told of another strength"

    same = inkling("voices", "report", "Moor", "--control", "Moor")
    assert "learned from the same text" in one_sentence(same)
    text.write_text("Changed.", encoding="utf-8")
    assert "was changed" in one_sentence(inkling("voices", "report", "Moor"))
    text.unlink()
    assert "Moor.txt" in one_sentence(inkling("voices", "report", "Moor"))


@pytest.mark.usefixtures("tiny_model")
def test_what_has_no_report_is_said_in_a_sentence(
    inkling: Inkling, home: Path, tmp_path: Path
) -> None:
    assert "no voice called" in one_sentence(inkling("voices", "report", "Moor"))
    text = tmp_path / "text.txt"
    text.write_text(SENTENCES * 20, encoding="utf-8")
    absent = inkling("evaluate", text, "--model", "tiny", "--compare", "Moor")
    assert "no voice called" in one_sentence(absent)
    assert not (home / "data" / "voices").exists()
