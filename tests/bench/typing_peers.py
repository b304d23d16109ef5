"""Keys saved while typing a text, beside llama.cpp: the same weights, writer and clock.

    python tests/bench/typing_peers.py PACK_FOLDER MODEL.gguf TEXT peer/bin/python [CHARACTERS]

Inkling at its default gate, and llama.cpp greedy and shown always: with its own prefix reuse, and
with none (there on 150 characters only: every key is a prompt anew). See `inkling evaluate --help`
for what the figures mean.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from peers import version

from writer.evaluation.recorded import Completes, Recorder
from writer.evaluation.typing import Typist
from writer.lm.engine import Engine
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling
from writer.settings import Settings
from writer.suggest.boundaries import Size
from writer.suggest.gate import Gate, gate_for
from writer.suggest.session import Terms

BEGIN, PACE = 5000, 60


class LlamaCpp:
    """A child with llama.cpp, that completes as an engine does."""

    def __init__(self, python: str, gguf: str, *words: str) -> None:
        command = [python, str(Path(__file__).with_name("serve_llama_cpp.py")), gguf, *words]
        self.passes = 0
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def complete(self, prompt: str, _sampling: Sampling, max_tokens: int) -> Iterator[Piece]:
        """Stream greedily. A space at the end is left out: it would make words be spelt apart."""
        tokens: list[int] = []
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        while len(tokens) < max_tokens:
            wish = {"prompt": prompt.rstrip(" "), "tokens": tokens}
            self._child.stdin.write(json.dumps(wish) + "\n")
            self._child.stdin.flush()
            answer = json.loads(self._child.stdout.readline())
            self.passes += 1
            if answer["token"] < 0:
                return
            tokens.append(answer["token"])
            yield Piece(answer["text"])


def row(name: str, engine: Completes, text: str, characters: int, gate: Gate | None) -> None:
    """Type the text with this engine, and print what it was worth."""
    chosen = Settings()
    terms = Terms(Size(chosen.size), gate)
    recorder = Recorder(engine, chosen.max_tokens)
    typed = Typist(text, BEGIN, BEGIN + characters, recorder, terms, PACE).run(lambda _: None)
    print(
        f"{name:<26}{typed.saved:>8.1%}{typed.precision:>11.2f}"
        f"{typed.covered_words / max(typed.words, 1):>10.1%}"
        f"{100 * typed.wrong_shown / max(typed.words, 1):>12.1f}"
        f"{typed.free_keys / max(typed.keys, 1):>11.1%}",
        flush=True,
    )


def main() -> None:
    """Measure one after the other."""
    pack, gguf, path, python = sys.argv[1:5]
    characters = int(sys.argv[5]) if len(sys.argv) > 5 else 5000
    text = Path(path).read_text(encoding="utf-8")
    print(version(sys.executable, "ai-edge-litert"), version(python, "llama-cpp-python"))
    print(f"{'':<26}{'saved':>8}{'precision':>11}{'coverage':>10}{'wrong/100':>12}{'free':>11}")
    row("Inkling", Engine(Path(pack)), text, characters, gate_for(Settings().share))
    row("llama.cpp, reuse", LlamaCpp(python, gguf, "--reuse"), text, characters, None)
    row("llama.cpp, no reuse", LlamaCpp(python, gguf), text, 150, None)


if __name__ == "__main__":
    main()
