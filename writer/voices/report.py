"""The report card of a voice: what fine-tuning gained, and what it cost, in report.json.

It is written by `inkling voices report` and shown by the window. Plain values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from writer.documents.save import atomic_save
from writer.voices.job import VoiceError

FORMAT, REPORT = 2, "report.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of the held-out pages: perplexity, next_word or keystrokes_saved.

    `low` and `high` are the 95 % interval of voice / control - 1 (base where there is no control);
    None where there are too few pages, or where that is no number.
    """

    name: str
    words: int
    base: float
    control: float | None
    voice: float
    low: float | None
    high: float | None
    untaught: float | None = None  # the base before it was taught prose, where it was


@dataclass(frozen=True, slots=True)
class Copying:
    """How much of what the voice writes stands so in its training texts.

    The longest run of words in a row and its text; the share of the samples' 8-grams that are
    copied; of training pages begun, the share that the voice goes on with word for word.
    """

    longest_run_words: int
    longest_run: str
    share_of_8_grams: float
    extracted: float


@dataclass(frozen=True, slots=True)
class Neutral:
    """Perplexity of prose that has nothing to do with the writer: higher is forgotten."""

    base: float
    voice: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """After these words, how likely "he" is where either "he" or "she" follows."""

    prompt: str
    base_he: float
    voice_he: float


@dataclass(frozen=True, slots=True)
class Continued:
    """What stands before a place of the held-out pages, and three ways in which it goes on."""

    before: str
    base: str
    voice: str
    own: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `held_out_words` is how many words the perplexity was measured on.

    `method` is how it was trained, "import" where that was elsewhere; `language` the code of what
    it was measured on, as "en", or "" where it cannot be told. What a voice copies of texts that
    are not known, as an imported one's are not, cannot be told either.
    """

    voice: str
    method: str
    base: str
    control: str | None
    language: str
    held_out_words: int
    measures: tuple[Measured, ...]
    copying: Copying | None
    neutral: Neutral
    bias: tuple[Leaning, ...]
    blind: tuple[Continued, ...]

    @property
    def is_english(self) -> bool:
        """Whether the neutral prose and the trades, which are English, tell of these texts."""
        return self.language in ("", "en")


def write_report(folder: Path, report: Report) -> Path:
    """Keep the report in the voice's folder; the file it is in. Raises OSError."""
    record = {"format": FORMAT, **asdict(report)}
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    atomic_save(folder / REPORT, text.encode())
    return folder / REPORT


def read_report(folder: Path) -> Report | None:
    """The report in a voice's folder; None if there is none yet.

    Raises VoiceError for one that is damaged, or another version's.
    """
    try:
        record = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise VoiceError(
                f"The report of {folder.name} was made by another version of Inkling. "
                f"{_again(folder)}"
            )
        return _report(record)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise VoiceError(f"The report of {folder.name} is damaged. {_again(folder)}") from error


def _report(record: Mapping[str, Any]) -> Report:
    copying, neutral = record["copying"], record["neutral"]
    return Report(
        voice=str(record["voice"]),
        method=str(record["method"]),
        base=str(record["base"]),
        control=None if record["control"] is None else str(record["control"]),
        language=str(record["language"]),
        held_out_words=int(record["held_out_words"]),
        measures=tuple(_measured(one) for one in record["measures"]),
        copying=None if copying is None else _copying(copying),
        neutral=Neutral(float(neutral["base"]), float(neutral["voice"])),
        bias=tuple(
            Leaning(str(one["prompt"]), float(one["base_he"]), float(one["voice_he"]))
            for one in record["bias"]
        ),
        blind=tuple(
            Continued(*(str(one[name]) for name in ("before", "base", "voice", "own")))
            for one in record["blind"]
        ),
    )


def _copying(record: Mapping[str, Any]) -> Copying:
    return Copying(
        int(record["longest_run_words"]),
        str(record["longest_run"]),
        float(record["share_of_8_grams"]),
        float(record["extracted"]),
    )


def _measured(one: Mapping[str, Any]) -> Measured:
    return Measured(
        name=str(one["name"]),
        words=int(one["words"]),
        base=float(one["base"]),
        control=_perhaps(one["control"]),
        voice=float(one["voice"]),
        low=_perhaps(one["low"]),
        high=_perhaps(one["high"]),
        untaught=_perhaps(one.get("untaught")),
    )


def _perhaps(value: Any) -> float | None:
    return None if value is None else float(value)


def _again(folder: Path) -> str:
    return f"`inkling voices report '{folder.name}'` makes it again."
