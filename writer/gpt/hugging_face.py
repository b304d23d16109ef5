"""Reads a Hugging Face folder: config.json, safetensors, tokenizer.json; no code, no pickles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from writer.gpt.checkpoint import Checkpoint, check_numbers, check_shapes
from writer.gpt.config import CheckpointError, Config
from writer.gpt.gpt2_checkpoint import POSITIONS
from writer.gpt.hugging_face_config import config_of, is_tied
from writer.gpt.safetensors_file import Stored, read_header
from writer.gpt.tokenizer_file import checked, parsed_json
from writer.lm.positions import sinusoidal
from writer.lm.source import CONFIG, GENERATION, TOKENIZER

_MAX_JSON = 32 << 20
# What older versions of transformers kept beside the weights: masks and angles, made anew.
_BUFFERS = (".attn.bias", ".attn.masked_bias", ".rotary_emb.inv_freq")


def read_hugging_face(folder: Path, when_sound: Callable[[], None]) -> Checkpoint:
    """Read a folder whole. Raises CheckpointError with the reason if it cannot be used.

    `when_sound` is called once all but the weights' values is known to be good.
    """
    record = _json(folder / CONFIG)
    config = config_of(record)
    tokenizer = checked(_text(folder / TOKENIZER), config.vocab_size)
    end_tokens = _end_tokens(folder, record, config)
    stored = _canonical(config, _stored(folder))
    if is_tied(record):
        stored.pop("lm_head.weight", None)
    elif "lm_head.weight" not in stored:
        raise CheckpointError("The model has no tensor named lm_head.weight.")
    check_shapes(config, {name: tensor.shape for name, tensor in stored.items()})
    when_sound()
    tensors = {name: tensor.floats() for name, tensor in stored.items()}
    check_numbers(tensors)
    return Checkpoint(config, tensors, {}, tokenizer, end_tokens)


def _text(path: Path) -> str:
    if not path.is_file():
        raise CheckpointError(f"The model's folder has no {path.name}.")
    if path.stat().st_size > _MAX_JSON:
        raise CheckpointError(f"The model's {path.name} is far too large to be right.")
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise CheckpointError(f"The model's {path.name} is damaged: it is not text.") from error


def _json(path: Path) -> dict[str, Any]:
    return parsed_json(_text(path), path.name)


def _stored(folder: Path) -> dict[str, Stored]:
    """The tensors of all files that hold weights: one, or those that the index names."""
    whole, index = folder / "model.safetensors", folder / "model.safetensors.index.json"
    if whole.is_file():
        return read_header(whole)
    if not index.is_file():
        raise CheckpointError(_no_weights(folder))
    places = _json(index).get("weight_map")
    if not isinstance(places, dict) or not places:
        raise CheckpointError(f"The model's {index.name} does not say where its tensors are.")
    tensors: dict[str, Stored] = {}
    here = {path.name for path in folder.glob("*.safetensors") if path.is_file()}
    for name in sorted({str(place) for place in places.values()}):
        if name not in here:
            raise CheckpointError(f"The model's folder has no {name}, which its index names.")
        shard = read_header(folder / name)
        if tensors.keys() & shard.keys() or any(places.get(t) != name for t in shard):
            raise CheckpointError(f"{name} holds other tensors than the index says.")
        tensors |= shard
    if tensors.keys() != places.keys():
        raise CheckpointError("The model's files hold other tensors than the index says.")
    return tensors


def _no_weights(folder: Path) -> str:
    pickles = [*folder.glob("*.bin"), *folder.glob("*.pt"), *folder.glob("*.pth")]
    if pickles:
        return (
            f"{pickles[0].name} can run code on this computer when it is opened, so it is not. "
            "Use the model's safetensors files instead."
        )
    return "The model's folder has no model.safetensors."


def _canonical(config: Config, tensors: dict[str, Stored]) -> dict[str, Stored]:
    """The tensors without what is computed anew, GPT-2's under their full names."""
    kept = {name: value for name, value in tensors.items() if not name.endswith(_BUFFERS)}
    if config.family == "gpt2" and "wte.weight" in kept:
        # The first GPT-2 was saved without its head, and so without the prefix.
        kept = {f"transformer.{name}": value for name, value in kept.items()}
    if config.positions == "sinusoidal" and POSITIONS in kept:
        table = kept.pop(POSITIONS)
        computed = sinusoidal(config.n_ctx, config.n_embd)
        if table.shape != computed.shape or not np.allclose(table.floats(), computed, atol=1e-2):
            raise CheckpointError(f"The tensor {POSITIONS} holds other positions than sines.")
    return kept


def _end_tokens(folder: Path, record: dict[str, Any], config: Config) -> tuple[int, ...]:
    """Every token that the configuration says ends a text."""
    stated = [record.get("eos_token_id")]
    if (folder / GENERATION).is_file():
        stated.append(_json(folder / GENERATION).get("eos_token_id"))
    found: set[int] = set()
    for value in stated:
        for token in value if isinstance(value, list) else [value]:
            if type(token) is int and 0 <= token < config.vocab_size:
                found.add(token)
    return tuple(sorted(found))
