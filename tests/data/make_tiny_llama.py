"""Makes tiny_llama.gguf and tiny_llama.npz: a random Llama and golden logits for it.

The logits come from Hugging Face transformers' LlamaForCausalLM in float64-free PyTorch float32,
an implementation independent of ours. Run in an environment of its own:

    python3 -m venv peer && peer/bin/pip install torch transformers gguf
    peer/bin/python tests/data/make_tiny_llama.py
"""

from pathlib import Path

import gguf
import numpy as np
import torch
import transformers

HERE = Path(__file__).parent
LAYERS, HEADS, KV_HEADS, WIDTH, FEED_FORWARD, CONTEXT = 2, 4, 2, 64, 96, 512
NAMES = {
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def byte_alphabet() -> list[str]:
    """GPT-2's printable stand-ins for the 256 bytes."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(b) if b in printable else chr(next(others)) for b in range(256)]


def write_gguf(model: torch.nn.Module, tokens: list[str], merges: list[str]) -> None:
    """The same weights as llama.cpp lays them out: query and key rows interleaved."""
    writer = gguf.GGUFWriter(HERE / "tiny_llama.gguf", "llama")
    writer.add_block_count(LAYERS)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(10_000.0)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types([3] + [1] * (len(tokens) - 1))
    writer.add_token_merges(merges)
    writer.add_eos_token_id(0)
    for name, value in model.state_dict().items():
        array = value.numpy()
        if name == "lm_head.weight":
            target = "output.weight"
        elif name == "model.embed_tokens.weight":
            target = "token_embd.weight"
        elif name == "model.norm.weight":
            target = "output_norm.weight"
        else:
            _, _, layer, *rest = name.removesuffix(".weight").split(".")
            target = f"blk.{layer}.{NAMES['.'.join(rest)]}.weight"
            if target.endswith(("attn_q.weight", "attn_k.weight")):
                half = WIDTH // HEADS // 2
                array = array.reshape(-1, 2, half, WIDTH).swapaxes(1, 2).reshape(-1, WIDTH)
        writer.add_tensor(target, np.ascontiguousarray(array))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    """Write both files."""
    alphabet = byte_alphabet()
    merges = ["Ġ t", "h e", "Ġt he", "i n", "a n", "an d", "Ġ a", "o n"]
    tokens = ["<|endoftext|>", *alphabet, *(m.replace(" ", "") for m in merges)]
    torch.manual_seed(7)
    model = transformers.LlamaForCausalLM(
        transformers.LlamaConfig(
            vocab_size=len(tokens),
            hidden_size=WIDTH,
            intermediate_size=FEED_FORWARD,
            num_hidden_layers=LAYERS,
            num_attention_heads=HEADS,
            num_key_value_heads=KV_HEADS,
            max_position_embeddings=CONTEXT,
            rms_norm_eps=1e-5,
            rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
            tie_word_embeddings=False,
        )
    ).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            # Larger than the usual start, so that attention is not all but uniform.
            weight.copy_(torch.randn_like(weight) * 0.15 + (1.0 if "norm" in name else 0.0))
    write_gguf(model, tokens, merges)
    ids = np.random.default_rng(7).integers(1, len(tokens), 300)
    with torch.no_grad():
        logits = model(torch.tensor(ids)[None]).logits[0].numpy()
    np.savez_compressed(HERE / "tiny_llama.npz", ids=ids, logits=logits[::6])
    print(f"transformers {transformers.__version__}, torch {torch.__version__}")


if __name__ == "__main__":
    main()
