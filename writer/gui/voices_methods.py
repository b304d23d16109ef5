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
    decimals: int = 0
    step: float = 1


# What only a model from scratch has: its sizes are those of the base otherwise.
SIZES = frozenset({"vocabulary", "width", "layers", "heads", "dropout"})

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
        without=SIZES,
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
        SIZES,
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
        SIZES | {"rank", "alpha"},
    ),
    Method(
        "scratch",
        QT_TRANSLATE_NOOP("Methods", "From scratch"),
        QT_TRANSLATE_NOOP(
            "Methods",
            "Makes a small model of your texts alone, for a language that no model speaks. It has "
            "much to learn: give it all you have, 100,000 words or more.",
        ),
        ("--method", "scratch"),
        {"learning-rate": 1e-4, "epochs": 10, "batch": 4},
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
        decimals=1,
    ),
    Advanced(
        "learning-rate",
        QT_TRANSLATE_NOOP("Methods", "Learning rate"),
        QT_TRANSLATE_NOOP("Methods", "At its highest. Lower it if the loss jumps."),
        0.001,
        0.000001,
        0.1,
        decimals=6,
        step=0.0001,
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
    Advanced(
        "vocabulary",
        QT_TRANSLATE_NOOP("Methods", "Vocabulary"),
        QT_TRANSLATE_NOOP("Methods", "Tokens at most; short texts have fewer."),
        10_000,
        300,
        100_000,
        step=1_000,
    ),
    Advanced(
        "width",
        QT_TRANSLATE_NOOP("Methods", "Width"),
        QT_TRANSLATE_NOOP("Methods", "Size of a token's vector; a multiple of twice the heads."),
        512,
        16,
        4096,
        step=64,
    ),
    Advanced(
        "layers",
        QT_TRANSLATE_NOOP("Methods", "Layers"),
        QT_TRANSLATE_NOOP("Methods", "More of them learn more, and take longer."),
        6,
        1,
        48,
    ),
    Advanced(
        "heads",
        QT_TRANSLATE_NOOP("Methods", "Heads"),
        QT_TRANSLATE_NOOP("Methods", "How many places of the text a layer looks at at once."),
        8,
        1,
        64,
    ),
    Advanced(
        "dropout",
        QT_TRANSLATE_NOOP("Methods", "Dropout"),
        QT_TRANSLATE_NOOP(
            "Methods", "Share left out in each step, so that less is learned by heart."
        ),
        0.1,
        0.0,
        0.9,
        decimals=2,
        step=0.05,
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
