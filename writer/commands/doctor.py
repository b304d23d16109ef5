"""`inkling doctor`: what is installed, where things live, and whether all of it works."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator

from writer.health.finding import Finding
from writer.health.folders import folders
from writer.health.installed import installed
from writer.health.models import completion, models, training, usual_model
from writer.health.window import window
from writer.models.catalogue import DEFAULT_MODEL

Check = Callable[[argparse.Namespace], Iterator[Finding]]
CHECKS: dict[str, Check] = {
    "installed": lambda _: installed(),
    "folders": lambda _: folders(),
    "window": lambda _: window(),
    "models": lambda _: models(),
    "completion": lambda arguments: completion(arguments.model or usual_model()),
    "training": lambda arguments: training(arguments.model or usual_model()),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parts = ", ".join(CHECKS)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"look at these only: {parts}")
    parser.add_argument("--model", help=f"the model to try ({DEFAULT_MODEL}, or what is here)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Report on everything; 0 only if all is well."""
    if unknown := set(arguments.parts) - CHECKS.keys():
        parts = ", ".join(CHECKS)
        print(f"The doctor knows no {', '.join(sorted(unknown))}. There are: {parts}.")
        return 2
    found: dict[str, list[Finding]] = {}
    for title, check in CHECKS.items():
        if arguments.parts and title not in arguments.parts:
            continue
        found[title] = _findings(check, arguments)
        if not arguments.json:
            _print(title, found[title])
    problems = sum(bool(f.problem) for group in found.values() for f in group)
    if arguments.json:
        record = {
            title: {f.name: {"value": f.value, "problem": f.problem or None} for f in group}
            for title, group in found.items()
        }
        print(json.dumps({"works": not problems, **record}, ensure_ascii=False, indent=2))
    else:
        marked = "1 thing is" if problems == 1 else f"{problems} things are"
        print(f"{marked} not as it should be; see above." if problems else "All is well.")
    return 1 if problems else 0


def _findings(check: Check, arguments: argparse.Namespace) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(check(arguments))
    except Exception as error:  # a doctor that breaks down helps nobody
        problem = f"This could not be checked: {error or type(error).__name__}."
        found.append(Finding("check", "not done", problem))
    return found


def _print(title: str, findings: list[Finding]) -> None:
    print(title.capitalize())
    for finding in findings:
        print(f"  {finding.name:<24}{finding.value}")
        if finding.problem:
            print(f"    ! {finding.problem}")
    print(flush=True)
