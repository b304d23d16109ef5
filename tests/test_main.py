from __future__ import annotations

import os
import subprocess
import sys

import pytest
from command_line import REPOSITORY, Inkling

from writer import __version__
from writer.__main__ import HIDDEN_VERBS, VERBS


def test_the_version_is_the_projects(inkling: Inkling) -> None:
    done = inkling("--version")
    assert done.stdout == f"Inkling {__version__}\n"
    assert f'version = "{__version__}"' in (REPOSITORY / "pyproject.toml").read_text()


def test_help_lists_the_verbs_meant_for_people(inkling: Inkling) -> None:
    told = inkling("--help").stdout
    assert all(f"  {verb} " in told for verb in VERBS)
    assert not any(f"  {verb} " in told for verb in HIDDEN_VERBS)


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("complete", "--help"),
        ("complete", "--model", "tiny", "--max-tokens", "200", "a"),
        ("complete", "--model", "tiny", "--max-tokens", "5", "--json", "a"),
        ("models", "list"),
        ("models", "info", "tiny"),
        ("doctor", "installed"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("tiny_model")
def test_a_reader_who_went_away_is_met_quietly(words: tuple[str, ...]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "writer", *words],
            cwd=REPOSITORY,
            env={k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"},
            stdout=theirs,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("tiny_model")
def test_a_terminal_without_unicode_gets_question_marks_and_no_traceback(inkling: Inkling) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = inkling("complete", "--model", "tiny", "--greedy", "é", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "?" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="NEEDS UNIX: a shell closes the streams")
@pytest.mark.parametrize("words", ["--version", "complete --model tiny --max-tokens 2 a"])
@pytest.mark.usefixtures("tiny_model")
def test_closed_streams_are_no_trouble(words: str) -> None:
    shell = f'exec "{sys.executable}" -m writer {words} >&- 2>&-'
    assert subprocess.run(["sh", "-c", shell], cwd=REPOSITORY, check=False).returncode == 0
