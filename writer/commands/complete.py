"""`inkling complete`: continue a text, streaming to standard output."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from writer.commands.recalling import add_memory_argument, recall
from writer.commands.silence import silenced
from writer.documents.save import DocumentError
from writer.lm.engine import Engine
from writer.lm.pack import PackError, verify_pack
from writer.lm.sampling import Sampling
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL
from writer.voices import library as voices
from writer.voices.job import VoiceError

OPENING = "It was already dark when the last boat came in, and the old woman on the quay"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("prompt", nargs="?", help="the text to continue; - reads standard input")
    add_model_argument(parser)
    add_voice_argument(parser)
    add_memory_argument(parser)
    parser.add_argument("--max-tokens", type=int, default=64, help="at most so many (64)")
    parser.add_argument("--temperature", type=float, default=0.8, help="0 is greedy (0.8)")
    parser.add_argument("--top-k", type=int, default=40, help="0 is off (40)")
    parser.add_argument("--typical-p", type=float, default=1.0, help="1 is off (1)")
    parser.add_argument("--top-p", type=float, default=0.95, help="1 is off (0.95)")
    parser.add_argument("--min-p", type=float, default=0.05, help="0 is off (0.05)")
    parser.add_argument("--repetition-penalty", type=float, default=1.1, help="1 is off (1.1)")
    parser.add_argument("--dry", type=float, default=0.0, help="0 is off (0), 0.8 is usual")
    parser.add_argument(
        "--ban", action="append", default=[], metavar="PHRASE", help="never write this; repeatable"
    )
    parser.add_argument(
        "--bias",
        action="append",
        default=[],
        metavar="TOKEN=VALUE",
        help="add to the logit of a token's text, as in ' and=-2'; repeatable",
    )
    parser.add_argument("--seed", type=int, help="the same seed gives the same text")
    parser.add_argument("--greedy", action="store_true", help="always the likeliest token")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")


def add_model_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--model`, which every verb that runs one takes."""
    parser.add_argument("--model", default=DEFAULT_MODEL, help=f"an added model ({DEFAULT_MODEL})")


def add_voice_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--voice`, which brings its own model, and `--strength`."""
    parser.add_argument("--voice", metavar="NAME", help="speak in a voice that was fine-tuned")
    parser.add_argument(
        "--strength",
        type=int,
        default=100,
        metavar="PERCENT",
        help="of the voice: 0 is the plain model, 100 what was learned (100)",
    )


def load_engine(model: str, voice: str | None = None, strength: int = 100) -> Engine:
    """The engine for an added model, a pack's folder, or a voice at a strength in percent.

    Raises ModelError, PackError or VoiceError.
    """
    check_strength(strength)
    if voice is not None:
        folder = voices.pack_of(voice)
    else:
        folder = Path(model) if os.sep in model else library.find(model)
    verify_pack(folder)  # LiteRT may crash on a damaged graph, and a crash says nothing
    with silenced():
        engine = Engine(folder)
    engine.set_strength(strength / 100)
    return engine


def check_strength(percent: int) -> None:
    """Raises VoiceError for a strength that no voice has."""
    if not 0 <= percent <= voices.MAX_STRENGTH:
        raise VoiceError(f"The strength has to be from 0 to {voices.MAX_STRENGTH} percent.")


def run(arguments: argparse.Namespace) -> int:
    """Stream the completion; 0, or 1 with the reason on standard error."""
    try:
        prompt = _prompt(arguments.prompt)
        sampling = _sampling(arguments)
        if arguments.max_tokens < 1:
            raise ValueError("max tokens must be at least 1")
        engine = load_engine(arguments.model, arguments.voice, arguments.strength)
        recall(engine, arguments.memory)
        stream = engine.complete(prompt, sampling, arguments.max_tokens)
    except (DocumentError, library.ModelError, PackError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 1
    except (ValueError, OSError) as error:
        print(f"That cannot be completed: {error}.", file=sys.stderr)
        return 1
    if arguments.prompt is None and not arguments.json:
        print(prompt, end="", flush=True)
    pieces = []
    for piece in stream:
        pieces.append(piece.text)
        if piece.text and not arguments.json:
            print(piece.text, end="", flush=True)
    print(
        json.dumps({"text": "".join(pieces), **asdict(engine.statistics)}, ensure_ascii=False)
        if arguments.json
        else ""
    )
    return 0


def _prompt(given: str | None) -> str:
    if given is None:
        return OPENING
    try:
        if given == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        given.encode("utf-8")  # the shell may hand over bytes that are no text
        return given
    except UnicodeError as error:
        place = "on standard input" if given == "-" else "on the command line"
        raise ValueError(f"the text {place} is not UTF-8") from error


def _sampling(arguments: argparse.Namespace) -> Sampling:
    if arguments.seed is not None and arguments.seed < 0:
        raise ValueError("seed must be at least 0")
    chosen = Sampling(
        temperature=arguments.temperature,
        top_k=arguments.top_k,
        typical_p=arguments.typical_p,
        top_p=arguments.top_p,
        min_p=arguments.min_p,
        repetition_penalty=arguments.repetition_penalty,
        dry_multiplier=arguments.dry,
        bias=tuple(_bias(words) for words in arguments.bias),
        banned=tuple(arguments.ban),
        seed=arguments.seed,
    )
    return Sampling(bias=chosen.bias, banned=chosen.banned) if arguments.greedy else chosen


def _bias(words: str) -> tuple[str, float]:
    """The token's text and the value in TOKEN=VALUE; the text may hold an = itself."""
    text, _, value = words.rpartition("=")
    try:
        return text, float(value)
    except ValueError as error:
        raise ValueError(f"“{words}” is no bias such as “ and=-2”") from error
