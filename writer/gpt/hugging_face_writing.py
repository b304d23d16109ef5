"""Writes a checkpoint as a Hugging Face folder that transformers and Inkling read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.gpt2_checkpoint import POSITIONS
from writer.gpt.hugging_face_config import record_of
from writer.lm.source import CONFIG, TOKENIZER


def write_hugging_face(
    checkpoint: Checkpoint, folder: Path, notes: Mapping[str, str] | None = None
) -> None:
    """Write the new folder, whole or not at all, in the smallest floats that lose nothing.

    The notes go into config.json, where other programs pass over them.
    """
    partial = folder.with_name(folder.name + ".part")
    partial.mkdir(parents=True)
    try:
        kind = _smallest(checkpoint.tensors)
        record = record_of(
            checkpoint.config, "lm_head.weight" not in checkpoint.tensors, checkpoint.end_tokens
        )
        _write_json(partial / CONFIG, {**record, "torch_dtype": kind.name, **(notes or {})})
        (partial / TOKENIZER).write_text(checkpoint.tokenizer_json, encoding="utf-8")
        words = {"tokenizer_class": "PreTrainedTokenizerFast"}
        _write_json(partial / "tokenizer_config.json", words)
        stored = {
            name: np.ascontiguousarray(tensor.astype(kind))
            for name, tensor in checkpoint.tensors.items()
        }
        if checkpoint.config.positions == "sinusoidal" and checkpoint.positions is not None:
            stored[POSITIONS] = checkpoint.positions  # computed here: transformers wants it stored
        save_file(stored, partial / "model.safetensors", {"format": "pt"})
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _write_json(path: Path, record: Mapping[str, object]) -> None:
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _smallest(tensors: Mapping[str, np.ndarray]) -> np.dtype:
    """The smallest kind of floats that hold every weight exactly."""
    for kind in (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16)):
        with np.errstate(over="ignore"):  # what overflows differs, which is the question
            if all(np.array_equal(t.astype(kind).astype(np.float32), t) for t in tensors.values()):
                return kind
    return np.dtype(np.float32)
