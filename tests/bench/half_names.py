"""How many names that were seen twice are completed from their first letters, and other words.

    python tests/bench/half_names.py PACK_FOLDER [TEXT MEMORY]

The names stand in the memory after `resources/prose.txt`, and are typed after other words than
there. With a TEXT, every fortieth word of four letters or more in 40,000 of its characters is
completed too, with the text MEMORY remembered. Both are greedy.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling
from writer.suggest.context import window_start

PROSE = Path(__file__).parents[2] / "resources" / "prose.txt"
NAMES = (
    *("Quillon", "Zanthe", "Brackenridge", "Ostrander", "Mirabelle", "Kovacsi", "Wetherby"),
    *("Thistlewood", "Przybylski", "Grimpen", "Lestrade", "Fenwick", "Aldous", "Calloway"),
    *("Isolde", "Ngozi", "Watson", "Harrowgate"),
)
SEEN = ("The door opened and {} came in from the rain.", "Nobody had seen {} since the winter.")
PROMPTS = (
    "They waited at the gate for an hour, and then they saw ",
    "It was the habit of the house to leave such things to ",
)
BEGIN, LENGTH, STEP, BUDGET = 5_000, 40_000, 40, 600


def is_completed(engine: Engine, prompt: str, rest: str) -> bool:
    """Whether the completion goes on with exactly this rest of a word."""
    said = ""
    for piece in engine.complete(prompt, Sampling(), 12):
        said += piece.text
        if not rest.startswith(said):
            break
    return bool(re.match(re.escape(rest) + r"(?![^\W\d_])", said))


def remember(engine: Engine, text: str) -> None:
    """Have nothing but this text in the memory."""
    for _ in engine.learn([text]):
        pass


def names(engine: Engine) -> None:
    """Print how many beginnings of each length became the name."""
    lines = (sentence.format(name) for sentence in SEEN for name in NAMES)
    remember(engine, PROSE.read_text(encoding="utf-8") + "\n" + "\n".join(lines))
    found: dict[int, list[bool]] = defaultdict(list)
    for prompt in PROMPTS:
        for name in NAMES:
            for typed in range(1, len(name)):
                right = is_completed(engine, prompt + name[:typed], name[typed:])
                found[typed].append(right)
    _print("names", found)


def words(engine: Engine, text: str, memory: str) -> None:
    """Print the same of words as they come, after one to three letters."""
    remember(engine, memory)
    text = text[BEGIN : BEGIN + LENGTH]
    places = [m for m in re.finditer(r"(?<= )[A-Za-z]{4,}", text) if m.start() > BUDGET]
    found: dict[int, list[bool]] = defaultdict(list)
    for word in places[::STEP]:
        start = window_start(word.start(), BUDGET)
        for typed in (1, 2, 3):
            prompt = text[start : word.start() + typed]
            found[typed].append(is_completed(engine, prompt, word.group()[typed:]))
    _print("words", found)


def _print(what: str, found: dict[int, list[bool]]) -> None:
    print(f"{what}, letters typed: completed")
    for typed, right in found.items():
        print(f"{typed:>4}: {sum(right)} of {len(right)}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    arguments = parser.parse_args()
    engine = Engine(arguments.pack)
    for _ in engine.expect(PROSE.read_text(encoding="utf-8")):
        pass
    names(engine)
    if arguments.texts:
        words(engine, *(path.read_text(encoding="utf-8") for path in arguments.texts))


if __name__ == "__main__":
    main()
