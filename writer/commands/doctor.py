"""`inkling doctor`: what is installed, where things live, and whether a model runs."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from writer import __version__, paths
from writer.commands import libraries
from writer.lm.pack import PackError, verify_pack
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL

PACKAGES = ("PySide6-Essentials", "ai-edge-litert", "tokenizers", "numpy")
TENSORFLOWS = ("tensorflow-cpu", "tensorflow")
PROMPT = "The boat came in at"
ENOUGH_BYTES = 1 << 30  # fetching and preparing the default model takes some 500 MB
PATIENCE_SECONDS = 120.0
WINDOW = (
    "from PySide6.QtWidgets import QApplication\nprint(QApplication(['inkling']).platformName())"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `problem` says in a sentence what is wrong and what to do, if it is."""

    name: str
    value: str
    problem: str = ""


Check = Callable[[argparse.Namespace], Iterator[Finding]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--model", help=f"the model to try ({DEFAULT_MODEL}, or what is here)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Report on everything; 0 only if a completion works."""
    checks: dict[str, Check] = {
        "installed": _installed,
        "folders": _folders,
        "window": _window,
        "models": _models,
        "completion": _completion,
    }
    found: dict[str, list[Finding]] = {}
    for title, check in checks.items():
        found[title] = _findings(check, arguments)
        if not arguments.json:
            _print(title, found[title])
    works = not any(finding.problem for finding in found["completion"])
    if arguments.json:
        record = {
            title: {f.name: {"value": f.value, "problem": f.problem or None} for f in group}
            for title, group in found.items()
        }
        print(json.dumps({"works": works, **record}, ensure_ascii=False, indent=2))
        return 0 if works else 1
    problems = sum(bool(f.problem) for group in found.values() for f in group)
    marked = "1 thing is" if problems == 1 else f"{problems} things are"
    print("All is well." if not problems else f"{marked} not as it should be; see the lines above.")
    return 0 if works else 1


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


def _installed(_: argparse.Namespace) -> Iterator[Finding]:
    yield Finding("Inkling", __version__)
    old = sys.version_info < (3, 11)
    yield Finding(
        "Python",
        f"{platform.python_version()} in {sys.prefix}",
        "Inkling needs Python 3.11 or newer." if old else "",
    )
    yield Finding("system", platform.platform())
    yield Finding("processor", f"{os.cpu_count()} cores, {_processor()}")
    for name in PACKAGES:
        yield _package(name, (name,), "Install Inkling again, whole.")
    yield _package("tensorflow", TENSORFLOWS, "Without it no model can be added or fine-tuned.")


def _package(name: str, spellings: tuple[str, ...], advice: str) -> Finding:
    """A package's version from its metadata: importing some of them takes seconds."""
    for spelling in spellings:
        try:
            return Finding(spelling, metadata.version(spelling))
        except metadata.PackageNotFoundError:
            continue
    return Finding(name, "missing", f"{name} is not installed. {advice}")


def _processor() -> str:
    """The instruction sets that decide the speed, as numpy sees them."""
    core = importlib.import_module("numpy._core._multiarray_umath")  # private: may go one day
    features: dict[str, bool] = getattr(core, "__cpu_features__", {})
    told = {"AVX2": "AVX2", "AVX512F": "AVX-512", "AVX512VNNI": "VNNI", "ASIMDDP": "dot product"}
    here = [words for name, words in told.items() if features.get(name)]
    return f"{platform.machine()} with {', '.join(here) or 'no fast instructions'}"


def _folders(_: argparse.Namespace) -> Iterator[Finding]:
    for name, folder in (
        ("settings", paths.config_folder()),
        ("models", paths.packs_folder()),
        ("cache", paths.cache_folder()),
        ("state", paths.state_folder()),
        ("logs", paths.log_folder()),
    ):
        yield _folder(name, folder)


def _folder(name: str, folder: Path) -> Finding:
    """Whether files can be made here, or where the folder would be made."""
    here = next(f for f in (folder, *folder.parents) if f.exists())
    free = shutil.disk_usage(here).free
    value = f"{folder}, {free / 1e9:.1f} GB free"
    try:
        with tempfile.TemporaryFile(dir=here) as file:
            file.write(b"x" * 4096)
    except OSError as error:
        problem = f"Nothing can be written in {here}: {error.strerror}."
        return Finding(name, value, problem + " Make room there, or make it yours to write in.")
    if name == "models" and free < ENOUGH_BYTES:
        return Finding(name, value, "That is little room to add a model. Free a gigabyte first.")
    return Finding(name, value)


def _window(_: argparse.Namespace) -> Iterator[Finding]:
    plugin = libraries.platform()
    lacking = libraries.missing(plugin)
    if lacking:
        problem = f"Qt needs {', '.join(lacking)}, which this system lacks."
        if command := libraries.install_command(lacking):
            problem += f" On Debian or Ubuntu: `{command}`."
        yield Finding(plugin, "no window", problem)
        return
    child = _child([sys.executable, "-c", WINDOW], 30.0)
    if child.returncode == 0:
        yield Finding(child.stdout.strip(), "a window can be opened")
    elif "DISPLAY" not in os.environ and sys.platform == "linux" and plugin == "xcb":
        problem = "There is no desktop here to open a window on. The command line works without."
        yield Finding(plugin, "no window", problem)
    else:
        said = child.stderr.strip().splitlines() or [_ending(child)]
        yield Finding(plugin, "no window", f"Qt cannot open a window. It says: {said[0]}")


def _models(_: argparse.Namespace) -> Iterator[Finding]:
    folders = library.pack_folders()
    if not folders:
        problem = f"No model is here. {_fetch_default()}"
        yield Finding("none", str(paths.packs_folder()), problem)
    for folder in folders:
        try:
            info = verify_pack(folder)
        except PackError as error:
            yield Finding(folder.name, "damaged", str(error))
        else:
            yield Finding(folder.name, f"whole ({info.licence})")


def _fetch_default() -> str:
    return f"`inkling models add {DEFAULT_MODEL}` fetches one."


def _completion(arguments: argparse.Namespace) -> Iterator[Finding]:
    """A real completion in a child process: what crashes there is reported here."""
    here = [folder.name for folder in library.pack_folders()]
    usual = DEFAULT_MODEL if DEFAULT_MODEL in here or not here else here[0]
    model = arguments.model or usual
    program = [sys.executable, "-m", "writer", "complete", "--model", model]
    child = _child([*program, "--greedy", "--json", "--max-tokens", "5", PROMPT], PATIENCE_SECONDS)
    if child.returncode:
        said = child.stderr.strip().splitlines() or [_ending(child)]
        yield Finding(model, "no completion", said[-1])
        return
    told = json.loads(child.stdout)
    speed = f"{told['tokens_per_second']:.0f} tokens/s"
    yield Finding(model, f"“{PROMPT}{told['text']}” at {speed}")


def _child(words: list[str], seconds: float) -> subprocess.CompletedProcess[str]:
    """Run a child to its end, which also comes when it takes too long."""
    try:
        return subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = f"It took longer than {seconds:.0f} seconds. Close other programs and try again."
        return subprocess.CompletedProcess(words, 1, "", said)


def _ending(child: subprocess.CompletedProcess[str]) -> str:
    return f"The process ended with code {child.returncode} and no word. Install Inkling again."
