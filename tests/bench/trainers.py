"""Fine-tuning beside PyTorch and peft: same weights, rank 16, 4 x 128 tokens, bfloat16, 2 threads.

    python tests/bench/trainers.py MODEL.gguf HUGGING_FACE_FOLDER TEXT peer/bin/python

The folder is what `inkling models export --format hf` makes of the GGUF's pack. Prints medians over
all rounds, made in turns, and the median of the ratios; the losses show that both learn the same.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from peers import measured, version
from tokenizers import Tokenizer

BATCH, LENGTH = 4, 128


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gguf", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("peer_python")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pairs = Tokenizer.from_file(str(arguments.folder / "tokenizer.json"))
    ids = pairs.encode(arguments.text.read_text(encoding="utf-8")[5000:15000]).ids
    windows = [ids[i * LENGTH : (i + 1) * LENGTH + 1] for i in range(BATCH)]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(windows, file)
        file.flush()
        ours, theirs = [], []
        for _ in range(arguments.rounds):
            ours.append(measured(sys.executable, "train_inkling.py", arguments.gguf, file.name))
            peer = (arguments.peer_python, "train_peft.py", arguments.folder, file.name)
            theirs.append(measured(*peer))
    for package in ("torch", "transformers", "peft"):
        print(version(arguments.peer_python, package))
    for name, found in (("inkling", ours), ("peft", theirs)):
        seconds = statistics.median(f["seconds"] for f in found)
        peak = statistics.median(f["peak"] for f in found) / 1e9
        print(f"{name:<9}{BATCH * LENGTH / seconds:6.0f} tok/s  peak {peak:.2f} GB", end="  ")
        print("losses", *(f"{loss:.3f}" for loss in found[0]["losses"]))
    ratios = [b["seconds"] / a["seconds"] for a, b in zip(ours, theirs, strict=True)]
    print(f"ratio {statistics.median(ratios):.2f} x")


if __name__ == "__main__":
    main()
