"""What a key costs as the document grows, and when the window of 2,048 tokens moves on.

    python tests/bench/long_context.py PACK_FOLDER TEXT

Types 240 keys at each place, asking for 4 tokens after every one with what the editor would send.
Prints the tokens of the prompt, the median and the longest time to the first token, and how many
keys ran more than 64 tokens again: only those where the window had moved, one in 3,500.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling
from writer.suggest.context import from_boundary, window_start

PLACES = (2_000, 7_000, 50_000, 200_000, 500_000)
KEYS = 240


def main() -> None:
    """Print a table."""
    engine = Engine(Path(sys.argv[1]))
    text = Path(sys.argv[2]).read_text(encoding="utf-8")
    print(f"{'characters':>10}{'tokens':>8}{'p50, ms':>9}{'max, ms':>9}{'again':>7}")
    for place in PLACES:
        times, again, tokens = [], 0, 0
        for caret in range(place, place + KEYS):
            start = window_start(caret)
            before = text[start:caret]
            prompt = from_boundary(before) if start else before
            list(engine.complete(prompt, Sampling(), 4))
            spent = engine.statistics
            tokens = spent.prefill_tokens + spent.reused_tokens
            if caret > place:  # the first one at a place fills the cache
                times.append(spent.first_token_ms)
                again += spent.prefill_tokens > 64
        print(f"{place:>10}{tokens:>8}{statistics.median(times):>9.1f}{max(times):>9.0f}{again:>7}")


if __name__ == "__main__":
    main()
