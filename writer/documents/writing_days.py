"""How much was written on each day, in one small file: for goals, streaks and the chart."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from writer.documents.other_version import keep_other_version
from writer.documents.save import atomic_save


@dataclass(frozen=True, slots=True)
class Written:
    """Words more than there were, and the seconds it took, pauses left out."""

    words: int = 0
    seconds: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(self.words + other.words, self.seconds + other.seconds)


Days = dict[date, Written]


def read_days(file: Path) -> Days:
    """The days in the file. Raises OSError, and ValueError for what is no such file."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(stored, dict) or not isinstance(stored.get("days"), dict):
        raise ValueError("no days in it")
    days: Days = {}
    for day, values in stored["days"].items():
        words, seconds = values
        if type(words) is not int or type(seconds) is not int:
            raise ValueError(f"{day} has no numbers")
        days[date.fromisoformat(day)] = Written(words, seconds)
    return days


def add_day(file: Path, day: date, written: Written) -> tuple[Days, Path | None]:
    """Add to a day, and give all days. Raises OSError; then the file is as it was.

    A damaged file is kept beside the new one, and its place given.
    """
    damaged: Path | None = None
    try:
        days = read_days(file)
    except (ValueError, TypeError):
        damaged = keep_other_version(file, file.read_bytes())
        days = {}
    days[day] = days.get(day, Written()) + written
    rows = {str(d): [w.words, w.seconds] for d, w in sorted(days.items())}
    file.parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps({"format": 1, "days": rows}, indent=1)
    atomic_save(file, data.encode(), private=True)
    return days, damaged


def streak(days: Mapping[date, Written], today: date, goal: int) -> int:
    """On how many days in a row the goal was reached, up to today or, if not yet, yesterday.

    Without a goal a day counts on which anything was written.
    """
    wanted = max(goal, 1)

    def reached(day: date) -> bool:
        return days.get(day, Written()).words >= wanted

    day = today if reached(today) else today - timedelta(days=1)
    length = 0
    while reached(day):
        length, day = length + 1, day - timedelta(days=1)
    return length


def last_days(days: Mapping[date, Written], today: date, number: int) -> list[tuple[date, int]]:
    """The words of each of the last days, the oldest first; a day of cutting has none."""
    span = [today - timedelta(days=back) for back in range(number - 1, -1, -1)]
    return [(day, max(days.get(day, Written()).words, 0)) for day in span]


def as_csv(days: Mapping[date, Written]) -> bytes:
    """A table for other programs: date, words, minutes."""
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(["date", "words", "minutes"])
    for day, written in sorted(days.items()):
        rows.writerow([day.isoformat(), written.words, round(written.seconds / 60, 1)])
    return table.getvalue().encode("utf-8")
