"""`inkling models`: list, add, inspect, export and remove models."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from writer.commands import export
from writer.lm.pack import PackError, PackInfo, verify_pack
from writer.models import library
from writer.models.catalogue import catalogue
from writer.models.library import ModelError, Progress

WORDS = {
    "downloading": "Downloading",
    "verifying": "Checking the download",
    "checking": "Checking the file",
    "reading": "Reading the weights",
    "converting": "Building the graph",
    "balancing": "Calibrating on prose",
    "binding": "Rounding the weights",
    "measuring": "Measuring what that lost",
    "writing": "Writing",
    "done": "Ready",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's own verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    listing = verbs.add_parser("list", help="what is here, and what can be added by name")
    listing.add_argument("--json", action="store_true")
    adding = verbs.add_parser("add", help="add a model by name, or from a file or folder")
    adding.add_argument("source", metavar="NAME_OR_PATH")
    adding.add_argument("--progress-json", action="store_true", help="one JSON object a line")
    telling = verbs.add_parser("info", help="tell all about a model, and check its files")
    telling.add_argument("name")
    telling.add_argument("--json", action="store_true")
    export.add_arguments(
        verbs.add_parser("export", help="write a model as a Hugging Face folder or a GGUF file")
    )
    removing = verbs.add_parser("remove", help="delete a model from this computer")
    removing.add_argument("name")


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0, or 1 with the reason on standard error."""
    try:
        verbs = {"list": _list, "add": _add, "info": _info, "export": _export, "remove": _remove}
        return verbs[arguments.verb](arguments)
    except (ModelError, PackError) as error:
        print(error, file=sys.stderr)
        return 1


def _list(arguments: argparse.Namespace) -> int:
    here = library.installed()
    names = {info.name for info in here}
    if arguments.json:
        rows = [{**_record(info), "installed": True} for info in here]
        rows += [
            {
                "name": e.name,
                "title": e.title,
                "licence": e.licence,
                "download_bytes": e.download_size,
                "verified": e.verified,
                "installed": False,
            }
            for e in catalogue()
            if e.name not in names
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for info in here:
        print(f"{info.name:<28}{info.title} ({info.licence})")
    for entry in catalogue():
        if entry.name not in names:
            doubt = "" if entry.verified else ", not verified"
            size = f"{entry.megabytes} MB to fetch"
            print(f"{entry.name:<28}{entry.title} ({entry.licence}), not added yet, {size}{doubt}")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    bar = _Bar()
    entry = library.entry_named(arguments.source)
    if entry and not entry.verified and not arguments.progress_json:
        print(
            f"{entry.title} is not verified: its hashes come from public records, not from its "
            "files. What arrives is checked against them.",
            file=sys.stderr,
        )
    try:
        info = library.add(arguments.source, _print_json if arguments.progress_json else bar.show)
    except KeyboardInterrupt:
        stopped = f"Stopped. Nothing of {arguments.source} was kept; add it again any time."
        print(stopped, file=sys.stderr)
        return 130
    finally:
        bar.end()
    if arguments.progress_json:
        print(json.dumps({"stage": "done", "fraction": 1.0, "pack": info.name}), flush=True)
    else:
        print(f"{info.title} is ready in {info.folder}.")
    return 0


def _info(arguments: argparse.Namespace) -> int:
    info = verify_pack(library.find(arguments.name))
    record = _record(info)
    if arguments.json:
        print(json.dumps(record, ensure_ascii=False, indent=2))
        return 0
    for name in ("name", "title", "licence", "source", "source_sha256", "folder"):
        print(f"{name.replace('_', ' '):<16}{record[name]}")
    sizes = ", ".join(f"{key} {value}" for key, value in info.architecture.items())
    print(f"{'architecture':<16}{sizes}")
    print(f"{'exactness':<16}{_exactness(info.perplexity)}")
    print(f"{'files':<16}all as they were prepared")
    return 0


def _exactness(lost: dict[str, float]) -> str:
    try:
        return (
            f"perplexity {lost['rounded']:.2f} rounded, {lost['float']:.2f} in float "
            f"({lost['loss_percent']:+.2f} %, {lost['tokens']:.0f} tokens)"
        )
    except (KeyError, TypeError, ValueError):
        return "not measured"


def _export(arguments: argparse.Namespace) -> int:
    for path in export.export(arguments):
        print(f"{arguments.name} is written to {path}.")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    library.remove(arguments.name)
    print(f"{arguments.name} is removed.")
    return 0


def _record(info: PackInfo) -> dict[str, object]:
    return {**asdict(info), "folder": str(info.folder)}


def _print_json(progress: Progress) -> None:
    if progress.stage != "done":
        print(json.dumps(asdict(progress)), flush=True)


class _Bar:
    """One line that is drawn over, or in a file a line for each stage."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._stage = ""

    def show(self, progress: Progress) -> None:
        """Draw how far it is."""
        words = WORDS.get(progress.stage, progress.stage)
        if self._live:
            filled = round(30 * progress.fraction)
            bar = "█" * filled + "░" * (30 - filled)
            print(f"\r{bar} {progress.fraction:>4.0%}  {words:<28}", end="", file=sys.stderr)
        elif progress.stage != self._stage:
            print(f"{progress.fraction:>4.0%}  {words}", file=sys.stderr)
        sys.stderr.flush()
        self._stage = progress.stage

    def end(self) -> None:
        """Leave the line."""
        if self._live and self._stage:
            print(file=sys.stderr)
