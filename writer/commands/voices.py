"""`inkling voices`: show texts and voices, measure, rename, remove, export or import them."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from writer.commands import voice_export
from writer.commands.complete import add_model_argument
from writer.commands.report import report_on, told
from writer.commands.voicing import keep_voice
from writer.gpt import adapter_file, lora
from writer.gpt.config import CheckpointError
from writer.gpt.lora import AdapterError
from writer.gpt.original import original
from writer.lm.pack import PackError, verify_pack
from writer.models import library as models
from writer.models.errors import ModelError
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import Job, VoiceError
from writer.voices.report import write_report
from writer.voices.texts import TextError, expectation, prepared

EXCERPT = 90  # characters, so that it stays a line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="show every voice")
    info = actions.add_parser("info", help="tell what a voice learned from, and how it went")
    removal = actions.add_parser("remove", help="delete a voice and all it learned")
    renaming = actions.add_parser("rename", help="call it something else")
    export = actions.add_parser("export", help="write what it learned, or the model that speaks it")
    adoption = actions.add_parser("import", help="make a voice of an adapter from PEFT or Inkling")
    report = actions.add_parser("report", help="measure what it gained, and keep a report card")
    texts = actions.add_parser("texts", help="show what would be learned from texts, and what not")
    for action in (info, removal, renaming, adoption, report):
        action.add_argument("name")
    renaming.add_argument("new", metavar="NEW_NAME")
    adoption.add_argument("folder", type=Path, help="with adapter_config.json")
    add_model_argument(adoption)
    voice_export.add_arguments(export)
    texts.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    texts.add_argument("--show", action="store_true", help="the cleaned texts too")
    report.add_argument(
        "--control",
        metavar="VOICE",
        help="trained in the same way on as many words by others: what the voice gains beyond it "
        "comes from your words",
    )
    report.add_argument(
        "--on",
        nargs="+",
        type=Path,
        default=[],
        metavar="TEXT",
        help="measure it on these, which it did not learn from, and not on what was held out",
    )
    for action in (listing, info, report, texts):
        action.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0, or 1 with the reason on standard error."""
    does = {
        "list": _list,
        "info": _info,
        "remove": _remove,
        "export": _export,
        "import": _import,
        "rename": _rename,
        "report": _report,
        "texts": _texts,
    }
    try:
        does[arguments.action](arguments)
    except (AdapterError, CheckpointError, ModelError, PackError, TextError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"That did not work: {error.strerror or error}.", file=sys.stderr)
        return 1
    return 0


def _list(arguments: argparse.Namespace) -> None:
    rows = [{**asdict(job), "trained": library.is_trained(job.voice)} for job in library.voices()]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        words = sum(text["words"] for text in row["texts"])
        doubt = "" if row["trained"] else ", not trained yet"
        learned = "imported" if row["method"] == "import" else f"from {words:,} words"
        base = f"for {row['base']}" if row["base"] else "from scratch"
        print(f"{row['voice']:<28}{base}, {learned}{doubt}")


def _info(arguments: argparse.Namespace) -> None:
    folder = library.find(arguments.name)
    job, lines = jobs.read_job(folder), jobs.read_progress(folder)
    held_out = [line["held_out"] for line in lines if line.get("held_out") is not None]
    told = {
        **asdict(job),
        "trained": library.is_trained(job.voice),
        "step": lines[-1]["step"] if lines else 0,
        "steps": lines[-1]["steps"] if lines else None,
        "held_out": held_out,
        "folder": str(folder),
    }
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for name in ("voice", "base", "base_sha256", "method", "step", "steps", "folder"):
        print(f"{name.replace('_', ' '):<14}{told[name]}")
    for text in job.texts:
        print(f"{'text':<14}{text.path} ({text.words:,} words)")
    if held_out:
        print(f"{'held-out loss':<14}{held_out[0]:.3f} before, {held_out[-1]:.3f} now")


def _remove(arguments: argparse.Namespace) -> None:
    removed = library.remove(arguments.name)
    size = f"{removed.freed / 1e6:,.1f} MB"
    print(f"{arguments.name} is removed. These {len(removed.files)} files are gone ({size}):")
    for name in removed.files:
        print(f"  {name}")


def _rename(arguments: argparse.Namespace) -> None:
    library.rename(arguments.name, arguments.new)
    print(f"{arguments.name} is called {arguments.new} now.")


def _export(arguments: argparse.Namespace) -> None:
    print(voice_export.export(arguments))


def _import(arguments: argparse.Namespace) -> None:
    folder = library.voice_folder(arguments.name)
    if folder.exists():
        raise VoiceError(f"There is a voice called {arguments.name}. Choose another name.")
    base = verify_pack(models.find(arguments.model))
    adapter = adapter_file.read_adapter(arguments.folder, base.name, base.source_sha256)
    checkpoint = original(base)
    adapter = lora.completed(adapter, checkpoint.config)
    lora.check(adapter, checkpoint.config)
    settings = {"rank": adapter.rank, "alpha": adapter.alpha}
    job = Job(arguments.name, "import", base.name, base.source_sha256, (), settings)
    try:
        jobs.write_job(folder, job)
        keep_voice(folder, job, base, checkpoint, adapter)
    except BaseException:  # an interrupt too leaves no half of a voice; it goes on its way
        shutil.rmtree(folder, ignore_errors=True)
        raise
    print(f"{arguments.name} is ready: `inkling complete --voice '{arguments.name}'`.")


def _report(arguments: argparse.Namespace) -> None:
    def tell(stage: str, share: float) -> None:
        if arguments.json:
            print(json.dumps({"stage": stage, "share": round(share, 3)}), flush=True)
        elif sys.stderr.isatty():
            print(f"\r\x1b[K{stage}: {share:.0%} ", end="", file=sys.stderr, flush=True)

    found = report_on(arguments.name, arguments.control, arguments.on, tell)
    path = write_report(library.find(arguments.name), found)
    if arguments.json:
        print(json.dumps({"stage": "done", "voice": arguments.name, "report": str(path)}))
        return
    tell("", 1)
    print(told(found))


def _texts(arguments: argparse.Namespace) -> None:
    texts = prepared(arguments.paths)
    if arguments.json:
        rows = [{**asdict(text), "path": str(text.path)} for text in texts]
        if not arguments.show:
            rows = [{key: value for key, value in row.items() if key != "text"} for row in rows]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for text in texts:
        left_out = sum(part.words for part in text.left_out)
        parts = [
            f"{text.words:,} words",
            f"{left_out:,} left out" if left_out else "",
            text.language,
        ]
        print(f"{text.path}: {', '.join(filter(None, parts))}")
        for part in text.left_out:
            excerpt = " ".join(part.excerpt.split())
            print(f"    {part.reason:<14}{part.words:>7,} words  {excerpt[:EXCERPT]}")
        if arguments.show and text.text:
            print(f"\n{text.text}")
    words = sum(text.words for text in texts)
    print(expectation(words) or f"{words:,} words in all.")
