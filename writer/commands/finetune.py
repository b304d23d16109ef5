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
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from writer.commands.complete import add_model_argument
from writer.commands.job_texts import texts_of
from writer.commands.silence import silenced
from writer.commands.voicing import keep_voice
from writer.gpt.config import CheckpointError
from writer.gpt.lora import Adapter, AdapterError, fresh
from writer.gpt.reading import read_checkpoint
from writer.gpt.training import Progress, Settings, TrainingError
from writer.gpt.training_texts import TrainingText, TrainingTextError, Windows, read_texts, windows
from writer.health.installed import NO_AVX, has_avx
from writer.lm import source
from writer.lm.pack import PackError, PackInfo, verify_pack
from writer.lm.tokenizer import Tokenizer
from writer.models import library as models
from writer.voices import job as jobs
from writer.voices import library as voices
from writer.voices.job import Job, VoiceError

if TYPE_CHECKING:
    from writer.gpt.trainer import Trainer

CHECKPOINT_SECONDS = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument(
        "texts", nargs="*", type=Path, metavar="TEXT", help="txt and md files, or folders of them"
    )
    parser.add_argument("--voice", required=True, metavar="NAME", help="what to call it")
    add_model_argument(parser)
    parser.add_argument(
        "--method", choices=("lora",), default="lora", help="what is trained (lora)"
    )
    parser.add_argument("--epochs", type=int, default=1, help="times through the texts (1)")
    parser.add_argument("--rank", type=int, default=Settings().rank, help="of the factors (16)")
    parser.add_argument("--alpha", type=float, default=Settings().alpha, help="their weight (16)")
    parser.add_argument(
        "--learning-rate",
        type=float,
        default=Settings().learning_rate,
        help=f"at its highest ({Settings().learning_rate:g})",
    )
    parser.add_argument("--length", type=int, default=Settings().length, help="tokens in a window")
    parser.add_argument("--batch", type=int, default=Settings().batch, help="windows in a step")
    parser.add_argument(
        "--precision",
        choices=("bfloat16", "float32"),
        default="bfloat16",
        help="of the frozen layers; float32 is slower, and learns the same to the last bit",
    )
    parser.add_argument("--seed", type=int, default=0, help="the same seed learns the same (0)")
    parser.add_argument("--minutes", type=float, help="stop then, and keep what was learned")
    parser.add_argument("--resume", action="store_true", help="go on with a training")
    parser.add_argument("--json", action="store_true", help="print a JSON object for each step")


def run(arguments: argparse.Namespace) -> int:
    """Train; 0 if the voice speaks, 1 with the reason on standard error if not."""
    if not has_avx():
        print(NO_AVX, file=sys.stderr)
        return 1
    try:
        folder, job, texts = _resumed(arguments) if arguments.resume else _new(arguments)
        base = verify_pack(models.find(job.base))
        if base.source_sha256 != job.base_sha256:
            raise VoiceError(
                f"The model {base.name} is not the one that {job.voice} was begun with "
                f"({base.source_sha256[:12]}, then {job.base_sha256[:12]})."
            )
        settings = Settings(**job.settings)
        cut = windows(texts, Tokenizer(base.folder), settings.length)
        _learn(folder, job, base, settings, cut, arguments)
    except (
        AdapterError,
        CheckpointError,
        PackError,
        TrainingError,
        TrainingTextError,
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


def _new(arguments: argparse.Namespace) -> tuple[Path, Job, list[TrainingText]]:
    """A job for new texts. Nothing is written before all is known to be sound."""
    folder = voices.voice_folder(arguments.voice)
    if folder.exists():
        raise VoiceError(
            f"There is a voice called {arguments.voice}. Choose another name, add --resume to go "
            f"on with it, or remove it: `inkling voices remove '{arguments.voice}'`."
        )
    if not arguments.texts:
        raise VoiceError("Give the texts to learn from.")
    base = verify_pack(models.find(arguments.model))
    texts = read_texts(arguments.texts)
    settings = _settings(arguments)
    windows(texts, Tokenizer(base.folder), settings.length)  # too short is said now
    listed = tuple(jobs.Text(str(t.path.resolve()), t.sha256, t.words) for t in texts)
    job = Job(
        arguments.voice, arguments.method, base.name, base.source_sha256, listed, asdict(settings)
    )
    jobs.write_job(folder, job)
    return folder, job, texts


def _settings(arguments: argparse.Namespace) -> Settings:
    bounds = {
        "epochs": (1, 100),
        "rank": (1, 256),
        "alpha": (0.1, 1024),
        "learning_rate": (1e-7, 1),
        "length": (16, 1024),
        "batch": (1, 64),
        "seed": (0, 2**31),
    }
    for name, (low, high) in bounds.items():
        if not low <= getattr(arguments, name) <= high:
            raise VoiceError(f"The {name.replace('_', ' ')} has to be from {low:g} to {high:g}.")
    chosen = {name: getattr(arguments, name) for name in bounds}
    return Settings(**chosen, half_precision=arguments.precision == "bfloat16")


def _resumed(arguments: argparse.Namespace) -> tuple[Path, Job, list[TrainingText]]:
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
    learned = _learned(folder, source.kept(base), settings, cut, arguments)
    _tell_stage("merging", arguments)
    keep_voice(folder, job, base, read_checkpoint(source.kept(base)), learned)
    _tell_stage("done", arguments)


def _learned(
    folder: Path, origin: Path, settings: Settings, cut: Windows, arguments: argparse.Namespace
) -> Adapter:
    """What training comes to. The trainer is let go before merging: both are large."""
    with _stopping() as stopped:
        with silenced():  # TensorFlow greets
            trainer = _trainer(origin, settings)
            _restore(folder, trainer)
            trainer.loss(cut.held_out[:1])
        _train(folder, trainer, settings, cut, stopped, arguments)
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
    settings: Settings,
    cut: Windows,
    stopped: list[int],
    arguments: argparse.Namespace,
) -> None:
    """To the end, or until it is told to stop; the state is kept now and then, and at the end."""
    from writer.gpt.trainer import fit

    begun = kept = time.monotonic()
    limit = float("inf") if arguments.minutes is None else 60 * arguments.minutes
    for progress in fit(trainer, cut, settings):
        jobs.append_progress(folder, asdict(progress))
        _tell(progress, arguments)
        now = time.monotonic()
        if stopped or now - begun > limit:
            break
        if now - kept > CHECKPOINT_SECONDS:
            _keep(folder, trainer)
            kept = time.monotonic()
    _keep(folder, trainer)


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
        print(json.dumps(asdict(progress)), flush=True)
        return
    if progress.held_out is not None:
        loss = "" if progress.loss is None else f"  loss {progress.loss:.3f}"
        print(
            f"step {progress.step:>5} of {progress.steps}{loss}  held out {progress.held_out:.3f}"
            f"  {progress.seconds:.0f} s",
            flush=True,
        )


def _tell_stage(stage: str, arguments: argparse.Namespace) -> None:
    said: dict[str, Any] = {"stage": stage, "voice": arguments.voice}
    if arguments.json:
        print(json.dumps(said), flush=True)
    elif stage == "done":
        print(f"{arguments.voice} is ready: `inkling complete --voice '{arguments.voice}'`.")
        print(f"`inkling voices report '{arguments.voice}'` measures what it gained.")
