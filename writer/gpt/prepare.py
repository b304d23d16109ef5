"""Makes a model pack from a checkpoint: skeleton, balancing, rounding, and how much that lost."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import tensorflow as tf

from writer import program
from writer.gpt.balance import balanced, balanced_blocks
from writer.gpt.blocks import SIZE, Blocks, representable
from writer.gpt.checkpoint import Arrays, Checkpoint, M, fuse, fuse_blocks
from writer.gpt.config import CheckpointError, Config
from writer.gpt.families import as_tensors, full_pass
from writer.gpt.gpt2_checkpoint import Gpt2Arrays
from writer.gpt.layers import Observer
from writer.gpt.skeletons import cached_skeleton
from writer.gpt.tokenizer_file import for_continuations
from writer.lm import source as sources
from writer.lm.bind import FourBit, Weight, bind
from writer.lm.pack import EMBEDDING, GRAPH, POSITIONS, TOKENIZER, write_info
from writer.lm.perplexity import WINDOW, perplexity
from writer.lm.tokenizer import Tokenizer

Report = Callable[[str, float], None]
# Tokens of prose to learn the activations' sizes on, and the next ones to measure the loss on.
CALIBRATION_TOKENS, MEASURED_TOKENS = 1024, 1024
FEWEST_TOKENS = 64


@dataclass(frozen=True, slots=True)
class Origin:
    """What pack.json tells about where a model came from."""

    name: str
    title: str
    licence: str
    source: str
    adapter: Path | None = None  # that was merged into the model


def prepare_pack(
    checkpoint: Checkpoint,
    source: Path,
    target: Path,
    origin: Origin,
    prose: str,
    skeletons: Path,
    report: Report,
) -> None:
    """Write a whole pack for what was read from `source` into the new folder `target`.

    `prose` is what to calibrate and measure on; `skeletons` caches converted graphs. Raises
    CheckpointError for a model that cannot be used and OSError where it cannot be written.
    """
    _write_inputs(checkpoint, target)
    report("converting", 0.2)
    arrays, blocks = fuse(checkpoint), fuse_blocks(checkpoint)
    graph = cached_skeleton(checkpoint.config, blocks is not None, skeletons)

    report("balancing", 0.4)
    ids = Tokenizer(target).encode(prose)[: CALIBRATION_TOKENS + MEASURED_TOKENS]
    # A short text is halved.
    split = min(CALIBRATION_TOKENS, len(ids) // 2)
    weights = as_tensors(checkpoint.config, arrays)
    sizes, peaks = activations(checkpoint, weights, ids[:split])
    held_out = ids[split:]
    exact = _float_perplexity(checkpoint, weights, held_out)

    report("binding", 0.7)
    calm = _calm(checkpoint.config, arrays, blocks, sizes, peaks)
    (target / GRAPH).write_bytes(bind(graph, calm))

    report("measuring", 0.8)
    info = _information(origin, source, checkpoint, in_blocks=blocks is not None)
    info["source_files"] = sources.keep(source, target / sources.SOURCE)
    if origin.adapter is not None:
        info["taught_files"] = sources.keep(origin.adapter, target / sources.TAUGHT)
    write_info(target, info)
    info["perplexity"] = _loss(exact, _rounded_perplexity(target, held_out), len(held_out))
    report("writing", 0.95)
    write_info(target, info)


def _write_inputs(checkpoint: Checkpoint, target: Path) -> None:
    """What stands before the graph: words to ids, ids to vectors, and vectors of positions."""
    target.mkdir(parents=True)
    (target / TOKENIZER).write_text(for_continuations(checkpoint.tokenizer_json), encoding="utf-8")
    np.save(target / EMBEDDING, checkpoint.embedding.astype(np.float16))
    if checkpoint.positions is not None:
        np.save(target / POSITIONS, checkpoint.positions)


def _calm(
    config: Config,
    arrays: Arrays[np.ndarray] | Gpt2Arrays,
    blocks: Arrays[Blocks] | None,
    sizes: dict[str, np.ndarray],
    peaks: dict[str, np.ndarray],
) -> dict[str, Weight]:
    if blocks is None:
        return by_argument(balanced(config, arrays, sizes))
    return by_argument(balanced_blocks(config, blocks, sizes, peaks))


def _loss(exact: float, rounded: float, tokens: int) -> dict[str, float]:
    percent = 100 * (rounded / exact - 1)
    return {"tokens": tokens, "float": exact, "rounded": rounded, "loss_percent": percent}


def _information(
    origin: Origin, source: Path, checkpoint: Checkpoint, in_blocks: bool
) -> dict[str, object]:
    """What pack.json says before the loss is measured."""
    return {
        "name": origin.name,
        "title": origin.title,
        "licence": origin.licence,
        "source": origin.source,
        "source_sha256": sources.digest(source, origin.adapter),
        "architecture": checkpoint.config.as_dict(),
        "quantisation": "4-bit blocks, int8 head" if in_blocks else "int8",
        "end_tokens": list(checkpoint.end_tokens),
        "perplexity": {},
    }


def by_argument(arrays: Arrays[M] | Gpt2Arrays) -> dict[str, Weight]:
    """The weights under the names of the skeleton's arguments."""
    named: dict[str, Weight] = {n: w for n, w in arrays._asdict().items() if n != "blocks"}
    every: Sequence[Any] = arrays.blocks  # named tuples of either kind
    for i, block in enumerate(every):
        for field, value in block._asdict().items():
            if value is None:  # another family's
                continue
            if isinstance(value, Blocks):
                whole = representable(value)
                named[f"{field}_{i}"] = FourBit(whole.levels, whole.scales)
                named[f"{field}_{i}_offsets"] = whole.offsets
            else:
                named[f"{field}_{i}"] = value
    return named


