"""The command line: `inkling VERB` does one thing and ends.

What a verb needs is imported only once it is chosen, so that no verb pays for the others.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import signal
import sys
from pathlib import Path

from writer import __version__, paths

VERBS = {
    "complete": "continue a text and stream the result to standard output",
    "models": "list, add, inspect or remove models",
    "finetune": "learn a voice from texts, on this machine",
    "voices": "list, inspect, remove, export or import voices",
    "evaluate": "measure how good a model and its suggestions are for a text",
    "bench": "measure how fast the model and the window are here",
    "doctor": "check what is installed, where things live and whether a model runs",
}
HIDDEN_VERBS = ("prepare", "examine")


def main(argv: list[str] | None = None) -> int:
    """Run one verb, or the window. Returns the exit code."""
    words = sys.argv[1:] if argv is None else argv
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, or a program of a window on Windows
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal gets ? for what it has not
    try:
        try:
            if words and words[0] in (*VERBS, *HIDDEN_VERBS):
                return _run_verb(words[0], words[1:])
            return _without_verb(words)
        finally:
            sys.stdout.flush()  # here, so that a reader who went away is met below, not at exit
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away, as in `inkling complete | head`: nothing left to say, or to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run_verb(verb: str, words: list[str]) -> int:
    # To be told to end is to be interrupted: what is half-made is tidied up.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Keras comes with TensorFlow, and would write to the user's own folder.
    os.environ.setdefault("KERAS_HOME", str(paths.cache_folder() / "keras"))
    command = importlib.import_module(f"writer.commands.{verb}")
    parser = argparse.ArgumentParser(f"inkling {verb}", description=VERBS.get(verb))
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(words)))


def _without_verb(words: list[str]) -> int:
    """The window, on the given file if any; without a display, a completion in the terminal."""
    verbs = "\n".join(f"  {name:<10} {text}" for name, text in VERBS.items())
    parser = argparse.ArgumentParser(
        "inkling",
        description="A language model on your own machine that goes on with your text.",
        epilog=f"verbs:\n{verbs}\n\n`inkling VERB --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, help="the text to open")
    parser.add_argument("--version", action="version", version=f"Inkling {__version__}")
    arguments = parser.parse_args(words)
    if not _has_display():
        print("There is no display here, so the model goes on with a sentence in the terminal:\n")
        return _run_verb("complete", ["--temperature", "0.7", "--dry", "0.8"])
    try:
        app = importlib.import_module("writer.app")
    except ImportError as error:
        print(_unimportable(error), file=sys.stderr)
        return 1
    app.run(arguments.file)  # does not come back
    return 0


def _unimportable(error: ImportError) -> str:
    """Why the window's code cannot be loaded: as a rule for want of a library of the system."""
    from writer.health import libraries

    lacking = libraries.missing(libraries.platform())
    return libraries.lack(lacking) or f"Inkling is not whole: {error}. Install it again."


def _has_display() -> bool:
    """Whether a window can be shown: always, but on a Unix without X11, Wayland or a choice."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
