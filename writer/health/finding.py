"""What an examination finds, and the child processes that examine."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from writer import program

PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `problem` says in a sentence what is wrong and what to do, if it is."""

    name: str
    value: str
    problem: str = ""


class ExaminationError(Exception):
    """A child could not do what it was told to. The message is its last word."""


def examine(*words: str, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Run `inkling examine WORDS` to its end; what it found. Raises ExaminationError.

    What crashes there is told here.
    """
    command = program.command("examine", *words)
    try:
        child = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=utf8(os.environ if environment is None else environment),
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExaminationError(
            f"It took longer than {PATIENCE_SECONDS:.0f} seconds. "
            "Close other programs and try again."
        ) from error
    if child.returncode == 0:
        return last_object(child.stdout)
    said = child.stderr.strip().splitlines()
    if not said:
        raise ExaminationError(ending(child.returncode))
    # Our own sentence comes last; Qt, before it aborts, says the reason first.
    raise ExaminationError(said[0] if child.returncode < 0 else said[-1])


def utf8(environment: Mapping[str, str]) -> dict[str, str]:
    """With children speaking UTF-8, whatever the terminal does."""
    return {**environment, "PYTHONIOENCODING": "utf-8"}


def last_object(output: str) -> dict[str, Any]:
    """The JSON object in the last line; libraries may have written others before."""
    found: dict[str, Any] = json.loads(output.splitlines()[-1])
    return found


def ending(code: int) -> str:
    """Words for a process that said none."""
    return f"The process ended with code {code} and no word. Install Inkling again."


def opened(record: Mapping[str, Any]) -> Iterator[Finding]:
    """That the child opened no socket, or which."""
    for name in record["sockets"]:
        yield Finding("network", name, "Inkling reached for the network unasked. Please report it.")
