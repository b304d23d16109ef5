"""What the engine spends on a token besides running the model, by kind of sampling.

    python tests/bench/token_cost.py PACK_FOLDER

Prints the median over 120 tokens after a context of 600, without the time in the graph.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np

from writer.lm.engine import Engine
from writer.lm.sampling import Sampling

KINDS = {
    "greedy": Sampling(),
    "greedy, penalty, DRY, two bans": Sampling(
        repetition_penalty=1.1, dry_multiplier=0.8, banned=("in the end", "suddenly")
    ),
    "complete's defaults": Sampling(0.8, top_k=40, top_p=0.95, min_p=0.05, repetition_penalty=1.1),
    "top-p": Sampling(0.8, top_p=0.95),
    "min-p": Sampling(0.8, min_p=0.05),
    "typical": Sampling(0.8, typical_p=0.95),
    "no truncation": Sampling(1.0),
    "all": Sampling(
        0.8,
        typical_p=0.95,
        top_p=0.95,
        min_p=0.05,
        repetition_penalty=1.1,
        dry_multiplier=0.8,
        bias=((" and", -1.0),),
        banned=("in the end",),
    ),
}
PROSE = "The wind had gone round to the west, and the boats lay with their bows to the open sea. "


def main() -> None:
    """Print a table."""
    engine = Engine(Path(sys.argv[1]))
    prompt = "".join(f"{PROSE}Night {i} was no better. " for i in range(24))
    print(f"{engine.count_tokens(prompt)} tokens of context")
    forward, inside = engine.graph.forward, [0.0]

    def timed(ids: list[int], wanted: int = 1) -> np.ndarray:
        begun = time.perf_counter()
        logits = forward(ids, wanted)
        inside[0] += time.perf_counter() - begun
        return logits

    engine.graph.forward = timed  # type: ignore[method-assign]
    for name, sampling in KINDS.items():
        engine.forget()
        costs = []
        stream = engine.complete(prompt, sampling, 121)
        for _ in range(20):
            next(stream)
        while len(costs) < 100:
            inside[0], begun = 0.0, time.perf_counter()
            if next(stream, None) is None:
                break
            costs.append(time.perf_counter() - begun - inside[0])
        print(f"{name:<32}{statistics.median(costs) * 1000:>6.2f} ms")


if __name__ == "__main__":
    main()
