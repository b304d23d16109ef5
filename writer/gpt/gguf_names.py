"""What Hugging Face and the ggml project call the same tensors."""

from __future__ import annotations

from writer.gpt.config import CheckpointError

_LLAMA = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "attn_q_norm": "self_attn.q_norm",
    "attn_k_norm": "self_attn.k_norm",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
_GPT2 = {
    "attn_norm": "ln_1",
    "attn_qkv": "attn.c_attn",
    "attn_output": "attn.c_proj",
    "ffn_norm": "ln_2",
    "ffn_up": "mlp.c_fc",
    "ffn_down": "mlp.c_proj",
}
_LLAMA_TOP = {
    "token_embd": "model.embed_tokens",
    "output_norm": "model.norm",
    "output": "lm_head",
}
_GPT2_TOP = {
    "token_embd": "transformer.wte",
    "position_embd": "transformer.wpe",
    "output_norm": "transformer.ln_f",
    "output": "lm_head",
}


def hugging_face_name(family: str, name: str) -> str:
    """The Hugging Face name of a GGUF tensor; a name that is unknown stays as it is."""
    layers, top, at = _tables(family)
    if name == "rope_freqs.weight":
        raise CheckpointError("The model scales its rotary positions, which is not supported here.")
    parts = name.split(".")
    if len(parts) == 2 and parts[0] in top:
        return f"{top[parts[0]]}.{parts[1]}"
    if len(parts) == 4 and parts[0] == "blk" and parts[2] in layers:
        return f"{at}.{parts[1]}.{layers[parts[2]]}.{parts[3]}"
    return name


def gguf_name(family: str, name: str) -> str:
    """The GGUF name of a tensor that a checked checkpoint has."""
    layers, top, at = _tables(family)
    stem, _, kind = name.rpartition(".")
    if not stem.startswith(f"{at}."):
        return f"{next(ours for ours, theirs in top.items() if theirs == stem)}.{kind}"
    number, _, part = stem.removeprefix(f"{at}.").partition(".")
    return f"blk.{number}.{next(n for n, theirs in layers.items() if theirs == part)}.{kind}"


def is_turned(name: str) -> bool:
    """Whether a matrix is (in, out) in Hugging Face's files and (out, in) in GGUF's."""
    return name.startswith("transformer.h.") and name.endswith(
        ("c_attn.weight", "c_proj.weight", "c_fc.weight")
    )


def _tables(family: str) -> tuple[dict[str, str], dict[str, str], str]:
    """Names of a layer's parts, names outside layers, and what layers stand under."""
    if family == "gpt2":
        return _GPT2, _GPT2_TOP, "transformer.h"
    return _LLAMA, _LLAMA_TOP, "model.layers"
