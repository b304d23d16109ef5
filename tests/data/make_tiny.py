"""Makes the tiny random models, golden logits for them, and golden token ids of hard strings.

Models and logits come from Hugging Face transformers on PyTorch in float32, token ids from
transformers, SentencePiece and llama.cpp: implementations independent of ours. Run in an
environment of its own:

    python3 -m venv peer
    peer/bin/pip install torch transformers gguf sentencepiece llama-cpp-python
    PYTHONPATH=tests peer/bin/python tests/data/make_tiny.py
"""

from __future__ import annotations

import json
import math
import tempfile
from pathlib import Path

import numpy as np
import tokenizers
import torch
import transformers
from gguf_files import write_gguf
from hard_strings import HARD_STRINGS, byte_alphabet, llama_cpp_ids, sentence_piece, train_bytes

HERE = Path(__file__).parent
SMALL = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 320,
    "rms_norm_eps": 1e-6,
    "rope_parameters": {"rope_type": "default", "rope_theta": 1_000_000.0},
    "bos_token_id": None,
    "eos_token_id": 0,
}
GPT2 = {
    "n_embd": 32,
    "n_inner": 96,
    "n_layer": 2,
    "n_head": 4,
    "n_positions": 320,
    "bos_token_id": 0,
    "eos_token_id": 0,
}


def randomised(model: torch.nn.Module, dtype: torch.dtype) -> torch.nn.Module:
    """The model with random weights that this dtype holds exactly, in float32."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            # Larger than the usual start, so that attention is not all but uniform.
            norm = ("norm" in name or ".ln_" in name) and name.endswith("weight")
            weight.copy_(torch.randn_like(weight) * 0.15 + (1.0 if norm else 0.0))
            weight.copy_(weight.to(dtype).float())
    return model.eval()


def write_logits(name: str, model: torch.nn.Module, tokens: int, step: int) -> None:
    """Some 300 random tokens and every so many of their logits."""
    ids = np.random.default_rng(7).integers(1, tokens, 300)
    with torch.no_grad():
        logits = model(torch.tensor(ids)[None]).logits[0].numpy()
    np.savez_compressed(HERE / f"tiny_{name}.npz", ids=ids, logits=logits[::step])


def write_folder(
    name: str, model: torch.nn.Module, tokenizer: tokenizers.Tokenizer, dtype: torch.dtype
) -> None:
    """The Hugging Face folder; a file stays under 250 KB."""
    folder = HERE / f"tiny_{name}"
    model.to(dtype).save_pretrained(folder, max_shard_size="230KB")
    (folder / "generation_config.json").unlink(missing_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    for path in folder.iterdir():
        path.chmod(0o644)


def make_llama() -> None:
    """tiny_llama.gguf, and the same as a folder in two shards."""
    merges = ["Ġ t", "h e", "Ġt he", "i n", "a n", "an d", "Ġ a", "o n"]
    tokens = ["<|endoftext|>", *byte_alphabet(), *(m.replace(" ", "") for m in merges)]
    sizes = {"hidden_size": 64, "intermediate_size": 96, "max_position_embeddings": 512}
    rope = {"rope_type": "default", "rope_theta": 10_000.0}
    sizes = {**SMALL, **sizes, "rms_norm_eps": 1e-5, "rope_parameters": rope}
    config = transformers.LlamaConfig(vocab_size=len(tokens), tie_word_embeddings=False, **sizes)
    torch.manual_seed(7)
    model = randomised(transformers.LlamaForCausalLM(config), torch.float32)
    write_logits("llama", model, len(tokens), step=6)
    arrays = {name: value.numpy() for name, value in model.state_dict().items()}
    gpt2 = {"model": "gpt2", "pre": "smollm", "tokens": tokens, "merges": merges}
    write_gguf(HERE / "tiny_llama.gguf", config.to_dict(), arrays, gpt2)
    pairs = [tuple(merge.split(" ")) for merge in merges]
    ids = {token: i for i, token in enumerate(tokens)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.BPE(vocab=ids, merges=pairs))
    tokenizer.add_special_tokens(["<|endoftext|>"])
    words = [
        tokenizers.pre_tokenizers.Digits(individual_digits=True),
        tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False),
    ]
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Sequence(words)
    tokenizer.decoder = tokenizers.decoders.ByteLevel()
    write_folder("llama", model, tokenizer, torch.float32)


def make_others(tokens: list[str], merges: list[str]) -> dict[str, list[list[int]]]:
    """The other families; the token ids that transformers gives for the hard strings."""
    torch.manual_seed(7)
    count = len(tokens)
    ids = {token: i for i, token in enumerate(tokens)}
    pairs = [tuple(merge.split(" ")) for merge in merges]
    gpt2_words = transformers.GPT2TokenizerFast(vocab=ids, merges=pairs)
    qwen_words = transformers.Qwen2TokenizerFast(vocab=ids, merges=pairs)
    gpt2 = transformers.GPT2LMHeadModel(transformers.GPT2Config(vocab_size=count, **GPT2))
    sines = transformers.GPT2LMHeadModel(transformers.GPT2Config(vocab_size=count, **GPT2))
    qwen2 = transformers.Qwen2Config(vocab_size=count, tie_word_embeddings=True, **SMALL)
    qwen3 = transformers.Qwen3Config(vocab_size=count, head_dim=16, **SMALL)
    models = {
        "gpt2": (gpt2, gpt2_words, torch.float16),
        "sinusoidal": (sines, gpt2_words, torch.float16),
        "qwen2": (transformers.Qwen2ForCausalLM(qwen2), qwen_words, torch.bfloat16),
        "qwen3": (transformers.Qwen3ForCausalLM(qwen3), qwen_words, torch.bfloat16),
    }
    for name, (model, words, dtype) in models.items():
        randomised(model, dtype)
        if name == "sinusoidal":
            with torch.no_grad():
                model.transformer.wpe.weight.copy_(sine_table(320, 32))
        write_logits(name, model, count, step=12)
        write_folder(name, model, words.backend_tokenizer, dtype)
    config = HERE / "tiny_sinusoidal" / "config.json"
    record = json.loads(config.read_text()) | {"position_embedding_type": "sinusoidal"}
    config.write_text(json.dumps(record, indent=2) + "\n")
    words = {"gpt-2": gpt2_words, "qwen2": qwen_words}
    return {
        name: [t.encode(text, add_special_tokens=False) for text in HARD_STRINGS]
        for name, t in words.items()
    }


def sine_table(length: int, width: int) -> torch.Tensor:
    """Positions of "Attention Is All You Need", written out."""
    table = torch.zeros(length, width)
    for at in range(length):
        for i in range(0, width, 2):
            table[at, i] = math.sin(at / 10_000 ** (i / width))
            table[at, i + 1] = math.cos(at / 10_000 ** (i / width))
    return table


def main() -> None:
    """Write all of it."""
    make_llama()
    tokens, merges = train_bytes()
    ids = make_others(tokens, merges)
    with tempfile.TemporaryDirectory() as folder:
        theirs = llama_cpp_ids(Path(folder), tokens, merges)
    pieces = sentence_piece()
    assert theirs["gpt-2"] == ids["gpt-2"], "llama.cpp and transformers disagree"
    record = {"tokens": tokens, "merges": merges, "ids": theirs | ids, "sentencepiece": pieces}
    (HERE / "hard_strings.json").write_text(json.dumps(record, ensure_ascii=False) + "\n")
    print(f"transformers {transformers.__version__}, torch {torch.__version__}")


if __name__ == "__main__":
    main()
