from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from writer.voices.job import VoiceError
from writer.voices.report import (
    REPORT,
    Continued,
    Copying,
    Leaning,
    Measured,
    Neutral,
    Report,
    read_report,
    write_report,
)

CARD = Report(
    voice="Moor",
    method="lora",
    base="tiny",
    control="Others",
    language="en",
    held_out_words=900,
    measures=(Measured("perplexity", 900, 30.0, 25.0, 24.0, -0.06, -0.02),),
    copying=Copying(7, "the fog lay on the moor and", 0.01, 0.0),
    neutral=Neutral(29.0, 29.5),
    bias=(Leaning("The nurse said that", 0.2, 0.4),),
    blind=(Continued("It was late.", "He rose.", "Nobody came.", "The fog “lay” there."),),
)


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replace(CARD, control=None, measures=(Measured("x", 1, 2.0, None, 3.0, None, None),)),
        replace(CARD, method="import", copying=None),
    ],
)
def test_a_report_is_read_as_it_was_written(tmp_path: Path, card: Report) -> None:
    assert read_report(tmp_path) is None
    assert write_report(tmp_path, card) == tmp_path / REPORT
    assert read_report(tmp_path) == card


def test_a_damaged_report_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "Moor"
    folder.mkdir()
    path = write_report(folder, CARD)
    whole = path.read_text(encoding="utf-8")
    record = json.loads(whole)
    spoilt = [whole[:-30], "[]", "", json.dumps(record | {"format": 1})]
    spoilt += [json.dumps({k: v for k, v in record.items() if k != key}) for key in record]
    spoilt += [json.dumps(record | {key: [7]}) for key in ("measures", "copying", "bias", "blind")]
    for text in spoilt:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(
            VoiceError, match=r"The report of Moor .*`inkling voices report 'Moor'`"
        ):
            read_report(folder)