def activations(
    checkpoint: Checkpoint, weights: NamedTuple, ids: list[int]
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """How large every linear layer's inputs get over a text, by the names that `forward` gives.

    The first are the root mean squares of each channel (in,), the second the largest magnitudes of
    each token in each block of 32 channels (tokens, in / 32).
    """
    squares: dict[str, np.ndarray] = {}
    blocks: dict[str, list[np.ndarray]] = {}

    def observe(name: str, value: tf.Tensor) -> None:
        found = value.numpy()
        squares[name] = squares.get(name, 0) + np.einsum("ti,ti->i", found, found)
        if found.shape[1] % SIZE == 0:
            peaks = np.abs(found).reshape(len(found), -1, SIZE).max(axis=2)
            blocks.setdefault(name, []).append(peaks)

    size = min(WINDOW, checkpoint.config.n_ctx)
    for start in range(0, len(ids), size):
        _logits(checkpoint, weights, ids[start : start + size], observe)
    sizes = {name: np.sqrt(square / len(ids)) for name, square in squares.items()}
    return sizes, {name: np.concatenate(parts) for name, parts in blocks.items()}


def log_probabilities(checkpoint: Checkpoint, weights: NamedTuple, ids: list[int]) -> np.ndarray:
    """Log-probability of each token after the first, in float: (len - 1,)."""
    logits = _logits(checkpoint, weights, ids[:-1])
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(ids[1:], logits)
    return -losses.numpy()


def _logits(
    checkpoint: Checkpoint,
    weights: NamedTuple,
    ids: list[int],
    observe: Observer | None = None,
) -> tf.Tensor:
    return full_pass(checkpoint.config, weights, checkpoint.embedded(ids), observe)


def _float_perplexity(checkpoint: Checkpoint, weights: NamedTuple, ids: list[int]) -> float:
    """Measured by the definition itself, and a last look at a model before it is rounded."""
    if len(ids) < FEWEST_TOKENS:
        raise CheckpointError("The model's tokenizer makes next to nothing of English prose.")
    found = perplexity(
        ids, lambda text: log_probabilities(checkpoint, weights, text), checkpoint.config.n_ctx
    )
    if not np.isfinite(found):
        raise CheckpointError("The model's weights are so large that it computes no numbers.")
    return found


def _rounded_perplexity(pack: Path, ids: list[int]) -> float:
    """Measured by the engine itself, in a process without TensorFlow: the two clash in one."""
    found = subprocess.run(
        program.command("prepare", "--measure", str(pack)),
        input=json.dumps(ids),
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        raise CheckpointError("The prepared model does not run on this machine.")
    return float(found.stdout)
