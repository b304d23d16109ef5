"""One round of Inkling's figures for `peers.py`, as a JSON object. Runs in its environment."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from writer.lm.engine import Engine
from writer.lm.graph import CHUNK


def peak_memory() -> dict[str, float]:
    """The most memory this process held, where the system tells (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return {}
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
    return {"peak_memory_mb": int(line.split()[1]) / 1024}


def main() -> None:
    """Arguments: the pack's folder, a JSON file of token ids."""
    ids = json.loads(Path(sys.argv[2]).read_text())
    begun = time.perf_counter()
    engine = Engine(Path(sys.argv[1]), threads=2)
    graph, figures = engine.graph, {"load_s": time.perf_counter() - begun}

    def fill(count: int) -> float:
        begun = time.perf_counter()
        for start in range(0, count, CHUNK):
            graph.forward(ids[start : min(start + CHUNK, count)])
        return time.perf_counter() - begun

    fill(512)
    for cached in (128, 512):
        graph.truncate(0)
        fill(cached)
        steps = []
        for token in ids[cached : cached + 48]:
            begun = time.perf_counter()
            graph.forward([token])
            steps.append(time.perf_counter() - begun)
        figures[f"decode_{cached}_tok_s"] = 1 / statistics.median(steps)
    times = []
    for _ in range(3):
        graph.truncate(0)
        times.append(fill(512))
    figures["prefill_512_tok_s"] = 512 / statistics.median(times)
    figures |= peak_memory()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
