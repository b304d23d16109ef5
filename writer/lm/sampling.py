"""How the next token is chosen from the logits, in numpy.

Order as in llama.cpp: logit bias, what is barred, repetition penalty, DRY, top-k, locally typical
sampling, top-p, min-p, temperature last. Each step sees only what the ones before it have left.
Top-p is nucleus sampling (1904.09751), typical is 2202.00666, min-p is 2407.01082; the steps that
move single logits are in `penalties`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from writer.lm.penalties import MAX_EXPONENT, REMOVED, biased, dry, penalized, restricted
from writer.lm.vocabulary import Vocabulary

_RANGES = {
    "temperature": (0, 5),
    "top_k": (0, 1_000_000),
    "typical_p": (0, 1),
    "top_p": (0, 1),
    "min_p": (0, 1),
    "repetition_penalty": (0.5, 3),
    "repetition_window": (0, 1_000_000),
    "dry_multiplier": (0, 5),
    "dry_base": (1, 4),
    "dry_allowed_length": (1, 1000),
    "dry_window": (0, 1_000_000),
}
_MAX_BIAS = 100
_BINS, _BINS_PER_NAT = 1024, 32
# So much at a time needs no new pages from the system, which cost more than the sum.
_BLOCK = 8192


@dataclass(frozen=True, slots=True)
class Sampling:
    """The choices for one completion. A temperature of 0 is greedy: always the likeliest token.

    top_k 0, typical_p 1, top_p 1, min_p 0, repetition_penalty 1 and dry_multiplier 0 each switch
    that step off. `bias` adds a value to the logit of the token with this text; no text of `banned`
    ever appears, whatever its case. Without a seed every sampled completion is different.
    Raises ValueError for a value out of range.
    """

    temperature: float = 0.0
    top_k: int = 0
    typical_p: float = 1.0
    top_p: float = 1.0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    repetition_window: int = 256
    dry_multiplier: float = 0.0
    dry_base: float = 1.75
    dry_allowed_length: int = 2
    dry_window: int = 1024
    dry_breakers: tuple[str, ...] = ("\n", ":", '"', "*")
    bias: tuple[tuple[str, float], ...] = ()
    banned: tuple[str, ...] = ()
    seed: int | None = None

    def __post_init__(self) -> None:
        for name, (low, high) in _RANGES.items():
            if not low <= getattr(self, name) <= high:
                raise ValueError(f"{name.replace('_', ' ')} must lie between {low} and {high}")
        for text, value in self.bias:
            if not text:
                raise ValueError("a bias must be for a text")
            if not -_MAX_BIAS <= value <= _MAX_BIAS:
                raise ValueError(f"a bias must lie between -{_MAX_BIAS} and {_MAX_BIAS}")
        if not all(self.banned) or not all(self.dry_breakers):
            raise ValueError("a banned phrase must not be empty, nor a sequence breaker")

    @property
    def is_deterministic(self) -> bool:
        """Whether the same context always gets the same completion."""
        return self.temperature == 0 or self.seed is not None


class Sampler:
    """Draws tokens for one completion, with its own random numbers.

    Raises ValueError for a bias on what is no single token.
    """

    def __init__(self, sampling: Sampling, vocabulary: Vocabulary) -> None:
        self.sampling = sampling
        self._vocabulary = vocabulary
        self._random = np.random.default_rng(sampling.seed)
        self._breakers = [text.encode() for text in sampling.dry_breakers]
        self._bias_ids, self._bias_values = _bias(sampling, vocabulary)

    def choose(
        self,
        logits: np.ndarray,
        context: Sequence[int],
        allowed: np.ndarray | None = None,
        barred: Collection[int] = (),
    ) -> int | None:
        """The next token's id, from logits (vocab,) and all tokens so far; None if all are barred.

        Only the ids in `allowed` are chosen from, where it is given, and none in `barred`.
        """
        weighed = self.weighed(logits, context, allowed, barred)
        likeliest = int(np.argmax(weighed))
        if weighed[likeliest] == REMOVED:
            return None
        if self.sampling.temperature == 0:
            return likeliest
        return drawn(*distribution(weighed, self.sampling), self._random)

    def weighed(
        self,
        logits: np.ndarray,
        context: Sequence[int],
        allowed: np.ndarray | None = None,
        barred: Collection[int] = (),
    ) -> np.ndarray:
        """Logits (vocab,) after every step that moves or removes single ones."""
        chosen = self.sampling
        logits = restricted(logits, allowed, barred)
        logits = biased(logits, self._bias_ids, self._bias_values)
        logits = penalized(logits, context, chosen.repetition_penalty, chosen.repetition_window)
        if chosen.dry_multiplier and chosen.dry_window:
            logits = self._dried(logits, context[-chosen.dry_window :])
        return logits

    def _dried(self, logits: np.ndarray, context: Sequence[int]) -> np.ndarray:
        chosen = self.sampling
        longest = 0
        for token in reversed(context[-chosen.dry_allowed_length - MAX_EXPONENT :]):
            if any(breaker in self._vocabulary[token] for breaker in self._breakers):
                break
            longest += 1
        return dry(
            logits,
            context,
            longest,
            chosen.dry_multiplier,
            chosen.dry_base,
            chosen.dry_allowed_length,
        )


def _bias(sampling: Sampling, vocabulary: Vocabulary) -> tuple[np.ndarray, np.ndarray]:
    """The ids and values (n,) of a bias given by text; of two for one token the last counts."""
    found = {}
    for text, value in sampling.bias:
        ids = vocabulary.ids_of(text.encode())
        if not len(ids):
            raise ValueError(f"“{text}” is no single token of this model")
        found.update({int(token): value for token in ids})
    return np.array(list(found), np.int64), np.array(list(found.values()), np.float64)


def distribution(logits: np.ndarray, sampling: Sampling) -> tuple[np.ndarray, np.ndarray]:
    """The ids that are left and their probabilities, from logits (vocab,) not all removed.

    Top-k, typical, top-p and min-p take away; the temperature (above 0) comes last.
    """
    ids = np.flatnonzero(logits > REMOVED)
    left = logits[ids]
    steps: list[tuple[Callable[[np.ndarray, Any], np.ndarray], float, float]] = [
        (top_k, sampling.top_k, 0),
        (typical, sampling.typical_p, 1),
        (nucleus, sampling.top_p, 1),
        (min_p, sampling.min_p, 0),
    ]
    for step, value, off in steps:
        if value != off:
            kept = step(left, value)
            ids, left = ids[kept], left[kept]
    return ids, softmax(left / sampling.temperature)


def top_k(logits: np.ndarray, k: int) -> np.ndarray:
    """The indices of the k largest."""
    if k >= len(logits):
        return np.arange(len(logits))
    return np.argpartition(logits, len(logits) - k)[len(logits) - k :]


def typical(logits: np.ndarray, mass: float) -> np.ndarray:
    """The indices whose surprise is nearest the expected one, as many as first pass the mass."""
    probabilities = softmax(logits)
    surprise = logits.max() - logits - np.log(probabilities.max()).astype(logits.dtype)
    # Not `@`: it waits for a BLAS thread, 10 ms a token where all cores are busy.
    distance = np.abs(surprise - np.sum(probabilities * surprise))
    return _nearest(distance.astype(logits.dtype), probabilities, mass, "right")


def nucleus(logits: np.ndarray, mass: float) -> np.ndarray:
    """The indices of the likeliest, as many as first reach the mass: the one that does belongs."""
    return _nearest(logits.max() - logits, softmax(logits), mass, "left")


def min_p(logits: np.ndarray, share: float) -> np.ndarray:
    """The indices of all at least `share` times as likely as the likeliest."""
    return np.flatnonzero(logits - logits.max() >= np.log(share))


def _nearest(
    keys: np.ndarray, probabilities: np.ndarray, mass: float, side: Literal["left", "right"]
) -> np.ndarray:
    """The indices of the smallest keys, until their probabilities sum to the mass; at least one.

    Keys are in nats. Only those near the last one are sorted: sorting 49,152 takes 5 ms.
    """
    places = np.minimum((keys - keys.min()) * _BINS_PER_NAT, _BINS - 1).astype(np.int64)
    sums = np.cumsum(np.bincount(places, probabilities, _BINS))
    last = min(int(np.searchsorted(sums, mass, side)), int(places.max()))
    edge = np.flatnonzero(places == last)
    edge = edge[np.argsort(keys[edge], kind="stable")]
    left = mass - (sums[last - 1] if last else 0)
    count = int(np.searchsorted(np.cumsum(probabilities[edge]), left, side)) + 1
    return np.concatenate([np.flatnonzero(places < last), edge[:count]])


def drawn(ids: np.ndarray, probabilities: np.ndarray, random: np.random.Generator) -> int:
    """One of the ids, each as often as it is probable."""
    sums = np.cumsum(probabilities)
    index = int(np.searchsorted(sums, random.random() * sums[-1], side="right"))
    return int(ids[min(index, len(ids) - 1)])


def log_probability(logits: np.ndarray, token: int, allowed: np.ndarray | None = None) -> float:
    """The token's natural log-probability from logits (vocab,): of all, or of the ids allowed."""
    among = logits if allowed is None else logits[allowed[allowed < len(logits)]]
    largest = among.max()
    total = 0.0
    for start in range(0, len(among), _BLOCK):
        total += float(np.exp(among[start : start + _BLOCK] - largest).sum())
    return float(logits[token] - largest - np.log(total))


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities from logits, along the only axis, in float64."""
    exponentials = np.exp(logits - logits.max(), dtype=np.float64)
    return exponentials / exponentials.sum()
