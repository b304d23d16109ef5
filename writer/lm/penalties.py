"""Steps that move single logits: bias, bans, repetition penalty, DRY.

The penalty is CTRL's (1909.05858). DRY ("don't repeat yourself", by p-e-w, as in llama.cpp and
koboldcpp) weighs a token that would go on with a repetition by the repetition's length. Every
function gives its argument back unchanged, or a changed copy.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

REMOVED = np.float32(-np.inf)
# A longer repetition weighs no more: 1.75 ** 64 is beyond all logits, and stays a number.
MAX_EXPONENT = 64


def restricted(
    logits: np.ndarray, allowed: np.ndarray | None, barred: Collection[int]
) -> np.ndarray:
    """Logits where only the allowed ids, where any are given, and none of the barred are left."""
    if allowed is None and not barred:
        return logits
    if allowed is None:
        result = logits.copy()
    else:
        allowed = allowed[allowed < len(logits)]
        result = np.full_like(logits, REMOVED)
        result[allowed] = logits[allowed]
    result[list(barred)] = REMOVED
    return result


def biased(logits: np.ndarray, ids: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Logits with values (n,) added to those of ids (n,), which are all different."""
    if not len(ids):
        return logits
    result = logits.copy()
    result[ids] += values.astype(logits.dtype)
    return result


def penalized(
    logits: np.ndarray, context: Sequence[int], penalty: float, window: int
) -> np.ndarray:
    """Logits with every token of the last `window` made less likely, once each."""
    if penalty == 1 or window == 0 or not context:
        return logits
    seen = np.unique(np.asarray(context[-window:]))
    result = logits.copy()
    result[seen] = np.where(logits[seen] > 0, logits[seen] / penalty, logits[seen] * penalty)
    return result


def repetitions(context: Sequence[int], limit: int, longest: int) -> tuple[np.ndarray, np.ndarray]:
    """Tokens that would go on with a repetition, and how long it is by now: (n,) each.

    A token followed, somewhere earlier, the same tokens that end the context. No more than `limit`
    of these count, and none beyond `longest`.
    """
    ids = np.asarray(context)
    ends = np.flatnonzero(ids[:-1] == ids[-1])
    lengths = np.ones(len(ids), np.int64)
    alive = ends
    for length in range(1, min(limit, longest)):
        alive = alive[alive >= length]
        alive = alive[ids[alive - length] == ids[-1 - length]]
        if not len(alive):
            break
        lengths[alive] = length + 1
    return ids[ends + 1], lengths[ends]


def dry(
    logits: np.ndarray,
    context: Sequence[int],
    limit: int,
    multiplier: float,
    base: float,
    allowed_length: int,
) -> np.ndarray:
    """Logits less multiplier * base ** (length - allowed_length) for repetitions that long.

    `limit` is how many tokens came after the latest sequence breaker: a repetition never reaches
    across one.
    """
    if multiplier == 0 or limit < allowed_length or len(context) < 2:
        return logits
    tokens, lengths = repetitions(context, limit, allowed_length + MAX_EXPONENT)
    tokens, lengths = tokens[lengths >= allowed_length], lengths[lengths >= allowed_length]
    if not len(tokens):
        return logits
    penalties = np.zeros(len(logits), logits.dtype)
    np.maximum.at(penalties, tokens, multiplier * base ** (lengths - allowed_length).astype(float))
    return logits - penalties
