"""The arguments of `inkling finetune`, and the settings they come to."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from writer.commands.complete import add_model_argument
from writer.commands.methods import DEFAULTS, LORA
from writer.gpt.training import Settings
from writer.voices.job import VoiceError


class Number(NamedTuple):
    """An argument with a range. What it is without being given, DEFAULTS tell for each method."""

    help: str
    low: float
    high: float


NUMBERS = {
    "epochs": Number("times through the texts", 1, 1000),
    "rank": Number("lora: of the factors", 1, 256),
    "alpha": Number("lora: their weight", 0.1, 1024),
    "learning_rate": Number("at its highest", 1e-7, 1),
    "length": Number("tokens in a window", 16, 1024),
    "batch": Number("windows at a time", 1, 64),
    "accumulate": Number("times so many windows in a step", 1, 256),
    "patience": Number("measurements without a gain before it ends and keeps the best", 0, 1000),
    "seed": Number("the same seed learns the same", 0, 2**31 - 1),
    "dropout": Number("scratch: share of activations left out", 0, 0.9),
    "vocabulary": Number("scratch: tokens at most, fewer for short texts", 300, 100_000),
    "width": Number("scratch: size of a token's vector", 16, 4096),
    "layers": Number("scratch: layers", 1, 48),
    "heads": Number("scratch: attention heads", 1, 64),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument(
        "texts",
        nargs="*",
        type=Path,
        metavar="TEXT",
        help="txt, md, docx, odt, epub, html and rtf files, or folders of them",
    )
    parser.add_argument("--voice", required=True, metavar="NAME", help="what to call it")
    add_model_argument(parser)
    parser.add_argument(
        "--method",
        choices=tuple(DEFAULTS),
        default=LORA,
        help="factors beside the model (lora), all of its weights (full), or a new model (scratch)",
    )
    _add_numbers(parser)
    parser.add_argument(
        "--positions",
        choices=("sinusoidal", "learned", "rotary"),
        default=Settings().positions,
        help="from scratch: what tells tokens where they stand (sinusoidal)",
    )
    parser.add_argument(
        "--precision",
        choices=("bfloat16", "float32"),
        default="bfloat16",
        help="of the products; float32 is slower, and learns the same to the last bit",
    )
    parser.add_argument(
        "--strategy",
        choices=("one", "mirrored", "multiworker"),
        default="one",
        help="train on all devices (mirrored), or on the machines that TF_CONFIG names, "
        "each told the same (multiworker)",
    )
    parser.add_argument("--minutes", type=float, help="stop then, and keep what was learned")
    parser.add_argument("--resume", action="store_true", help="go on with a training")
    parser.add_argument("--background", action="store_true", help="leave the processor to others")
    parser.add_argument("--on-mains", action="store_true", help="rest while the battery is used")
    parser.add_argument("--estimate", action="store_true", help="tell what it would take, and end")
    parser.add_argument("--json", action="store_true", help="print a JSON object for each step")


def _add_numbers(parser: argparse.ArgumentParser) -> None:
    for name, number in NUMBERS.items():
        values = [getattr(settings, name) for settings in DEFAULTS.values()]
        told = (
            f"{values[0]:g}"
            if len(set(values)) == 1
            else "; ".join(
                f"{method} {value:g}" for method, value in zip(DEFAULTS, values, strict=True)
            )
        )
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            type=type(values[0]),
            metavar="N",
            help=f"{number.help} ({told})",
        )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """What is to be done. Raises VoiceError for a value out of its range."""
    chosen = {}
    for name, number in NUMBERS.items():
        value = getattr(arguments, name)
        if value is None:
            continue
        if not number.low <= value <= number.high:
            raise VoiceError(
                f"The {name.replace('_', ' ')} has to be from {number.low:g} to {number.high:g}."
            )
        chosen[name] = value
    return replace(
        DEFAULTS[arguments.method],
        **chosen,
        positions=arguments.positions,
        half_precision=arguments.precision == "bfloat16",
    )
