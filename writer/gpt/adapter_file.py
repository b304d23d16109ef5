"""Reads and writes an adapter as PEFT does, so that other tools can use it and theirs be used here.

adapter_config.json          rank, alpha, the modules it changes, and the base by name and hash
adapter_model.safetensors    the factors by name
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

from writer.gpt.config import CheckpointError
from writer.gpt.lora import Adapter, AdapterError
from writer.gpt.safetensors_file import read_header
from writer.gpt.tokenizer_file import parsed_json

CONFIG, FACTORS = "adapter_config.json", "adapter_model.safetensors"
BASE_SHA256 = "inkling_base_sha256"  # ours; PEFT leaves out what it does not know
# What PEFT can do beside plain LoRA, and we cannot: each has to be off.
_UNKNOWN = (
    "alpha_pattern",
    "layer_replication",
    "lora_bias",
    "modules_to_save",
    "rank_pattern",
    "target_parameters",
    "trainable_token_indices",
    "use_dora",
    "use_qalora",
    "use_rslora",
)


def write_adapter(
    adapter: Adapter, folder: Path, base: str, base_sha256: str, *, half: bool = False
) -> None:
    """Put the adapter in the folder, in place of one that is there. Raises OSError.

    With `half` its factors are rounded to bfloat16, which halves the file.
    """
    record = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "base_model_name_or_path": base,
        BASE_SHA256: base_sha256,
        "r": adapter.rank,
        "lora_alpha": adapter.alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        # Whether the model keeps its matrices (in, out); the factors are the same either way.
        "fan_in_fan_out": any(".c_attn." in name for name in adapter.factors),
        "inference_mode": True,
        "target_modules": list(dict.fromkeys(name.split(".")[-3] for name in adapter.factors)),
    }
    kind = np.dtype(ml_dtypes.bfloat16 if half else np.float32)
    factors = {name: np.ascontiguousarray(f, kind) for name, f in adapter.factors.items()}
    partial = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        (partial / CONFIG).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        save_file(factors, partial / FACTORS, {"format": "pt"})
        with (partial / FACTORS).open("rb") as file:
            os.fsync(file.fileno())
        shutil.rmtree(folder, ignore_errors=True)
        partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def read_adapter(folder: Path, base: str, base_sha256: str) -> Adapter:
    """The adapter in a folder. Raises AdapterError for one that cannot be used with this base."""
    try:
        record = parsed_json((folder / CONFIG).read_text(encoding="utf-8"), CONFIG)
        stored = read_header(folder / FACTORS)
        adapter = _adapter(record, {name: entry.floats() for name, entry in stored.items()})
    except CheckpointError as error:
        raise AdapterError(f"The adapter in {folder} cannot be read. {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AdapterError(
            f"There is no adapter in {folder}: {CONFIG} and {FACTORS} have to be there."
        ) from error
    made_for = record.get(BASE_SHA256, base_sha256)
    if made_for != base_sha256:
        raise AdapterError(
            f"The adapter was made for another model, {record.get('base_model_name_or_path')} "
            f"({str(made_for)[:12]}), not for {base} ({base_sha256[:12]})."
        )
    return adapter


def _adapter(record: dict[str, Any], factors: dict[str, np.ndarray]) -> Adapter:
    if record.get("peft_type") != "LORA":
        raise AdapterError(
            f"The adapter is of the kind {record.get('peft_type')}; only LoRA can be used here."
        )
    beyond = [name for name in _UNKNOWN if record.get(name)]
    if record.get("bias", "none") != "none":
        beyond.append("bias")
    if beyond:
        raise AdapterError(
            f"The adapter uses {', '.join(beyond)}; only plain LoRA can be used here."
        )
    rank, alpha = record.get("r"), record.get("lora_alpha")
    if not (isinstance(rank, int) and 1 <= rank <= 1024):
        raise AdapterError(f"The adapter says its rank is {rank}, which cannot be right.")
    if isinstance(alpha, bool) or not isinstance(alpha, int | float) or not 0 <= alpha < 1e6:
        raise AdapterError(f"The adapter says its alpha is {alpha}, which cannot be right.")
    return Adapter(rank, float(alpha), {n: np.array(f, np.float32) for n, f in factors.items()})
