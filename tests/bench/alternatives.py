"""What three alternatives cost beside one completion, of the same prompt and 24 tokens each.

    python tests/bench/alternatives.py PACK_FOLDER TEXT

Prints medians over 9 places in the text, with 500 characters before the cursor and with 2,400. All
but the last letters are cached, as they are while somebody types; rounds in turns.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling

PLACES, TOKENS = 9, 24


def main() -> None:
    """Print a table."""
    engine = Engine(Path(sys.argv[1]))
    text = Path(sys.argv[2]).read_text(encoding="utf-8")[5000:]
    print(f"{'characters':<12}{'one':>10}{'three':>10}{'ratio':>8}")
    for length in (500, 2400):
        ones, threes, ratios = [], [], []
        for place in range(PLACES + 1):
            prompt = text[place * 3001 : place * 3001 + length]
            engine.forget()
            list(engine.complete(prompt[:-8], Sampling(), 1))
            begun = time.perf_counter()
            list(engine.complete(prompt, Sampling(), TOKENS))
            one = time.perf_counter() - begun
            made = max(engine.statistics.tokens, 1)
            engine.forget()
            list(engine.complete(prompt[:-8], Sampling(), 1))
            begun = time.perf_counter()
            *_, found = engine.alternatives(prompt, Sampling(), TOKENS)
            three = time.perf_counter() - begun
            if place and made == TOKENS and len(found) == 3:  # the first place warms up
                ones.append(one)
                threes.append(three)
                ratios.append(three / one)
        print(
            f"{length:<12}{1000 * statistics.median(ones):>7.0f} ms"
            f"{1000 * statistics.median(threes):>7.0f} ms{statistics.median(ratios):>7.2f}x"
            f"  ({len(ones)} places)"
        )


if __name__ == "__main__":
    main()
