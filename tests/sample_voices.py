"""Voices to be looked at: texts as they were read, a training under way, and a report."""

from __future__ import annotations

import math
from pathlib import Path

from writer.voices import job as jobs
from writer.voices import library, report
from writer.voices.texts import LeftOut, Prepared

PAGE = """It was already dark when the last boat came in, and the old woman on the quay had put \
out her lamp twice and lit it again. Nobody spoke.

“You are late,” she said.

"""
TEXTS = (
    Prepared(
        Path("/home/ada/novels/the-harbour.docx"),
        "a",
        PAGE * 30,
        59_106,
        "en",
        (
            LeftOut("front matter", 212, "THE HARBOUR\nA novel\n\nContents\nI. The quay"),
            LeftOut("contents", 40, "I. The quay"),
            LeftOut("duplicate", 1_204, "“You are late,” she said."),
        ),
    ),
    Prepared(Path("/home/ada/novels/letters.md"), "b", PAGE, 4_310, "en", ()),
    Prepared(
        Path("/home/ada/novels/灯.txt"), "c", PAGE, 812, "zh", (LeftOut("table", 90, "1 | 2"),)
    ),
)
REFUSED = ((Path("/x/scan.pdf"), "scan.pdf is not a text that can be read. Save it as txt."),)
REPORT = report.Report(
    "The harbour",
    "lora",
    "smollm2-135m-prose",
    "others",
    "en",
    5_911,
    (
        report.Measured("perplexity", 5_911, 22.0, 22.1, 21.4, -0.041, -0.019, 27.0),
        report.Measured("next_word", 5_911, 0.331, 0.333, 0.338, -0.004, 0.031, 0.302),
        report.Measured("keystrokes_saved", 2_000, 0.181, 0.183, 0.201, 0.022, 0.140, 0.165),
    ),
    report.Copying(7, "and lit it again. Nobody spoke at all", 0.004, 0.0),
    report.Neutral(31.2, 31.6),
    (
        report.Leaning("The nurse said that", 0.12, 0.14),
        report.Leaning("The captain said that", 0.81, 0.88),
    ),
    tuple(
        report.Continued(
            "The men carried the boxes up the steps one by one, as they had every night.",
            " They were very tired and they went home to sleep, and it was a good day.",
            " Nobody counted them. The younger set his down in the lee of the wall.",
            " She counted them as they came.",
        )
        for _ in range(10)
    ),
)


def make_job(name: str, *, trained: bool) -> None:
    """A voice's folder."""
    folder = library.voice_folder(name)
    text = jobs.Text("/home/ada/novels/the-harbour.docx", "a", 59_106)
    jobs.write_job(folder, jobs.Job(name, "lora", "smollm2-135m-prose", "0" * 64, (text,), {}))
    for line in lines(40):
        jobs.append_progress(folder, line)
    if trained:
        (folder / jobs.ADAPTER).mkdir()
        (folder / jobs.PACK).mkdir()


def lines(steps: int) -> list[dict[str, object]]:
    """What a training of 135 steps tells until then."""
    told: list[dict[str, object]] = []
    for step in range(steps + 1):
        loss = 3.0 + 0.6 * math.exp(-step / 30) + 0.12 * math.sin(step * 2.4)
        held_out = 3.05 + 0.4 * math.exp(-step / 25) if step % 13 == 0 else None
        told.append(
            {
                "step": step,
                "steps": 135,
                "tokens": 512,
                "loss": loss if step else None,
                "held_out": held_out,
                "seconds": 2.1 * step,
            }
        )
    prompt = "The men carried the boxes up the steps one by one, as they had"
    told.insert(
        1,
        {
            "step": 0,
            "steps": 135,
            "prompt": prompt,
            "sample": " been told to do so by the captain of the ship, who was a very good man.",
        },
    )
    told.append(
        {
            "step": steps,
            "steps": 135,
            "prompt": prompt,
            "sample": " every night that month, and set them down in the lee of the wall. Nobody",
        }
    )
    return told


def keep_report(voice: str) -> None:
    """Have what was measured of a voice."""
    report.write_report(library.voice_folder(voice), REPORT)
