"""A config.json of Hugging Face's transformers as a Config, and back. No guesses, no code."""

from __future__ import annotations

from typing import Any

from writer.gpt.config import CheckpointError, Config

_ARCHITECTURES = {
    "llama": "LlamaForCausalLM",
    "qwen2": "Qwen2ForCausalLM",
    "qwen3": "Qwen3ForCausalLM",
    "gpt2": "GPT2LMHeadModel",
}
# What a model may say of itself and still be computed as its family is here.
_REQUIRED: dict[str, tuple[object, ...]] = {
    "auto_map": (None,),
    "quantization_config": (None,),
    "hidden_act": ("silu", None),
    "activation_function": ("gelu_new", "gelu_pytorch_tanh", None),
    "attention_bias": (False, None),
    "mlp_bias": (False, None),
    "use_sliding_window": (False, None),
    "rope_scaling": (None,),
    "scale_attn_weights": (True, None),
    "scale_attn_by_inverse_layer_idx": (False, None),
    "add_cross_attention": (False, None),
    "pretraining_tp": (1, None),
}


def config_of(record: dict[str, Any]) -> Config:
    """The family and sizes that a config.json states. Raises CheckpointError."""
    family = record.get("model_type")
    if not isinstance(family, str) or family not in _ARCHITECTURES:
        raise CheckpointError(
            f"The model's type is {family!r}; {', '.join(_ARCHITECTURES)} can be read."
        )
    for name, values in _REQUIRED.items():
        if record.get(name) not in values:
            raise CheckpointError(f"The model sets {name}, which is not supported here.")
    kinds = record.get("layer_types") or []
    if not isinstance(kinds, list) or any(kind != "full_attention" for kind in kinds):
        raise CheckpointError("The model attends to a part of the text only, not supported here.")
    return _gpt2(record) if family == "gpt2" else _llama(record)


def is_tied(record: dict[str, Any]) -> bool:
    """Whether the token embedding is the output head too."""
    return bool(record.get("tie_word_embeddings", record.get("model_type") == "gpt2"))


def _llama(record: dict[str, Any]) -> Config:
    heads, width = _integer(record, "num_attention_heads"), _integer(record, "hidden_size")
    rope = record.get("rope_parameters") or {}
    if not isinstance(rope, dict) or rope.get("rope_type", "default") != "default":
        raise CheckpointError("The model scales its rotary positions, which is not supported here.")
    return Config(
        family=record["model_type"],
        positions="rotary",
        n_layer=_integer(record, "num_hidden_layers"),
        n_head=heads,
        n_kv_head=_integer(record, "num_key_value_heads", heads),
        n_embd=width,
        n_ff=_integer(record, "intermediate_size"),
        n_ctx=_integer(record, "max_position_embeddings"),
        vocab_size=_integer(record, "vocab_size"),
        head_dim=_integer(record, "head_dim", width // max(heads, 1)),
        norm_eps=_number(record, "rms_norm_eps"),
        rope_theta=_number({**record, **rope}, "rope_theta", 10_000.0),
    )


def _gpt2(record: dict[str, Any]) -> Config:
    heads, width = _integer(record, "n_head"), _integer(record, "n_embd")
    return Config(
        family="gpt2",
        positions=str(record.get("position_embedding_type", "learned")),
        n_layer=_integer(record, "n_layer"),
        n_head=heads,
        n_kv_head=heads,
        n_embd=width,
        n_ff=_integer(record, "n_inner", 4 * width),
        n_ctx=_integer(record, "n_positions"),
        vocab_size=_integer(record, "vocab_size"),
        head_dim=width // max(heads, 1),
        norm_eps=_number(record, "layer_norm_epsilon", 1e-5),
    )


def _integer(record: dict[str, Any], name: str, default: int | None = None) -> int:
    value = record.get(name)
    value = default if value is None else value
    if type(value) is not int:
        raise CheckpointError(f"The model's config.json does not give {name}.")
    return value


def _number(record: dict[str, Any], name: str, default: float | None = None) -> float:
    value = record.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CheckpointError(f"The model's config.json does not give {name}.")
    return float(value)


def record_of(config: Config, tied: bool, end_tokens: tuple[int, ...]) -> dict[str, object]:
    """The config.json of these sizes."""
    common = {
        "architectures": [_ARCHITECTURES[config.family]],
        "model_type": config.family,
        "vocab_size": config.vocab_size,
        "tie_word_embeddings": tied,
        "bos_token_id": None,
        "eos_token_id": list(end_tokens) if len(end_tokens) > 1 else next(iter(end_tokens), None),
    }
    if config.family == "gpt2":
        return common | {
            "n_layer": config.n_layer,
            "n_head": config.n_head,
            "n_embd": config.n_embd,
            "n_inner": config.n_ff,
            "n_positions": config.n_ctx,
            "layer_norm_epsilon": config.norm_eps,
            "activation_function": "gelu_new",
            # transformers does not know this entry and reads the table that goes with it
            "position_embedding_type": config.positions,
        }
    return common | {
        "num_hidden_layers": config.n_layer,
        "num_attention_heads": config.n_head,
        "num_key_value_heads": config.n_kv_head,
        "hidden_size": config.n_embd,
        "intermediate_size": config.n_ff,
        "max_position_embeddings": config.n_ctx,
        "head_dim": config.head_dim,
        "rms_norm_eps": config.norm_eps,
        "rope_theta": config.rope_theta,
        "hidden_act": "silu",
    }
