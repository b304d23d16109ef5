"""`inkling finetune`: learn a voice from texts, and make a pack that speaks in it.

Stopped or killed at any time, it goes on with `--resume` as if it had never been.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from writer import program
from writer.commands import learning, methods
from writer.commands.estimating import estimate
from writer.commands.job_inputs import texts_of
from writer.commands.methods import Beginning
from writer.commands.silence import silenced
from writer.commands.training_arguments import add_arguments, settings_of
from writer.documents.save import atomic_save
from writer.gpt.config import CheckpointError
from writer.gpt.lora import AdapterError
from writer.gpt.training import Settings, TrainingError
from writer.gpt.training_texts import Windows, read_texts, windows
from writer.health.installed import NO_AVX, has_avx
from writer.lm.pack import TOKENIZER, PackError
from writer.models import library as models
from writer.voices import job as jobs
from writer.voices import library as voices
from writer.voices import running
from writer.voices.job import Job, VoiceError
from writer.voices.shingles import write_shingles
from writer.voices.texts import Prepared, TextError, expectation

__all__ = ["add_arguments", "run"]


def run(arguments: argparse.Namespace) -> int:
    """Train; 0 if the voice speaks, 1 with the reason on standard error if not."""
    if not has_avx():
        print(NO_AVX, file=sys.stderr)
        return 1
    if arguments.background:
        running.lower_priority()
    try:
        (_estimate if arguments.estimate else _train)(arguments)
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


def _train(arguments: argparse.Namespace) -> None:
    """Learn, or go on where that was broken off, and make the voice."""
    folder, texts = (voices.find(arguments.voice), None) if arguments.resume else _new(arguments)
    job = jobs.read_job(folder)
    beginning = methods.gone_on_with(folder, job)
    learned = jobs.load_learned(folder) or methods.learned_to_the_end(folder, job)
    settings = Settings(**job.settings)
    if learned is None:
        known = texts_of(job) if texts is None else texts
        cut = windows(known, beginning.tokenizer, settings.length)
    with running.announced(folder):
        if learned is None:
            learned, at_end = learning.learned(folder, beginning, settings, cut, arguments)
            jobs.save_learned(folder, learned)
            if at_end:
                jobs.forget_checkpoint(folder)
            _go_on_with_less_memory(arguments)
        running.tell(folder, "merging")
        _tell_stage("merging", arguments)
        methods.keep(folder, job, beginning, learned)
        (folder / jobs.LEARNED).unlink(missing_ok=True)
        _tell_stage("done", arguments)


def _again(voice: str) -> str:
    if not (voices.voice_folder(voice) / jobs.JOB).exists():
        return "Nothing of it is left; begin it anew."
    return f"`inkling finetune --voice '{voice}' --resume` goes on."


def _go_on_with_less_memory(arguments: argparse.Namespace) -> None:
    """Become a process without the trainer, which TensorFlow's allocator would not give back.

    It has the same number, so whoever watches sees one process. On Windows it would not, and
    processes of one strategy wait for one another: those go on as they are.
    """
    if sys.platform == "win32" or arguments.strategy != "one":
        return
    options = ["--json"] if arguments.json else []
    again = program.command("finetune", "--voice", arguments.voice, "--resume", *options)
    sys.stdout.flush()
    os.execv(again[0], again)


def _new(arguments: argparse.Namespace) -> tuple[Path, list[Prepared]]:
    """A job for new texts. Nothing is written before all is known to be sound."""
    folder = voices.voice_folder(arguments.voice)
    if (folder / jobs.JOB).exists():
        raise VoiceError(
            f"There is a voice called {arguments.voice}. Choose another name, add --resume to go "
            f"on with it, or remove it: `inkling voices remove '{arguments.voice}'`."
        )
    beginning, texts, settings, _ = _sound(arguments)
    _tell_texts(texts)
    listed = tuple(jobs.Text(str(t.path.resolve()), t.sha256, t.words) for t in texts)
    base, hashed = "", ""
    if beginning.base is not None:
        base, hashed = beginning.base.name, beginning.base.source_sha256
    job = Job(arguments.voice, arguments.method, base, hashed, listed, asdict(settings))
    folder.mkdir(parents=True, exist_ok=True)
    if not base:
        atomic_save(folder / TOKENIZER, beginning.tokenizer_json.encode())
    if job.method != methods.LORA:
        prose = "\n\n".join(text.text for text in texts)[: jobs.CALIBRATION_CHARACTERS]
        atomic_save(folder / jobs.CALIBRATION, prose.encode(), private=True)
    jobs.write_job(folder, job)
    write_shingles(folder, (text.text for text in texts))
    return folder, texts


def _sound(
    arguments: argparse.Namespace,
) -> tuple[Beginning, list[Prepared], Settings, Windows]:
    """What is to be trained, and on what; raises the reason where that cannot be."""
    if not arguments.texts:
        raise VoiceError("Give the texts to learn from.")
    settings = settings_of(arguments)
    texts = read_texts(arguments.texts)
    beginning = methods.new(arguments.method, arguments.model, texts, settings)
    return beginning, texts, settings, windows(texts, beginning.tokenizer, settings.length)


def _estimate(arguments: argparse.Namespace) -> None:
    beginning, _, settings, cut = _sound(arguments)
    with silenced():  # TensorFlow greets
        told = estimate(methods.trainer(beginning, settings), cut, settings)
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


def _tell_stage(stage: str, arguments: argparse.Namespace) -> None:
    said: dict[str, Any] = {"stage": stage, "voice": arguments.voice}
    if arguments.json:
        print(json.dumps(said), flush=True)
    elif stage == "done":
        print(f"{arguments.voice} is ready: `inkling complete --voice '{arguments.voice}'`.")
        print(f"`inkling voices report '{arguments.voice}'` measures what it gained.")
