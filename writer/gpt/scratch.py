"""A GPT of one's own, for a language that no base speaks: tokenizer, sizes and first values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from writer.gpt.checkpoint import Checkpoint, expected_shapes
from writer.gpt.config import CheckpointError, Config
from writer.gpt.gpt2_checkpoint import EMBEDDING
from writer.gpt.training import Settings

END = "<|endoftext|>"
# A token that is seen less often than this many characters allow has little to learn from.
CHARACTERS_A_TOKEN = 50
BYTES = 256
FEWEST_TOKENS = 256  # of context
# What a layer adds to the residual stream.
_RESIDUAL = ("attn.c_proj.weight", "mlp.c_proj.weight", "o_proj.weight", "down_proj.weight")


def own_tokenizer(texts: Sequence[str], vocabulary: int) -> str:
    """A tokenizer.json of byte pairs (1508.07909) that these texts are made of, END first.

    It has at most so many tokens, and fewer for short texts; every text can be spelled in it.
    """
    pairs = Tokenizer(models.BPE())
    pairs.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    pairs.decoder = decoders.ByteLevel()
    characters = sum(map(len, texts))
    trainer = trainers.BpeTrainer(
        vocab_size=min(vocabulary, 1 + BYTES + characters // CHARACTERS_A_TOKEN),
        min_frequency=2,
        special_tokens=[END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    pairs.train_from_iterator(texts, trainer)
    return str(pairs.to_str())


def own_model(tokenizer_json: str, settings: Settings) -> Checkpoint:
    """The model before its first step; the seed decides its values."""
    vocabulary = Tokenizer.from_str(tokenizer_json).get_vocab_size()
    config = own_config(vocabulary, settings)
    return Checkpoint(config, first_values(config, settings.seed), {}, tokenizer_json, (0,))


def own_config(vocabulary: int, settings: Settings) -> Config:
    """Llama's layers for rotary positions, GPT-2's for others. Raises CheckpointError.

    It sees as much text at once as it learned from at once.
    """
    if settings.length < FEWEST_TOKENS:
        raise CheckpointError(
            f"A model from scratch learns from windows of {FEWEST_TOKENS} tokens or more: what it "
            "has not seen in training it cannot make use of."
        )
    width, rotary = settings.width, settings.positions == "rotary"
    return Config(
        family="llama" if rotary else "gpt2",
        positions=settings.positions,
        n_layer=settings.layers,
        n_head=settings.heads,
        n_kv_head=settings.heads,
        n_embd=width,
        # SwiGLU has three matrices where GELU has two (2002.05202).
        n_ff=-(-8 * width // 192) * 64 if rotary else 4 * width,
        n_ctx=settings.length,
        vocab_size=vocabulary,
        head_dim=width // settings.heads,
        norm_eps=1e-5,
    )


def first_values(config: Config, seed: int) -> dict[str, np.ndarray]:
    """Normal values as GPT-2's, smaller where many layers add up; norms change nothing yet.

    Sines and cosines would drown such small embeddings, which the original Transformer multiplies
    by sqrt(D) (section 3.4). Here they begin as large, and the head is a matrix of its own.
    """
    random = np.random.default_rng(seed)
    sinusoidal = config.positions == "sinusoidal"

    def first(name: str, shape: tuple[int, ...]) -> np.ndarray:
        if len(shape) == 1:
            return np.full(shape, 0 if name.endswith("bias") else 1, np.float32)
        deviation = 0.02
        if name.endswith(_RESIDUAL):
            deviation /= (2 * config.n_layer) ** 0.5
        if name == EMBEDDING and sinusoidal:
            deviation *= config.n_embd**0.5
        return (deviation * random.standard_normal(shape)).astype(np.float32)

    shapes = expected_shapes(config)
    if sinusoidal:
        shapes["lm_head.weight"] = (config.vocab_size, config.n_embd)
    return {name: first(name, shape) for name, shape in shapes.items()}
