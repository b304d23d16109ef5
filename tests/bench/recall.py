"""What the memory of other texts brings: surprise and next words, with it and without, in one run.

    python tests/bench/recall.py TEXT MEMORY... [--tokens 20000] [--words 400]

Perplexity over windows of 512 tokens, as `inkling evaluate` measures it, from character 5,000 on,
with what stands before each window in the memory too. Next words at every so many word starts, with
the prompt that the window would send. Prints what a token costs beside, and how long adding took.
"""

from __future__ import annotations

import argparse
import threading
import time
from pathlib import Path

import numpy as np

from writer.commands.complete import load_engine
from writer.commands.recalling import Follower, recall
from writer.documents.save import read_document
from writer.evaluation.next_word import right_words, word_starts
from writer.lm.engine import Engine
from writer.lm.perplexity import perplexity
from writer.models.catalogue import DEFAULT_MODEL

BEGIN = 5000


def main() -> None:
    """Measure both, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("memory", type=Path, nargs="+")
    parser.add_argument("--tokens", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    arguments = parser.parse_args()
    text = read_document(arguments.text).text
    engine = load_engine(arguments.model)
    plain = measured(engine, Follower(engine, ""), text, arguments)
    recall(engine, arguments.memory)  # the first time also measures what the model expects
    again = load_engine(arguments.model)
    adding = threading.Thread(target=recall, args=(again, arguments.memory))
    begun = time.perf_counter()
    adding.start()
    gap = longest_gap(adding)
    took = time.perf_counter() - begun
    print(f"added in {took:.2f} s; meanwhile the longest gap of another thread {1000 * gap:.0f} ms")
    with_memory = measured(again, Follower(again, text), text, arguments)
    for name in plain:
        change = with_memory[name] / max(plain[name], 1e-9) - 1
        print(f"{name:<12}{plain[name]:9.4f}{with_memory[name]:9.4f}{change:+9.2%}")
    costs(again, text)


def measured(
    engine: Engine, follower: Follower, text: str, arguments: argparse.Namespace
) -> dict[str, float]:
    """Perplexity, and the shares of word starts where one and three words come true."""
    figures = {}
    if arguments.tokens:
        ids = engine.tokenizer.encode(text[BEGIN:])[: arguments.tokens]
        figures["perplexity"] = perplexity(ids, follower.log_probabilities(BEGIN))
    if arguments.words:
        end = BEGIN + 4 * max(arguments.tokens, 20_000)
        starts = list(word_starts(text, BEGIN, end))
        starts = starts[:: max(len(starts) // arguments.words, 1)]
        right = []
        for at in starts:
            follower.reach(at)
            right.append(right_words(text, at, engine, 3))
        figures["next word"] = float(np.mean([n >= 1 for n in right]))
        figures["three words"] = float(np.mean([n >= 3 for n in right]))
    return figures


def longest_gap(other: threading.Thread) -> float:
    """The longest time, in seconds, between two turns of a loop beside another thread."""
    longest, last = 0.0, time.perf_counter()
    while other.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def costs(engine: Engine, text: str) -> None:
    """Milliseconds that blending adds to a token: the median of many."""
    ids = engine.tokenizer.encode(text[BEGIN : BEGIN + 8000])
    logits = np.random.default_rng(0).normal(0, 3, engine.graph.vocab_size).astype(np.float32)
    took = []
    for end in range(10, len(ids)):
        begun = time.perf_counter()
        engine._recall.blended(logits, ids[:end])
        took.append(time.perf_counter() - begun)
    print(f"blending a token: {1000 * float(np.median(took)):.3f} ms")


if __name__ == "__main__":
    main()
