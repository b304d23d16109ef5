"""Whether a window opens and shows something, in several languages and in an unusual home."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

from writer.health import libraries
from writer.health.finding import ExaminationError, Finding, examine, opened

HOME = "An odd home 作家 "
# Where a comma parts decimals and an i has a dot in capitals too.
LOCALES = ("C", "tr_TR.UTF-8")


def window() -> Iterator[Finding]:
    """Draw the window as it is started here, then in other locales from a home of its own."""
    plugin = libraries.platform()
    if lacking := libraries.missing(plugin):
        yield Finding(plugin, "no window", libraries.lack(lacking))
        return
    try:
        yield from _shown("window", examine("window"))
    except ExaminationError as error:
        if "DISPLAY" not in os.environ and sys.platform == "linux" and plugin == "xcb":
            problem = "There is no desktop here to open a window on. The command line works."
            yield Finding(plugin, "no window", problem)
            return
        yield Finding(plugin, "no window", f"Qt cannot open a window. It says: {error}")
        return
    with tempfile.TemporaryDirectory(prefix=HOME) as home:
        for locale in LOCALES:
            elsewhere = {**os.environ, "INKLING_HOME": home, "LC_ALL": locale}
            try:
                yield from _shown(f"window in {locale}", examine("window", environment=elsewhere))
            except ExaminationError as error:
                problem = f"In the locale {locale} no window can be opened: {error}"
                yield Finding(f"window in {locale}", home, problem)


def _shown(name: str, record: Mapping[str, Any]) -> Iterator[Finding]:
    """What a child that drew the window saw."""
    value = f"{record['platform']}, {record['fonts']} fonts, {record['colours']} colours"
    if not record["fonts"]:
        problem = "There are no fonts. On Debian or Ubuntu: `sudo apt-get install fonts-dejavu`."
        yield Finding(name, value, problem)
    elif record["colours"] < 2:
        yield Finding(name, value, "The window stays blank. Update the graphics driver.")
    else:
        yield Finding(name, value)
    yield from opened(record)
