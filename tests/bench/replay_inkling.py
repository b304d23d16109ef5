"""Inkling's side of `keystrokes.py`: prints a JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from replay import TOKENS, replay

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling


def main() -> None:
    """Arguments: the pack's folder, a text, the number of keys."""
    engine = Engine(Path(sys.argv[1]), threads=2)

    def complete(prompt: str) -> Iterator[str]:
        for piece in engine.complete(prompt, Sampling(), TOKENS):
            yield piece.text

    print(json.dumps(replay(sys.argv[2], int(sys.argv[3]), complete)))


if __name__ == "__main__":
    main()
