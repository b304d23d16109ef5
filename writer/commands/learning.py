"""The training itself: steps, samples and checkpoints, until it is done or told to stop."""

from __future__ import annotations

import argparse
import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from writer.commands import methods
from writer.commands.attending import is_over, rest
from writer.commands.methods import Beginning
from writer.commands.silence import silenced
from writer.gpt.samples import sample
from writer.gpt.training import Progress, Settings
from writer.gpt.training_texts import Windows
from writer.lm.tokenizer import Tokenizer
from writer.voices import job as jobs
from writer.voices.job import VoiceError

if TYPE_CHECKING:
    from writer.gpt.trainer import Trainer

CHECKPOINT_SECONDS = 60.0
CHECKPOINT_SHARE = 20  # a checkpoint of a whole model takes seconds: at most one in so many
SAMPLE_SECONDS = 120.0  # one costs some two steps


def learned(
    folder: Path,
    beginning: Beginning,
    settings: Settings,
    cut: Windows,
    arguments: argparse.Namespace,
) -> tuple[dict[str, np.ndarray], bool]:
    """What training comes to, by name, and whether it came to its end or was told to stop.

    The trainer is let go before merging: both are large.
    """
    with _stopping() as stopped:
        with silenced():  # TensorFlow greets
            trainer = methods.trainer(beginning, settings, arguments.strategy)
            _restore(folder, trainer)
            trainer.loss(cut.held_out[:1])
        at_end = _train(folder, trainer, beginning.tokenizer, settings, cut, stopped, arguments)
    best = jobs.load_best(folder) if settings.patience else None
    return trainer.parameters(best), at_end


def _train(
    folder: Path,
    trainer: Trainer,
    tokenizer: Tokenizer,
    settings: Settings,
    cut: Windows,
    stopped: list[int],
    arguments: argparse.Namespace,
) -> bool:
    """To the end, or until it is told to stop; which of them. The state is kept now and then."""
    from writer.gpt.trainer import fit

    begun = kept = said = time.monotonic()
    pause = CHECKPOINT_SECONDS
    limit = float("inf") if arguments.minutes is None else 60 * arguments.minutes
    lines = jobs.read_progress(folder)
    measured = [line["held_out"] for line in lines if line.get("held_out") is not None]
    for progress in fit(trainer, cut, settings, measured):
        jobs.append_progress(folder, asdict(progress))
        _tell(progress, arguments)
        if settings.patience and progress.held_out == min(measured):
            jobs.save_best(folder, next(trainer.vectors())[1])
        now = time.monotonic()
        if trainer.anywhere(is_over(folder, stopped) or now - begun > limit):
            _keep(folder, trainer)
            return progress.step == progress.steps
        if progress.step == 0 or now - said > SAMPLE_SECONDS:
            line = _sample(trainer, tokenizer, cut, progress)
            jobs.append_progress(folder, line)
            _tell_line(line, arguments)
            said = time.monotonic()
        if now - kept > pause:
            _keep(folder, trainer)
            kept = time.monotonic()
            pause = max(CHECKPOINT_SECONDS, CHECKPOINT_SHARE * (kept - now))
        rest(folder, stopped, partial(_keep, folder, trainer), on_mains_only=arguments.on_mains)
    return True


def _sample(
    trainer: Trainer, tokenizer: Tokenizer, cut: Windows, progress: Progress
) -> dict[str, Any]:
    """A line with what the voice makes of the first held-out page; at step 0 it is the base's."""
    prompt, text = sample(trainer.next_logits, tokenizer, cut.held_out[0])
    return {"step": progress.step, "steps": progress.steps, "prompt": prompt, "sample": text}


def _keep(folder: Path, trainer: Trainer) -> None:
    def arrays() -> Iterator[tuple[str, np.ndarray]]:
        yield "step", np.array(trainer.step)
        yield from trainer.vectors()

    jobs.save_checkpoint(folder, arrays())


def _restore(folder: Path, trainer: Trainer) -> None:
    stored = jobs.load_checkpoint(folder)
    if stored is None:
        jobs.rewind_progress(folder, -1)
        return
    try:
        trainer.restore(int(stored["step"]), stored)
    except (KeyError, ValueError, TypeError) as error:
        raise VoiceError(
            f"The training of {folder.name} cannot go on: {jobs.CHECKPOINT} is not of this "
            "training. Remove the voice and train it again."
        ) from error
    jobs.rewind_progress(folder, trainer.step)


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """Collects the signals that ask for an end: the step at work is finished and all is kept."""
    came: list[int] = []

    def note(number: int, _frame: object) -> None:
        if came:  # asked twice: leave at once; what was kept last is still there
            raise KeyboardInterrupt
        came.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(progress: Progress, arguments: argparse.Namespace) -> None:
    if arguments.json:
        _tell_line(asdict(progress), arguments)
        return
    if progress.held_out is not None:
        loss = "" if progress.loss is None else f"  loss {progress.loss:.3f}"
        print(
            f"step {progress.step:>5} of {progress.steps}{loss}  held out {progress.held_out:.3f}"
            f"  {progress.seconds:.0f} s",
            flush=True,
        )


def _tell_line(line: dict[str, Any], arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(line), flush=True)
