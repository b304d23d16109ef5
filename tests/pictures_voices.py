"""Renders the voices' window in its states into pictures, to be looked at: no model is needed.

    python tests/pictures_voices.py FOLDER [LANGUAGE]

LANGUAGE is en (as it comes) or zh_CN. Needs fonts, and no display.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["INKLING_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from writer.gui.blind_test import BlindTest
from writer.gui.theme import theme_named
from writer.gui.training_process import TrainingProcess
from writer.gui.voices_methods import METHODS
from writer.gui.voices_reading import Shelf
from writer.gui.voices_window import VoicesWindow
from writer.gui.window import Window
from writer.process import translate
from writer.settings import Settings
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
    "smollm2-135m-instruct",
    "others",
    "en",
    5_911,
    (
        report.Measured("perplexity", 5_911, 27.3, 23.4, 22.7, -0.041, -0.019),
        report.Measured("next_word", 5_911, 0.302, 0.331, 0.338, -0.004, 0.031),
        report.Measured("keystrokes_saved", 2_000, 0.165, 0.183, 0.201, 0.022, 0.140),
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


def main() -> None:
    """Render every picture."""
    folder, language = Path(sys.argv[1]), (*sys.argv[2:], "en")[0]
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["inkling"])
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_GB" if language == "en" else language))
    translate(application, QLocale(language))
    for name in ("The harbour", "Letters", "Six others"):
        make_job(name, trained=name != "Letters")
    make_job("From afar", method="import")
    report.write_report(library.voice_folder("The harbour"), REPORT)
    afar = replace(REPORT, voice="From afar", method="import", copying=None, language="sv")
    report.write_report(library.voice_folder("From afar"), afar)
    for theme in ("light", "dark"):
        settings = Settings(theme=theme, voice="The harbour")
        window = Window(settings, Path(tempfile.mkdtemp()))
        training = TrainingProcess()
        voices = VoicesWindow(training, settings, window)
        voices.resize(940, 700)
        voices.show()
        keep_pages(voices, training, folder, theme)
        keep_blind_test(window, folder, theme)
        voices.close_for_good()
        window.close()


def make_job(name: str, *, trained: bool = True, method: str = "lora") -> None:
    """A voice's folder."""
    folder = library.voice_folder(name)
    text = jobs.Text("/home/ada/novels/the-harbour.docx", "a", 59_106)
    texts = () if method == "import" else (text,)
    jobs.write_job(folder, jobs.Job(name, method, "smollm2-135m-instruct", "0" * 64, texts, {}))
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


def keep_pages(voices: VoicesWindow, training: TrainingProcess, folder: Path, theme: str) -> None:
    """Each page in its states."""
    voices.list.setCurrentRow(0)
    keep(voices, folder / f"empty-{theme}.png")
    voices.texts.show_shelf(Shelf(TEXTS[2:], ()))
    keep(voices, folder / f"few-{theme}.png")
    voices.texts.show_shelf(Shelf(TEXTS, REFUSED))
    keep(voices, folder / f"texts-{theme}.png")
    voices.choose_method(TEXTS)
    voices.method.stop_measuring()
    keep(voices, folder / f"method-{theme}.png")
    voices.method._show({"seconds": 290.0, "memory_bytes": 2.6e9})
    voices.method.unfold(True)
    keep(voices, folder / f"estimate-{theme}.png")
    voices.method.show_problem("There is a voice with this name. Choose another.")
    voices.method.unfold(False)
    keep(voices, folder / f"problem-{theme}.png")
    voices.method.methods.button(len(METHODS) - 1).click()
    voices.method.stop_measuring()
    voices.method.unfold(True)
    keep(voices, folder / f"scratch-{theme}.png")
    voices.method.unfold(False)
    voices.show_voices("The harbour")
    keep(voices, folder / f"report-{theme}.png")
    voices.show_voices("From afar")
    keep(voices, folder / f"imported-{theme}.png")
    voices.show_voices("Letters")
    keep(voices, folder / f"cut-off-{theme}.png")
    training.voice, training.doing, training.lines = "Letters", "training", lines(40)
    voices.show_voices("Letters")
    voices.training.show_progress()
    keep(voices, folder / f"training-{theme}.png")
    training.doing, training.lines = "typing", lines(9)
    voices.training.show_progress()
    keep(voices, folder / f"resting-{theme}.png")
    training.voice = ""


def keep_blind_test(window: Window, folder: Path, theme: str) -> None:
    """A pair, and the tally."""
    theme_named(theme).wear()
    test = BlindTest(REPORT.blind, window, seed=1)
    test.show()
    keep(test, folder / f"blind-{theme}.png")
    for _ in REPORT.blind:
        test.pick_left()
    keep(test, folder / f"tally-{theme}.png")
    test.close()


def keep(widget: QWidget, path: Path) -> None:
    """Write a picture of the widget."""
    QTest.qWait(50)
    widget.grab().save(str(path))


if __name__ == "__main__":
    main()
