"""How much rounding costs: a pack's perplexity against the same weights in float.

    python tests/bench/exactness.py PACK_FOLDER MODEL TEXT [TOKENS]

MODEL is the GGUF file or Hugging Face folder that the pack was made from. Counts 4,000 tokens after
the text's first 5,000 characters, in windows of 512, the first 16 tokens of each left out. Float
runs in a process of its own, because TensorFlow and LiteRT do not share one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from writer.lm.perplexity import perplexity

SKIPPED, TOKENS = 5000, 4000


def in_float(model: Path, ids: list[int]) -> float:
    """The perplexity of the checkpoint itself."""
    from writer.gpt import families, prepare
    from writer.gpt.checkpoint import fuse
    from writer.gpt.reading import read_checkpoint

    checkpoint = read_checkpoint(model)
    weights = families.as_tensors(checkpoint.config, fuse(checkpoint))
    return perplexity(ids, lambda window: prepare.log_probabilities(checkpoint, weights, window))


def main() -> None:
    """Print both perplexities and the loss."""
    if sys.argv[1] == "--float":
        print(in_float(Path(sys.argv[2]), json.load(sys.stdin)))
        return
    from writer.lm.engine import Engine

    engine = Engine(Path(sys.argv[1]))
    text = Path(sys.argv[3]).read_text(encoding="utf-8")[SKIPPED:]
    tokens = int(sys.argv[4]) if len(sys.argv) > 4 else TOKENS
    ids = engine.tokenizer.encode(text[: tokens * 8])[:tokens]
    rounded = perplexity(ids, engine.log_probabilities)
    command = [sys.executable, __file__, "--float", sys.argv[2]]
    done = subprocess.run(
        command, input=json.dumps(ids), check=True, capture_output=True, text=True
    )
    exact = float(done.stdout.splitlines()[-1])
    loss = 100 * (rounded / exact - 1)
    print(f"{len(ids)} tokens: float {exact:.3f}, pack {rounded:.3f}, {loss:+.2f} %")


if __name__ == "__main__":
    main()
