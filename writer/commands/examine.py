"""`inkling examine`: the hidden verb of the children that the doctor sends to look.

What is found goes to standard output as a JSON object a line; a failure is one sentence on standard
error. Every try to reach the network meanwhile is told as well.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from writer import paths
from writer.commands import methods
from writer.commands.complete import load_engine
from writer.commands.silence import silenced
from writer.gpt.config import CheckpointError
from writer.gpt.training import Settings
from writer.health.folders import existing, keep_text
from writer.lm.pack import PackError, verify_pack
from writer.lm.sampling import Sampling
from writer.lm.tokenizer import Tokenizer
from writer.models import library
from writer.models.errors import ModelError

if TYPE_CHECKING:
    from writer.gpt.trainer import Trainer

TOKENS = 5
LOOPBACK = ("127.0.0.1", "::1")
BATCH, LENGTH, RATE = 2, 64, 1e-3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("what", choices=("window", "completion", "training"))
    parser.add_argument("--model", default="")
    parser.add_argument("--prompt", default="")


def run(arguments: argparse.Namespace) -> int:
    """Look, and tell; 0 if that could be done."""
    sockets = _watched()
    look = {"window": _window, "completion": _completion, "training": _training}
    try:
        for found in look[arguments.what](arguments):
            print(json.dumps({**found, "sockets": sockets}), flush=True)
            if arguments.what == "window":
                os._exit(0)  # Python would take Qt's objects apart in an order of its own
    except ImportError as error:
        print(f"{error.name or error} is missing. Install Inkling again, whole.", file=sys.stderr)
    except (CheckpointError, ModelError, PackError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
    else:
        return 0
    return 1


def _watched() -> list[str]:
    """A list that grows with every try to reach the network, or to be reached from there."""
    seen: list[str] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.getaddrinfo":
            seen.append(f"{event} {arguments[0]}")
        elif event in ("socket.connect", "socket.bind", "socket.sendto"):
            address = arguments[1]
            # A path or bytes name a socket within this machine; some libraries try out ::1.
            if isinstance(address, tuple) and address[0] not in LOOPBACK:
                seen.append(f"{event} {address}")

    sys.addaudithook(note)
    return seen


def _window(_: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Draw the window with a text that was kept in this home."""
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    from writer.gui.window import Window
    from writer.settings import Settings

    application = QApplication(["inkling"])
    with tempfile.TemporaryDirectory(dir=existing(paths.state_folder())) as home:
        file = keep_text(Path(home))
        window = Window(Settings(), Path(home))
        window.document.open(file)
        window.show()
        application.processEvents()
        image = window.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 3))
    yield {
        "platform": application.platformName(),
        "fonts": len(QFontDatabase.families()),
        "colours": len({image.pixel(x, y) for x, y in points}),
    }


def _completion(arguments: argparse.Namespace) -> Iterator[dict[str, Any]]:
    engine = load_engine(arguments.model)
    stream = engine.complete(arguments.prompt, Sampling(temperature=0), TOKENS)
    text = "".join(piece.text for piece in stream)
    yield {"text": text, "tokens_per_second": engine.statistics.tokens_per_second}


def _training(arguments: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The loss over the same windows before, and after each step, until told to end."""
    with silenced():
        trainer, windows = _trainer(arguments.model)
        yield {"loss": trainer.loss(windows)}
        while True:
            trainer.train(windows, RATE)
            yield {"loss": trainer.loss(windows)}


def _trainer(model: str) -> tuple[Trainer, np.ndarray]:
    """A trainer of a new adapter, and windows (B, T + 1) of prose to learn."""
    info = verify_pack(library.find(model))
    prose = (paths.resources_folder() / "prose.txt").read_text(encoding="utf-8")
    ids = Tokenizer(info.folder).encode(prose)
    length = min(LENGTH + 1, int(info.architecture["n_ctx"]))
    windows = np.array(ids[: BATCH * length], np.int32).reshape(BATCH, length)
    beginning = methods.Beginning(methods.LORA, info)
    return methods.trainer(beginning, Settings(batch=BATCH)), windows
