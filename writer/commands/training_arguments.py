"""The arguments of `inkling finetune`, and the settings they come to."""

from __future__ import annotations

import argparse
from pathlib import Path

from writer.commands.complete import add_model_argument
from writer.gpt.training import Settings
from writer.voices.job import VoiceError


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
    parser.add_argument("--background", action="store_true", help="leave the processor to others")
    parser.add_argument("--on-mains", action="store_true", help="rest while the battery is used")
    parser.add_argument("--estimate", action="store_true", help="tell what it would take, and end")
    parser.add_argument("--json", action="store_true", help="print a JSON object for each step")


def settings_of(arguments: argparse.Namespace) -> Settings:
    """What is to be done. Raises VoiceError for a value out of its range."""
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
