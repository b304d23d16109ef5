"""Whether the models are whole, and one of them completes and learns."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from writer import paths, program
from writer.health.finding import (
    ExaminationError,
    Finding,
    ending,
    examine,
    opened,
    utf8,
)
from writer.lm.pack import PackError, verify_pack
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL

PROMPT = "The boat came in at"
STEPS = 3
TRAINING_SECONDS, ENDING_SECONDS = 300.0, 60.0


def models() -> Iterator[Finding]:
    """Every model's files against their hashes."""
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


def usual_model() -> str:
    """The default model, or another that is here."""
    here = [folder.name for folder in library.pack_folders()]
    return DEFAULT_MODEL if DEFAULT_MODEL in here or not here else here[0]


def completion(model: str) -> Iterator[Finding]:
    """Five tokens, in a child."""
    try:
        told = examine("completion", "--model", model, "--prompt", PROMPT)
    except ExaminationError as error:
        yield Finding(model, "no completion", str(error))
        return
    yield Finding(model, f"“{PROMPT}{told['text']}” at {told['tokens_per_second']:.0f} tokens/s")
    yield from opened(told)


def training(model: str) -> Iterator[Finding]:
    """A few steps in a child, which is then told to end in the middle of a step."""
    child = subprocess.Popen(
        program.command("examine", "training", "--model", model),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=utf8(os.environ),
    )
    watchdog = threading.Timer(TRAINING_SECONDS, child.kill)
    watchdog.start()
    try:
        yield from _trained(model, child)
    finally:
        watchdog.cancel()
        if child.poll() is None:
            child.kill()
        child.communicate()


def _trained(model: str, child: subprocess.Popen[str]) -> Iterator[Finding]:
    assert child.stdout is not None
    assert child.stderr is not None
    losses: list[float] = []
    for line in child.stdout:
        told = json.loads(line)
        losses.append(told["loss"])
        if len(losses) > STEPS:
            break
    if len(losses) <= STEPS:
        said = child.stderr.read().strip().splitlines()
        yield Finding(model, "no training", said[-1] if said else ending(child.wait()))
        return
    value = f"loss {losses[0]:.3f} before and {losses[-1]:.3f} after {STEPS} steps"
    learns = losses[-1] < losses[0]
    problem = "" if learns else "It learns nothing here. Please report it, with this report."
    yield Finding(model, value, problem)
    yield from opened(told)
    yield _cancelled(child)


def _cancelled(child: subprocess.Popen[str]) -> Finding:
    begun = time.monotonic()
    child.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
    try:
        child.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        problem = f"It went on for more than {ENDING_SECONDS:.0f} seconds after it was cancelled."
        return Finding("cancel", "not ended", problem)
    return Finding("cancel", f"ended after {time.monotonic() - begun:.1f} s")


def _fetch_default() -> str:
    return f"`inkling models add {DEFAULT_MODEL}` fetches one."
