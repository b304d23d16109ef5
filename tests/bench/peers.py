"""Inkling beside llama.cpp: the same weights, the same tokens, 2 threads, in turns.

    python3 -m venv peer
    CMAKE_ARGS=-DGGML_NATIVE=ON peer/bin/pip install llama-cpp-python==0.3.36
    python tests/bench/peers.py PACK_FOLDER MODEL.gguf TEXT peer/bin/python

Prints the versions, the medians over all rounds, and the median of the ratios round by round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from writer.lm.tokenizer import Tokenizer

HERE = Path(__file__).parent


def measured(python: str, script: str, model: Path, ids: Path | str) -> dict[str, Any]:
    """One round in a fresh process of the given environment."""
    command = [python, str(HERE / script), str(model), str(ids)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def version(python: str, package: str) -> str:
    """A package's version in the given environment."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    done = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    return f"{package} {done.stdout.strip()}"


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("peer_python")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    text = arguments.text.read_text(encoding="utf-8")[5000:15000]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(Tokenizer(arguments.pack).encode(text)[:600], file)
        file.flush()
        ids = Path(file.name)
        ours, theirs = [], []
        for _ in range(arguments.rounds):
            ours.append(measured(sys.executable, "measure_inkling.py", arguments.pack, ids))
            theirs.append(
                measured(arguments.peer_python, "measure_llama_cpp.py", arguments.gguf, ids)
            )
    print(version(sys.executable, "ai-edge-litert"))
    print(version(arguments.peer_python, "llama-cpp-python"))
    print(f"{'':<20}{'Inkling':>10}{'llama.cpp':>11}{'ratio':>8}")
    for name in ours[0]:
        ratios = [a[name] / b[name] for a, b in zip(ours, theirs, strict=True)]
        row = (statistics.median(r[name] for r in rounds) for rounds in (ours, theirs))
        print(
            f"{name:<20}"
            + "{:>10.4g}{:>11.4g}".format(*row)
            + f"{statistics.median(ratios):>7.2f}x"
        )


if __name__ == "__main__":
    main()
