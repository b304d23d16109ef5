"""Child process of the test suite: what needs TensorFlow, done once for the tiny Llama.

    python tests/data/build_tiny.py FOLDER

writes FOLDER/float (a pack with float weights), FOLDER/balanced (the same, balanced) and
FOLDER/results.npz (logits of the TensorFlow definition, and the golden ones' ids).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from writer.gpt import export, llama, prepare
from writer.gpt.balance import balanced
from writer.gpt.checkpoint import fuse
from writer.gpt.gguf_file import read_gguf
from writer.lm.bind import bind
from writer.lm.pack import EMBEDDING, GRAPH, TOKENIZER, write_info

HERE = Path(__file__).parent


def main() -> None:
    """Write all of it."""
    folder = Path(sys.argv[1])
    checkpoint = read_gguf(HERE / "tiny_llama.gguf")
    arrays = fuse(checkpoint)
    weights = prepare.as_tensors(arrays)
    ids = [int(i) for i in np.load(HERE / "tiny_llama.npz")["ids"]]
    embedding = checkpoint.tensors["model.embed_tokens.weight"]
    maxima = prepare.activation_maxima(checkpoint, weights, ids)
    balanced_arrays = balanced(checkpoint.config, arrays, maxima)
    graph = export.skeleton(checkpoint.config)
    for name, made in (("float", arrays), ("balanced", balanced_arrays)):
        pack = folder / name
        pack.mkdir(parents=True)
        (pack / GRAPH).write_bytes(bind(graph, prepare.by_argument(made), as_int8=False))
        (pack / TOKENIZER).write_text(checkpoint.tokenizer_json, encoding="utf-8")
        np.save(pack / EMBEDDING, embedding)  # float32 here, so that only the graph is compared
        write_info(
            pack,
            {
                "name": name,
                "title": name,
                "licence": "MIT",
                "source": "tiny_llama.gguf",
                "source_sha256": "",
                "architecture": checkpoint.config.as_dict(),
                "end_tokens": list(checkpoint.end_tokens),
                "perplexity": {},
            },
        )
    np.savez(
        folder / "results.npz",
        logits=llama.full_pass(checkpoint.config, weights, embedding[ids]).numpy(),
        maxima_layers=sorted(maxima),
    )


if __name__ == "__main__":
    main()
