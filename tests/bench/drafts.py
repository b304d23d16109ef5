"""What drafts gain or cost: the same completions with and without, in turns.

    python tests/bench/drafts.py PACK_FOLDER TEXT

Ordinary: 48 tokens after 1,500 characters of the text, at 16 places, greedy and with a seed.
Repeated: a passage of the prompt is written out a second time. No suggestion from before is known.
Prints tokens per second, the median of the ratios place by place, and how many were the same.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling

PLACES, TOKENS, LENGTH = 16, 48, 1500
KINDS = {"greedy": Sampling(), "sampled": Sampling(0.8, top_k=40, top_p=0.95, seed=7)}


def timed(engine: Engine, prompt: str, sampling: Sampling) -> tuple[str, float]:
    """The completion, and its tokens per second."""
    engine.forget()
    text = "".join(piece.text for piece in engine.complete(prompt, sampling, TOKENS))
    return text, engine.statistics.tokens_per_second


def main() -> None:
    """Print a table."""
    engine = Engine(Path(sys.argv[1]))
    text = Path(sys.argv[2]).read_text(encoding="utf-8")[5000:]
    starts = [place * 9001 for place in range(PLACES)]
    ordinary = [text[start : start + LENGTH] for start in starts]
    prompts = {"ordinary": ordinary, "repeated": [p + "\n\n" + p[:900] for p in ordinary]}
    guess = engine._drafts.guess
    print(f"{'':<20}{'without':>9}{'with':>9}{'ratio':>8}   the same")
    for kind, sampling in KINDS.items():
        for name, group in prompts.items():
            rates, ratios, same = [], [], 0
            for prompt in group:
                engine._drafts.guess = lambda _ids, _most: []  # type: ignore[method-assign]
                plain, slow = timed(engine, prompt, sampling)
                engine._drafts.guess = guess  # type: ignore[method-assign]
                drafted, fast = timed(engine, prompt, sampling)
                same += plain == drafted
                rates.append((slow, fast))
                ratios.append(fast / slow)
            without, with_drafts = (statistics.median(r[i] for r in rates) for i in (0, 1))
            print(
                f"{kind + ', ' + name:<20}{without:>9.0f}{with_drafts:>9.0f}"
                f"{statistics.median(ratios):>7.2f}x   {same} of {len(group)}"
            )


if __name__ == "__main__":
    main()
