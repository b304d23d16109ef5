"""Child process of the test suite: what needs TensorFlow, done once for the tiny Llama.

    python tests/data/build_tiny.py FOLDER

writes the packs FOLDER/float (float weights), FOLDER/balanced (the same, balanced), FOLDER/blocks
(4-bit blocks, balanced, run as a pack does) and FOLDER/blocks-float (the same in float), and
FOLDER/results.npz (logits of the TensorFlow definition for the plain and for the blocked weights).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import gguf
import numpy as np

from writer.gpt import export, prepare
from writer.gpt.balance import balanced, balanced_blocks
from writer.gpt.blocks import unpacked
from writer.gpt.checkpoint import Arrays, Checkpoint, M, fuse_blocks, fuse_llama
from writer.gpt.families import as_tensors, full_pass
from writer.gpt.gpt2_checkpoint import Gpt2Arrays
from writer.gpt.reading import read_checkpoint
from writer.lm.bind import bind
from writer.lm.pack import EMBEDDING, GRAPH, POSITIONS, TOKENIZER, write_info

HERE = Path(__file__).parent
Q4_1 = gguf.GGMLQuantizationType.Q4_1


def blocked(checkpoint: Checkpoint) -> Checkpoint:
    """The checkpoint as if its layers' matrices had been stored as Q4_1."""
    blocks = {}
    for name, tensor in checkpoint.tensors.items():
        if name.startswith("model.layers.") and tensor.ndim == 2:
            found = unpacked(gguf.quants.quantize(tensor, Q4_1), Q4_1)
            assert found is not None
            blocks[name] = found
    dense = {name: matrix.dense() for name, matrix in blocks.items()}
    return replace(checkpoint, tensors={**checkpoint.tensors, **dense}, blocks=blocks)


def write_pack(
    folder: Path,
    checkpoint: Checkpoint,
    graph: bytes,
    arrays: Arrays[M] | Gpt2Arrays,
    rounded: bool = False,
) -> None:
    """A pack with these weights."""
    folder.mkdir(parents=True)
    (folder / GRAPH).write_bytes(bind(graph, prepare.by_argument(arrays), rounded=rounded))
    (folder / TOKENIZER).write_text(checkpoint.tokenizer_json, encoding="utf-8")
    # float32 here, so that only the graph is compared
    np.save(folder / EMBEDDING, checkpoint.embedding)
    if checkpoint.positions is not None:
        np.save(folder / POSITIONS, checkpoint.positions)
    write_info(
        folder,
        {
            "name": folder.name,
            "title": folder.name,
            "licence": "MIT",
            "source": "tiny_llama.gguf",
            "source_sha256": "",
            "architecture": checkpoint.config.as_dict(),
            "quantisation": "none",
            "end_tokens": list(checkpoint.end_tokens),
            "perplexity": {},
        },
    )


def main() -> None:
    """Write all of it."""
    folder = Path(sys.argv[1])
    ids = [int(i) for i in np.load(HERE / "tiny_llama.npz")["ids"]]
    plain = read_checkpoint(HERE / "tiny_llama.gguf")
    config, embedding = plain.config, plain.tensors["model.embed_tokens.weight"]
    arrays = fuse_llama(plain)
    weights = as_tensors(config, arrays)
    sizes, _ = prepare.activations(plain, weights, ids)
    graph = export.skeleton(config)
    write_pack(folder / "float", plain, graph, arrays)
    write_pack(folder / "balanced", plain, graph, balanced(config, arrays, sizes))

    stored = blocked(plain)
    blocks = fuse_blocks(stored)
    assert blocks is not None
    dense = fuse_llama(stored)
    dense_weights = as_tensors(config, dense)
    sizes, peaks = prepare.activations(stored, dense_weights, ids)
    calm = balanced_blocks(config, blocks, sizes, peaks)
    graph = export.skeleton(config, blocks=True)
    write_pack(folder / "blocks", stored, graph, calm, rounded=True)
    write_pack(folder / "blocks-float", stored, graph, calm)
    np.savez(
        folder / "results.npz",
        logits=full_pass(config, weights, embedding[ids]).numpy(),
        blocked_logits=full_pass(config, dense_weights, embedding[ids]).numpy(),
        names=sorted(sizes),
    )


if __name__ == "__main__":
    main()
