"""`inkling finetune`: learn a voice from texts, and make a pack that speaks in it.

Stopped or killed at any time, it goes on with `--resume` as if it had never been.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from writer.commands.attending import is_over, rest
from writer.commands.estimating import estimate
from writer.commands.job_inputs import base_of, texts_of
from writer.commands.silence import silenced
from writer.commands.training_arguments import add_arguments, settings_of
from writer.commands.voicing import keep_voice
from writer.gpt.config import CheckpointError
from writer.gpt.lora import Adapter, AdapterError, fresh
from writer.gpt.reading import read_checkpoint
from writer.gpt.samples import sample
from writer.gpt.training import Progress, Settings, TrainingError
from writer.gpt.training_texts import Windows, read_texts, windows
from writer.lm import source
from writer.lm.pack import PackError, PackInfo, verify_pack
from writer.lm.tokenizer import Tokenizer
from writer.models import library as models
from writer.voices import job as jobs
from writer.voices import library as voices
from writer.voices import running
from writer.voices.job import Job, VoiceError
from writer.voices.texts import Prepared, TextError, expectation

if TYPE_CHECKING:
    from writer.gpt.trainer import Trainer

__all__ = ["add_arguments", "run"]

CHECKPOINT_SECONDS = 60.0
SAMPLE_SECONDS = 120.0  # one costs some two steps


def run(arguments: argparse.Namespace) -> int:
    """Train; 0 if the voice speaks, 1 with the reason on standard error if not."""
    if arguments.background:
        running.lower_priority()
    try:
        if arguments.estimate:
            _estimate(arguments)
            return 0
        folder, job, texts = _resumed(arguments) if arguments.resume else _new(arguments)
        base = base_of(job)
        settings = Settings(**job.settings)
        cut = windows(texts, Tokenizer(base.folder), settings.length)
        with running.announced(folder):
            _learn(folder, job, base, settings, cut, arguments)
    except (
        AdapterError,
        CheckpointError,
        PackError,
        TextError,
        TrainingError,
        VoiceError,
        models.ModelError,
    ) as error:
        print(error, file=sys.stderr)
        return 1
    except MemoryError:
        print("There is not enough memory to train. Close other programs.", file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"The training stopped: {error.strerror or error}. {_again(arguments.voice)}",
            file=sys.stderr,
        )
        return 1
    return 0


def _again(voice: str) -> str:
    return f"`inkling finetune --voice '{voice}' --resume` goes on."


def _new(arguments: argparse.Namespace) -> tuple[Path, Job, list[Prepared]]:
    """A job for new texts. Nothing is written before all is known to be sound."""
    folder = voices.voice_folder(arguments.voice)
    if (folder / jobs.JOB).exists():
        raise VoiceError(
            f"There is a voice called {arguments.voice}. Choose another name, add --resume to go "
            f"on with it, or remove it: `inkling voices remove '{arguments.voice}'`."
        )
    base, texts, settings, _ = _sound(arguments)
    _tell_texts(texts)
    listed = tuple(jobs.Text(str(t.path.resolve()), t.sha256, t.words) for t in texts)
    job = Job(
        arguments.voice, arguments.method, base.name, base.source_sha256, listed, asdict(settings)
    )
    jobs.write_job(folder, job)
    return folder, job, texts


def _sound(
    arguments: argparse.Namespace,
) -> tuple[PackInfo, list[Prepared], Settings, Windows]:
    """What is to be trained, and on what; raises the reason where that cannot be."""
    if not arguments.texts:
        raise VoiceError("Give the texts to learn from.")
    base = verify_pack(models.find(arguments.model))
    texts = read_texts(arguments.texts)
    settings = settings_of(arguments)
    return base, texts, settings, windows(texts, Tokenizer(base.folder), settings.length)


def _estimate(arguments: argparse.Namespace) -> None:
    base, _, settings, cut = _sound(arguments)
    with silenced():  # TensorFlow greets
        told = estimate(_trainer(source.kept(base), settings), cut, settings)
    if arguments.json:
        print(json.dumps(told))
        return
    minutes, gigabytes = told["seconds"] / 60, told["memory_bytes"] / 1e9
    print(
        f"It would take about {minutes:.0f} minutes and {gigabytes:.1f} GB of memory "
        f"({told['tokens_per_second']:.0f} tokens a second)."
    )


def _tell_texts(texts: list[Prepared]) -> None:
    """What is learned from and what is not, beside the lines for programs."""
    words = sum(text.words for text in texts)
    left_out = sum(part.words for text in texts for part in text.left_out)
    if left_out:
        print(
            f"{left_out:,} words are left out: `inkling voices texts` shows them.", file=sys.stderr
        )
    if hint := expectation(words):
        print(hint, file=sys.stderr)


def _resumed(arguments: argparse.Namespace) -> tuple[Path, Job, list[Prepared]]:
    """A job that was begun, with its texts as they were."""
    folder = voices.find(arguments.voice)
    job = jobs.read_job(folder)
    return folder, job, texts_of(job)


def _learn(
    folder: Path,
    job: Job,
    base: PackInfo,
    settings: Settings,
    cut: Windows,
    arguments: argparse.Namespace,
) -> None:
    """Train, keep what was learned, and make the pack."""
    learned = _learned(folder, base, settings, cut, arguments)
    running.tell(folder, "merging")
    _tell_stage("merging", arguments)
    keep_voice(folder, job, base, read_checkpoint(source.kept(base)), learned)
    _tell_stage("done", arguments)


def _learned(
    folder: Path, base: PackInfo, settings: Settings, cut: Windows, arguments: argparse.Namespace
) -> Adapter:
    """What training comes to. The trainer is let go before merging: both are large."""
    with _stopping() as stopped:
        with silenced():  # TensorFlow greets
            trainer = _trainer(source.kept(base), settings)
            _restore(folder, trainer)
            trainer.loss(cut.held_out[:1])
        tokenizer = Tokenizer(base.folder)
        _train(folder, trainer, tokenizer, settings, cut, stopped, arguments)
    return Adapter(settings.rank, settings.alpha, trainer.factors())


def _trainer(origin: Path, settings: Settings) -> Trainer:
    """The checkpoint is let go here and read again for merging: half a gigabyte meanwhile."""
    from writer.gpt.trainer import Trainer, reproducible

    reproducible()
    checkpoint = read_checkpoint(origin)
    adapter = fresh(checkpoint.config, settings.rank, settings.alpha, settings.seed)
    return Trainer(checkpoint, adapter, settings)


def _train(
    folder: Path,
    trainer: Trainer,
    tokenizer: Tokenizer,
    settings: Settings,
    cut: Windows,
    stopped: list[int],
    arguments: argparse.Namespace,
) -> None:
    """To the end, or until it is told to stop; the state is kept now and then, and at the end."""
    from writer.gpt.trainer import fit

    begun = kept = said = time.monotonic()
    limit = float("inf") if arguments.minutes is None else 60 * arguments.minutes
    for progress in fit(trainer, cut, settings):
        jobs.append_progress(folder, asdict(progress))
        _tell(progress, arguments)
        now = time.monotonic()
        if is_over(folder, stopped) or now - begun > limit:
            break
        if progress.step == 0 or now - said > SAMPLE_SECONDS:
            line = _sample(trainer, tokenizer, cut, progress)
            jobs.append_progress(folder, line)
            _tell_line(line, arguments)
            said = time.monotonic()
        if now - kept > CHECKPOINT_SECONDS:
            _keep(folder, trainer)
            kept = time.monotonic()
        rest(folder, stopped, partial(_keep, folder, trainer), on_mains_only=arguments.on_mains)
    _keep(folder, trainer)


def _sample(
    trainer: Trainer, tokenizer: Tokenizer, cut: Windows, progress: Progress
) -> dict[str, Any]:
    """A line with what the voice makes of the first held-out page; at step 0 it is the base's."""
    prompt, text = sample(trainer.next_logits, tokenizer, cut.held_out[0])
    return {"step": progress.step, "steps": progress.steps, "prompt": prompt, "sample": text}


def _keep(folder: Path, trainer: Trainer) -> None:
    state = trainer.state()
    jobs.save_checkpoint(
        folder,
        {
            "step": np.array(state.step),
            "parameters": state.parameters,
            "first_moment": state.first_moment,
            "second_moment": state.second_moment,
        },
    )


def _restore(folder: Path, trainer: Trainer) -> None:
    from writer.gpt.trainer import State

    stored = jobs.load_checkpoint(folder)
    if stored is None:
        jobs.rewind_progress(folder, -1)
        return
    try:
        vectors = (stored[name] for name in ("parameters", "first_moment", "second_moment"))
        trainer.restore(State(int(stored["step"]), *vectors))
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


def _tell_stage(stage: str, arguments: argparse.Namespace) -> None:
    said: dict[str, Any] = {"stage": stage, "voice": arguments.voice}
    if arguments.json:
        print(json.dumps(said), flush=True)
    elif stage == "done":
        print(f"{arguments.voice} is ready: `inkling complete --voice '{arguments.voice}'`.")
        print(f"`inkling voices report '{arguments.voice}'` measures what it gained.")
