"""The family and the sizes of a GPT: everything about a checkpoint that is not a weight."""

from __future__ import annotations

from dataclasses import asdict, dataclass

# What tells each family's tokens where they stand. GPT-2's may be either kind of vectors.
POSITIONS = {
    "llama": ("rotary",),
    "qwen2": ("rotary",),
    "qwen3": ("rotary",),
    "gpt2": ("learned", "sinusoidal"),
}


class CheckpointError(Exception):
    """A model file cannot be used. The message can be shown to a writer as it is."""


@dataclass(frozen=True, slots=True)
class Config:
    """A decoder-only transformer's family and sizes. `rope_theta` counts for rotary positions."""

    family: str
    positions: str
    n_layer: int
    n_head: int
    n_kv_head: int
    n_embd: int
    n_ff: int
    n_ctx: int
    vocab_size: int
    head_dim: int
    norm_eps: float
    rope_theta: float = 10_000.0

    def __post_init__(self) -> None:
        if self.positions not in POSITIONS.get(self.family, ()):
            raise CheckpointError(
                f"The model's family is {self.family} with {self.positions} positions; "
                f"{', '.join(POSITIONS)} can be read."
            )
        limits = {
            "n_layer": 96,
            "n_head": 256,
            "n_kv_head": 256,
            "n_embd": 16_384,
            "n_ff": 65_536,
            "n_ctx": 1 << 20,
            "vocab_size": 1 << 20,
            "head_dim": 512,
        }
        for name, limit in limits.items():
            if not 1 <= getattr(self, name) <= limit:
                raise CheckpointError(
                    f"The model says its {name} is {getattr(self, name)}, which cannot be right."
                )
        if self.n_ctx < 64:
            raise CheckpointError("The model sees too little text at once to write with.")
        fits = self.n_head % self.n_kv_head == 0 and self.head_dim % 2 == 0
        if self.family == "gpt2":
            fits = self.n_head == self.n_kv_head and self.n_head * self.head_dim == self.n_embd
        if not fits:
            raise CheckpointError("The model's attention heads do not fit together.")
        if not (0 < self.norm_eps < 1 and 1 < self.rope_theta < 1e9):
            raise CheckpointError("The model's norm or rotary constants cannot be right.")

    @property
    def groups(self) -> int:
        """Query heads that share one key and value head."""
        return self.n_head // self.n_kv_head

    @property
    def qkv_rows(self) -> int:
        """Rows of the fused query, key and value matrix."""
        return (self.n_head + 2 * self.n_kv_head) * self.head_dim

    def as_dict(self) -> dict[str, int | float | str]:
        """The family and sizes as they are written into a pack."""
        return asdict(self)
