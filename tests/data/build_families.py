"""Child process of the test suite: what needs TensorFlow, done once for the tiny model folders.

    python tests/data/build_families.py FOLDER

writes for each family the packs FOLDER/NAME/float (float weights), FOLDER/NAME/balanced (the same,
balanced) and FOLDER/NAME/int8 (balanced and rounded), and FOLDER/NAME/results.npz (logits of the
TensorFlow definition).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from build_tiny import HERE, write_pack

from writer.gpt import export, prepare
from writer.gpt.balance import balanced
from writer.gpt.checkpoint import fuse
from writer.gpt.families import as_tensors, full_pass
from writer.gpt.reading import read_checkpoint


def build(name: str, folder: Path) -> None:
    """All of one family."""
    ids = [int(i) for i in np.load(HERE / f"tiny_{name}.npz")["ids"]]
    checkpoint = read_checkpoint(HERE / f"tiny_{name}")
    config, arrays = checkpoint.config, fuse(checkpoint)
    weights = as_tensors(config, arrays)
    sizes, _ = prepare.activations(checkpoint, weights, ids)
    graph, calm = export.skeleton(config), balanced(config, arrays, sizes)
    write_pack(folder / "float", checkpoint, graph, arrays)
    write_pack(folder / "balanced", checkpoint, graph, calm)
    write_pack(folder / "int8", checkpoint, graph, calm, rounded=True)
    logits = full_pass(config, weights, checkpoint.embedded(ids)).numpy()
    np.savez(folder / "results.npz", logits=logits)


if __name__ == "__main__":
    for family in ("gpt2", "sinusoidal", "qwen2", "qwen3"):
        build(family, Path(sys.argv[1]) / family)
