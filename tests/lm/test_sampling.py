from __future__ import annotations

import numpy as np
import pytest

from writer.lm.sampling import Sampler, Sampling, distribution, penalized, softmax

# Probabilities 0.5, 0.25, 0.15, 0.1, in another order.
LOGITS = np.log(np.array([0.25, 0.1, 0.5, 0.15]))


def test_temperature_one_is_the_models_own_distribution() -> None:
    found = distribution(LOGITS, Sampling(temperature=1))
    np.testing.assert_allclose(found, [0.25, 0.1, 0.5, 0.15])


def test_temperature_raises_to_a_power() -> None:
    found = distribution(LOGITS, Sampling(temperature=0.5))
    np.testing.assert_allclose(found, np.array([0.25, 0.1, 0.5, 0.15]) ** 2 / 0.345)


@pytest.mark.parametrize(
    ("sampling", "expected"),
    [
        (Sampling(temperature=1, top_k=2), [1 / 3, 0, 2 / 3, 0]),
        (Sampling(temperature=1, top_k=1), [0, 0, 1, 0]),
        (Sampling(temperature=1, top_p=0.6), [1 / 3, 0, 2 / 3, 0]),
        (Sampling(temperature=1, top_p=0.0), [0, 0, 1, 0]),
        (Sampling(temperature=1, min_p=0.3), [0.25 / 0.9, 0, 0.5 / 0.9, 0.15 / 0.9]),
        (Sampling(temperature=1, min_p=1.0), [0, 0, 1, 0]),
        (Sampling(temperature=1, top_k=3, top_p=0.7), [1 / 3, 0, 2 / 3, 0]),
    ],
)
def test_truncation_by_hand(sampling: Sampling, expected: list[float]) -> None:
    np.testing.assert_allclose(distribution(LOGITS, sampling), expected)


def test_the_penalty_makes_seen_tokens_less_likely_once_each() -> None:
    logits = np.array([2.0, -1.0, 0.5])
    np.testing.assert_allclose(penalized(logits, [0, 0, 1], 2.0, 3), [1.0, -2.0, 0.5])
    np.testing.assert_allclose(penalized(logits, [0, 1], 2.0, 1), [2.0, -2.0, 0.5])
    assert penalized(logits, [0, 1], 1.0, 5) is logits


def test_draws_follow_the_distribution() -> None:
    sampler = Sampler(Sampling(temperature=1, seed=1))
    draws = np.bincount([sampler.choose(LOGITS, []) for _ in range(4000)], minlength=4) / 4000
    np.testing.assert_allclose(draws, softmax(LOGITS), atol=0.03)


def test_greedy_takes_the_likeliest() -> None:
    assert Sampler(Sampling()).choose(LOGITS, []) == 2


@pytest.mark.parametrize("wrong", [{"temperature": -1}, {"top_p": 1.5}, {"min_p": float("nan")}])
def test_values_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must lie between"):
        Sampling(**wrong)  # type: ignore[arg-type]
