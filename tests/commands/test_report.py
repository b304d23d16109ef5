from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import Inkling, one_sentence

from writer.lm.pack import read_pack
from writer.voices import job as jobs
from writer.voices.job import Job
from writer.voices.report import read_report

SENTENCES = "The fog lay on the moor, and {0} men came down the road at {0} in the morning. "
QUICK = ("--length", "128", "--batch", "2", "--rank", "4", "--learning-rate", "0.02")
STAGES = ["base", "base samples", "control", "voice", "voice samples", "copying", "done"]


def trained(inkling: Inkling, text: Path) -> None:
    text.write_text("".join(SENTENCES.format(n) for n in range(140)), encoding="utf-8")
    done = inkling("finetune", text, "--voice", "Moor", "--model", "tiny", "--epochs", "4", *QUICK)
    assert done.returncode == 0, done.stderr
    assert "`inkling voices report 'Moor'`" in done.stdout


def as_control(folder: Path, base: Path) -> None:
    """The voice's folder copied, as that of a voice that learned nothing from another text."""
    twin = Path(shutil.copytree(folder, folder.with_name("Sea")))
    job = jobs.read_job(twin)
    text = replace(job.texts[0], path="/sea.txt", sha256="ab" * 32)
    jobs.write_job(twin, replace(job, voice="Sea", texts=(text,)))
    shutil.rmtree(twin / jobs.PACK)
    shutil.copytree(base, twin / jobs.PACK)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_voice_is_measured_beside_a_control_on_what_it_did_not_learn(
    inkling: Inkling, home: Path, tiny_model: Path, tmp_path: Path
) -> None:
    text, folder = tmp_path / "moor.txt", home / "data" / "voices" / "Moor"
    trained(inkling, text)
    as_control(folder, tiny_model)
    done = inkling("voices", "report", "Moor", "--control", "Sea", "--json")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(dict.fromkeys(line["stage"] for line in lines)) == STAGES
    shares = [line["share"] for line in lines if line["stage"] == "base"]
    assert shares == sorted(shares)

    card = read_report(folder)
    assert card is not None
    assert (card.method, card.language) == ("lora", "en")
    assert card.copying is not None
    assert lines[-1]["report"] == str(folder / "report.json")
    perplexity = card.measures[0]
    assert [one.name for one in card.measures] == ["perplexity", "next_word", "keystrokes_saved"]
    assert perplexity.control == perplexity.base
    assert perplexity.voice < 0.7 * perplexity.base
    assert perplexity.high is not None
    assert perplexity.high < 0, "no draw of the pages makes the control the better one"
    assert card.measures[1].voice > card.measures[1].base
    assert card.held_out_words == perplexity.words > 50
    whole = text.read_text(encoding="utf-8")
    assert card.copying.longest_run_words >= 5
    assert card.copying.longest_run.lower() in whole.lower()
    assert card.neutral.voice > 1
    assert len(card.bias) == 12
    assert card.blind
    assert all(one.own in whole for one in card.blind)

    measure = ("evaluate", text, "--compare", "Moor", "--characters", "3000", "--metrics")
    said = inkling(*measure, "perplexity", "--model", "tiny").stdout
    assert "Moor against tiny" in said
    assert "perplexity" in said
    figures = json.loads(inkling(*measure, "perplexity", "--voice", "Sea", "--json").stdout)
    assert [one["name"] for one in figures["measures"]] == ["perplexity"]
    assert figures["measures"][0]["high"] < 0

    known = inkling("voices", "report", "Moor", "--on", text)
    assert "learned from moor.txt" in one_sentence(known)
    same = inkling("voices", "report", "Moor", "--control", "Moor")
    assert "learned from the same text" in one_sentence(same)
    text.write_text("Changed.", encoding="utf-8")
    assert "was changed" in one_sentence(inkling("voices", "report", "Moor"))


def written(home: Path, method: str, base: str, sha256: str, pack: Path) -> Path:
    """The voice `Alien`, which this pack speaks and no text is known of."""
    folder = home / "data" / "voices" / "Alien"
    jobs.write_job(folder, Job("Alien", method, base, sha256, (), {"length": 128}))
    shutil.copytree(pack, folder / jobs.PACK, dirs_exist_ok=True)
    return folder


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_an_imported_voice_is_measured_on_a_text_that_the_writer_gives(
    inkling: Inkling, home: Path, tiny_model: Path, tmp_path: Path
) -> None:
    folder = written(home, "import", "tiny", read_pack(tiny_model).source_sha256, tiny_model)
    assert "--on TEXT" in one_sentence(inkling("voices", "report", "Alien"))
    text = tmp_path / "dimma.txt"
    swedish = "Dimman låg tät över heden, och {0} män kom gående längs vägen när klockan slog {0}. "
    text.write_text("".join(swedish.format(n) for n in range(40)), encoding="utf-8")
    done = inkling("voices", "report", "Alien", "--on", text)
    assert done.returncode == 0, done.stderr
    assert "Which texts Alien learned from is not known" in done.stdout
    assert "are English" in done.stdout
    card = read_report(folder)
    assert card is not None
    assert (card.method, card.language, card.copying) == ("import", "sv", None)
    assert card.measures[0].voice == card.measures[0].base, "it is the tiny model itself"
    assert all(one.own in text.read_text(encoding="utf-8") for one in card.blind)


def test_a_voice_for_another_base_or_without_any_to_compare_it_with_has_no_report(
    inkling: Inkling, home: Path, tiny_model: Path
) -> None:
    written(home, "import", "tiny", "ab" * 32, tiny_model)
    assert "is not the one" in one_sentence(inkling("voices", "report", "Alien"))
    written(home, "scratch", "", "", tiny_model)
    refused = one_sentence(inkling("voices", "report", "Alien"))
    assert "trained from scratch" in refused
    assert "--voice 'Alien'` measures the voice alone" in refused


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
