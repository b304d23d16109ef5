"""The report card says what its figures bear out, and the blind test what was picked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from writer.gui.blind_test import BlindTest
from writer.gui.report_view import ReportView
from writer.voices.report import Continued, Copying, Leaning, Measured, Neutral, Report

REPORT = Report(
    "Moor",
    "lora",
    "tiny",
    "others",
    "en",
    5_911,
    (
        Measured("perplexity", 5_911, 27.3, 23.4, 22.7, -0.041, -0.019),
        Measured("next_word", 5_911, 0.302, 0.331, 0.338, -0.004, 0.031),
        Measured("keystrokes_saved", 2_000, 0.165, None, 0.201, None, None),
    ),
    Copying(7, "<b>and lit it again</b>", 0.004, 0.0),
    Neutral(31.2, 35.6),
    (Leaning("The nurse said that", 0.12, 0.14),),
    (),
)
PAIRS = tuple(Continued(f"before {n}", f"base {n}", f"voice {n}", "own") for n in range(10))


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_gain_is_claimed_only_where_the_interval_bears_it_out(qtbot: QtBot) -> None:
    view = ReportView(REPORT)
    qtbot.addWidget(view)
    said = words_of(view)
    assert "1.9 % to 4.1 % better" in said
    assert "no sure difference" in said
    assert "too few pages to tell" in said
    assert "as many words by other authors" in said
    assert "much more than before" in said
    assert "<b>and lit it again</b>" in said
    assert all(label.textFormat() != Qt.TextFormat.RichText for label in view.findChildren(QLabel))


def test_what_prose_gave_is_no_merit_of_the_voice(qtbot: QtBot) -> None:
    measures = tuple(replace(measured, untaught=41.5) for measured in REPORT.measures[:1])
    view = ReportView(replace(REPORT, measures=measures))
    qtbot.addWidget(view)
    said = words_of(view)
    assert said.index("Plain model") < said.index("Taught prose") < said.index("Your voice")
    assert said.index("41.5") < said.index("27.3") < said.index("22.7")
    assert "no merit of your voice" in said
    assert said.count("Plain model") == 1, "“he” or “she” is compared with what was taught"
    assert "1.9 % to 4.1 % better" in said, "against the control, whatever stands beside it"


def test_without_a_control_none_is_shown(qtbot: QtBot) -> None:
    measures = tuple(replace(measured, control=None) for measured in REPORT.measures)
    view = ReportView(replace(REPORT, control=None, measures=measures, bias=()))
    qtbot.addWidget(view)
    assert "other authors" not in words_of(view)
    assert "He or she" not in words_of(view)


@pytest.mark.parametrize(
    ("changes", "says", "says_not"),
    [
        ({}, "On pages of yours", "English"),
        ({"language": ""}, "He or she", "English"),
        ({"language": "sv"}, "That prose is English", "from scratch"),
        ({"method": "full"}, "Plain model", "from scratch"),
        ({"method": "scratch"}, "beside it stands tiny", "reads other prose"),
        ({"method": "scratch"}, "Another model", "Plain model"),
        ({"method": "import", "copying": None}, "nor what it copies", "The longest run"),
        ({"method": "import", "copying": None}, "the text that you chose", "never read"),
    ],
)
def test_what_cannot_be_told_or_compared_is_said(
    qtbot: QtBot, changes: dict[str, str | None], says: str, says_not: str
) -> None:
    view = ReportView(replace(REPORT, **changes))  # type: ignore[arg-type]
    qtbot.addWidget(view)
    assert says in words_of(view)
    assert says_not not in words_of(view)


@given(seed=st.integers(0, 10_000), wants=st.lists(st.booleans(), min_size=10, max_size=10))
def test_who_picks_by_the_words_sees_it_in_the_tally(seed: int, wants: list[bool]) -> None:
    test = BlindTest(PAIRS, None, seed)
    for number, wants_voice in enumerate(wants):
        assert test._before.text().endswith(f"before {number}")
        left = test._texts[0].text()
        is_left = left.startswith("voice" if wants_voice else "base")
        test._buttons[0 if is_left else 1].click()
    assert test.picked == wants
    assert f"voice {sum(wants)} times" in test._title.text()
    assert f"model {10 - sum(wants)} times" in test._title.text()
    test.deleteLater()


@pytest.mark.parametrize(
    ("voice", "says"), [(10, "to be heard"), (6, "Guessing could"), (0, "more to your liking")]
)
def test_the_tally_says_what_chance_could_have_done(qtbot: QtBot, voice: int, says: str) -> None:
    test = BlindTest(PAIRS, None, 1)
    qtbot.addWidget(test)
    test.show()
    test.activateWindow()
    qtbot.waitUntil(test.isActiveWindow, timeout=3000)
    for number in range(10):
        wanted = "voice" if number < voice else "base"
        is_left = test._texts[0].text().startswith(wanted)
        qtbot.keyClick(test, Qt.Key.Key_1 if is_left else Qt.Key.Key_2)
        qtbot.waitUntil(lambda n=number: len(test.picked) == n + 1, timeout=3000)
    assert says in test._before.text()
    assert not test._neither.isVisible()
    assert "at the end" not in words_of(test)


def test_neither_counts_for_none(qtbot: QtBot) -> None:
    test = BlindTest(PAIRS[:2], None, 1)
    qtbot.addWidget(test)
    test._neither.click()
    test._neither.click()
    assert "voice 0 times" in test._title.text()
    assert test.result() == 0
    test._close.click()
    assert test.result() == 1
