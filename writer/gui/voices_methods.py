"""The ways to learn a voice, each with its sentence and the words for `inkling finetune`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from writer.settings import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Method:
    """`words` are arguments of `inkling finetune`, and () for what trains nothing.

    Where an advanced option has another value than usual, `defaults` tells it.
    """

    name: str
    title: str
    sentence: str
    words: tuple[str, ...]
    defaults: Mapping[str, float] = field(default_factory=dict)
    without: frozenset[str] = frozenset()  # options that it has not


@dataclass(frozen=True, slots=True)
class Advanced:
    """An option of a training that most writers need not know."""

    name: str  # of the argument, without its dashes
    label: str
    help: str
    default: float
    low: float
    high: float


METHODS = (
    Method(
        "quick",
        QT_TRANSLATE_NOOP("Methods", "Quick"),
        QT_TRANSLATE_NOOP(
            "Methods",
            "No training. Names, places and turns of phrase of your texts are remembered at once.",
        ),
        (),
    ),
    Method(
        "standard",
        QT_TRANSLATE_NOOP("Methods", "Standard"),
        QT_TRANSLATE_NOOP(
            "Methods", "Reads your texts once and learns a small layer on top of the model."
        ),
        ("--method", "lora"),
    ),
    Method(
        "thorough",
        QT_TRANSLATE_NOOP("Methods", "Thorough"),
        QT_TRANSLATE_NOOP(
            "Methods",
            "Reads them several times, and stops by itself once it no longer gets better.",
        ),
        ("--method", "lora", "--patience", "2"),
        {"epochs": 4},
    ),
    Method(
        "full",
        QT_TRANSLATE_NOOP("Methods", "Full"),
        QT_TRANSLATE_NOOP(
            "Methods",
            "Changes every weight of the model. It takes the most time, memory and disk.",
        ),
        ("--method", "full"),
        {"learning-rate": 5e-5},
        frozenset({"rank", "alpha"}),
    ),
)

ADVANCED = (
    Advanced(
        "rank",
        QT_TRANSLATE_NOOP("Methods", "Rank"),
        QT_TRANSLATE_NOOP("Methods", "How much can be learned."),
        16,
        1,
        256,
    ),
    Advanced(
        "alpha",
        QT_TRANSLATE_NOOP("Methods", "Alpha"),
        QT_TRANSLATE_NOOP("Methods", "How much weight it has; as the rank is usual."),
        16.0,
        0.1,
        1024.0,
    ),
    Advanced(
        "learning-rate",
        QT_TRANSLATE_NOOP("Methods", "Learning rate"),
        QT_TRANSLATE_NOOP("Methods", "At its highest. Lower it if the loss jumps."),
        0.001,
        0.000001,
        0.1,
    ),
    Advanced(
        "epochs",
        QT_TRANSLATE_NOOP("Methods", "Times through"),
        QT_TRANSLATE_NOOP("Methods", "How often all texts are read."),
        1,
        1,
        100,
    ),
    Advanced(
        "length",
        QT_TRANSLATE_NOOP("Methods", "Context"),
        QT_TRANSLATE_NOOP("Methods", "Tokens that are read in one piece."),
        256,
        16,
        1024,
    ),
    Advanced(
        "batch",
        QT_TRANSLATE_NOOP("Methods", "Batch"),
        QT_TRANSLATE_NOOP("Methods", "Pieces in one step. More take more memory."),
        2,
        1,
        64,
    ),
    Advanced(
        "seed",
        QT_TRANSLATE_NOOP("Methods", "Seed"),
        QT_TRANSLATE_NOOP("Methods", "The same number learns the same again."),
        0,
        0,
        999_999,
    ),
)


def method_named(name: str) -> Method:
    """The method of this name."""
    return next(method for method in METHODS if method.name == name)


def words_for(method: Method, chosen: Mapping[str, float]) -> list[str]:
    """The arguments for a method, with advanced options by name where they were changed."""
    options = {**method.defaults, **chosen}
    words = list(method.words)
    for option in ADVANCED:
        if option.name in options:
            words += [f"--{option.name}", f"{options[option.name]:g}"]
    return words
