"""The command line: `inkling [FILE]` opens the window, `inkling VERB` does one thing and ends.

What a verb needs is imported only once it is chosen, so that the window never pays for the rest.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from writer import __version__

VERBS = {
    "complete": "continue a text and stream the result to standard output",
    "models": "list, add, inspect or remove models",
    "bench": "measure the speed of the model on this machine",
    "doctor": "check that everything Inkling needs is there and works",
}
HIDDEN_VERBS = ("prepare",)


def main(argv: list[str] | None = None) -> int:
    """Run one verb, or the window. Returns the exit code."""
    words = sys.argv[1:] if argv is None else argv
    try:
        if words and words[0] in (*VERBS, *HIDDEN_VERBS):
            return _run_verb(words[0], words[1:])
        return _open_window(words)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away, as in `inkling complete | head`: nothing left to say, or to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run_verb(verb: str, words: list[str]) -> int:
    command = importlib.import_module(f"writer.commands.{verb}")
    parser = argparse.ArgumentParser(f"inkling {verb}", description=VERBS.get(verb))
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(words)))


def _open_window(words: list[str]) -> int:
    verbs = "\n".join(f"  {name:<10} {text}" for name, text in VERBS.items())
    parser = argparse.ArgumentParser(
        "inkling",
        description="Open Inkling, or with a verb do one thing on the command line.",
        epilog=f"verbs:\n{verbs}\n\n`inkling VERB --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, help="a text to open")
    parser.add_argument("--version", action="version", version=f"Inkling {__version__}")
    arguments = parser.parse_args(words)
    if _has_display():
        app = importlib.import_module("writer.app")
        return int(app.run(arguments.file))
    print("There is no display to open a window on, so here is a completion in the terminal.")
    return _run_verb("complete", [])


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
