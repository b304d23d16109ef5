"""From a key to the first ghost word, Inkling beside llama.cpp: the same weights and keys.

    python tests/bench/keystrokes.py PACK_FOLDER MODEL.gguf TEXT peer/bin/python [KEYS]

Replays 3,000 keys at 60 words a minute with some 512 tokens before them; the clock between keys is
not slept. Both sides reuse what they hold, keep a suggestion that foretells the key, are greedy and
have 2 threads. Inkling heals the word that was begun, llama.cpp does not. Prints versions, how many
keys asked the model, what a key costs on average (none where nothing was asked), and of those that
asked the time (ms) until a whole word of the suggestion is there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from peers import version

HERE = Path(__file__).parent


def main() -> None:
    """Measure one side after the other and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("peer_python")
    parser.add_argument("keys", nargs="?", type=int, default=3000)
    arguments = parser.parse_args()
    sides = []
    for python, script, model in (
        (sys.executable, "replay_inkling.py", arguments.pack),
        (arguments.peer_python, "replay_llama_cpp.py", arguments.gguf),
    ):
        command = [python, str(HERE / script), str(model), str(arguments.text), str(arguments.keys)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        sides.append(json.loads(done.stdout.splitlines()[-1]))
    print(version(sys.executable, "ai-edge-litert"))
    print(version(arguments.peer_python, "llama-cpp-python"))
    print(f"{'':<12}{'Inkling':>10}{'llama.cpp':>11}{'ratio':>8}")
    print(f"{'asked':<12}{sides[0]['asked']:>10}{sides[1]['asked']:>11}")
    means = [sum(side["times"]) / side["keys"] for side in sides]
    print(f"{'mean a key':<12}{means[0]:>10.1f}{means[1]:>11.1f}{means[0] / means[1]:>7.2f}x")
    for part in (50, 90, 99):
        ours, theirs = (sorted(s["times"])[len(s["times"]) * part // 100] for s in sides)
        print(f"{f'p{part}, ms':<12}{ours:>10.1f}{theirs:>11.1f}{ours / theirs:>7.2f}x")


if __name__ == "__main__":
    main()
