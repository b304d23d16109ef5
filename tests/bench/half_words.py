"""How often greedy gets the rest of a word right after k typed letters, healed and not.

    python tests/bench/half_words.py PACK_FOLDER TEXT

k = 0 is a prompt that ends with the space before the word. Takes every seventh word of four letters
or more in 20,000 characters of the text, after its first 5,000.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling
from writer.suggest.context import window_start

SKIPPED, LENGTH, STEP, BUDGET = 5000, 20_000, 7, 1200
LETTERS = range(4)


def is_right(engine: Engine, prompt: str, rest: str, healing: bool) -> bool:
    """Whether the completion goes on with exactly this rest of a word."""
    found, stream = "", engine.complete(prompt, Sampling(), 12, healing)
    for piece in stream:
        found += piece.text
        if not rest.startswith(found):
            break
    return bool(re.match(re.escape(rest) + r"(?![^\W\d_])", found))


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("text", type=Path)
    arguments = parser.parse_args()
    text = arguments.text.read_text(encoding="utf-8")[SKIPPED : SKIPPED + LENGTH]
    words = [m for m in re.finditer(r"(?<= )[A-Za-z]{4,}", text) if m.start() > BUDGET][::STEP]
    engine = Engine(arguments.pack)
    right = dict.fromkeys(((k, healing) for k in LETTERS for healing in (False, True)), 0)
    for word in words:
        start = window_start(word.start(), BUDGET)
        for k, healing in right:
            prompt = text[start : word.start() + k]
            right[k, healing] += is_right(engine, prompt, word.group()[k:], healing)
    print(f"{len(words)} words\n{'letters':<9}{'plain':>8}{'healed':>8}")
    for k in LETTERS:
        shares = (100 * right[k, healing] / len(words) for healing in (False, True))
        print(f"{k:<9}" + "".join(f"{share:>6.1f} %" for share in shares))


if __name__ == "__main__":
    main()
