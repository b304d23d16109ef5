from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.lm.penalties import biased, dry, penalized, restricted
from writer.lm.sampling import Sampler, Sampling, distribution, softmax
from writer.lm.vocabulary import Vocabulary

# Probabilities 0.5, 0.25, 0.15, 0.1, in another order.
LOGITS = np.log(np.array([0.25, 0.1, 0.5, 0.15]))
LETTERS = Vocabulary([b"a", b"b", b"c", b"\n"])


def dense(logits: np.ndarray, sampling: Sampling) -> np.ndarray:
    ids, probabilities = distribution(logits, sampling)
    result = np.zeros(len(logits))
    result[ids] = probabilities
    return result


def test_temperature_one_is_the_models_own_distribution() -> None:
    found = dense(LOGITS, Sampling(temperature=1))
    np.testing.assert_allclose(found, [0.25, 0.1, 0.5, 0.15])


def test_temperature_raises_to_a_power() -> None:
    found = dense(LOGITS, Sampling(temperature=0.5))
    np.testing.assert_allclose(found, np.array([0.25, 0.1, 0.5, 0.15]) ** 2 / 0.345)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({"top_k": 2}, [1 / 3, 0, 2 / 3, 0]),
        ({"top_k": 1}, [0, 0, 1, 0]),
        ({"top_k": 9}, [0.25, 0.1, 0.5, 0.15]),
        ({"top_p": 0.6}, [1 / 3, 0, 2 / 3, 0]),
        ({"top_p": 0.0}, [0, 0, 1, 0]),
        ({"min_p": 0.3}, [0.25 / 0.9, 0, 0.5 / 0.9, 0.15 / 0.9]),
        ({"min_p": 1.0}, [0, 0, 1, 0]),
        ({"top_k": 3, "top_p": 0.7}, [1 / 3, 0, 2 / 3, 0]),
        # The entropy is 1.208; surprises 1.386, 2.303, 0.693, 1.897 lie 0.178, 1.095, 0.515 and
        # 0.689 from it.
        ({"typical_p": 0.2}, [1, 0, 0, 0]),
        ({"typical_p": 0.3}, [1 / 3, 0, 2 / 3, 0]),
        ({"typical_p": 0.8}, [0.25 / 0.9, 0, 0.5 / 0.9, 0.15 / 0.9]),
        # Typical leaves 1/3 and 2/3, of which the larger alone reaches 0.6: half of all would not.
        ({"typical_p": 0.7, "top_p": 0.6}, [0, 0, 1, 0]),
        # Min-p measures against the likeliest that is left, which here is not the likeliest of all.
        ({"typical_p": 0.2, "min_p": 1.0}, [1, 0, 0, 0]),
        # What top-k leaves is 5/9, 5/18, 1/6: its entropy is 0.981, 0.393 from the likeliest's
        # surprise 0.588 and 0.300 from the second's 1.281.
        ({"top_k": 3, "typical_p": 0.2}, [1, 0, 0, 0]),
    ],
)
def test_truncation_by_hand(steps: dict[str, Any], expected: list[float]) -> None:
    np.testing.assert_allclose(dense(LOGITS, Sampling(temperature=1, **steps)), expected)


def test_the_temperature_comes_after_the_truncation() -> None:
    found = dense(LOGITS, Sampling(temperature=0.5, top_p=0.6))
    np.testing.assert_allclose(found, [0.2, 0, 0.8, 0])


def test_the_penalty_makes_seen_tokens_less_likely_once_each() -> None:
    logits = np.array([2.0, -1.0, 0.5])
    np.testing.assert_allclose(penalized(logits, [0, 0, 1], 2.0, 3), [1.0, -2.0, 0.5])
    np.testing.assert_allclose(penalized(logits, [0, 1], 2.0, 1), [2.0, -2.0, 0.5])
    assert penalized(logits, [0, 1], 1.0, 5) is logits


@pytest.mark.parametrize(
    ("context", "limit", "expected"),
    [
        # "0 1 2" once more after "0 1 2 3": 3 would go on with a repetition of three.
        ([0, 1, 2, 3, 0, 1, 2], 7, [0, 0, 0, 2 * 1.75]),
        ([0, 1, 2, 3, 0, 1, 2], 2, [0, 0, 0, 2.0]),  # a breaker came before the last two
        ([0, 1, 2, 3, 0, 1, 2], 1, [0, 0, 0, 0]),
        ([3, 2, 1, 0, 2], 5, [0, 0, 0, 0]),  # a repetition of one is allowed
        ([0, 1, 2, 1, 2], 5, [0, 2.0, 0, 0]),  # followed by itself
        # Two ways to go on, and of two repetitions before one token the longer counts.
        ([0, 1, 2, 0, 1, 3, 0, 1, 2, 3, 0, 1], 9, [0, 0, 2 * 1.75, 2.0]),
        ([0, 0, 0, 0], 4, [2 * 1.75, 0, 0, 0]),
        ([0], 1, [0, 0, 0, 0]),
    ],
)
def test_dry_by_hand(context: list[int], limit: int, expected: list[float]) -> None:
    found = dry(np.zeros(4), context, limit, multiplier=2.0, base=1.75, allowed_length=2)
    np.testing.assert_allclose(-found, expected)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.integers(1, 4))
def test_dry_equals_its_definition(context: list[int], allowed: int) -> None:
    expected = np.zeros(4)
    for token in range(4):
        for end in range(len(context) - 1):
            if context[end + 1] != token:
                continue
            length = 0
            while length <= end and context[end - length] == context[-1 - length]:
                length += 1
            if length >= allowed:
                expected[token] = max(expected[token], 1.75 ** (length - allowed))
    found = dry(np.zeros(4), context, len(context), 1.0, 1.75, allowed)
    np.testing.assert_allclose(-found, expected)


def test_dry_never_looks_across_a_breaker_nor_out_of_its_window() -> None:
    def chosen(context: list[int], **choices: Any) -> int | None:
        return Sampler(Sampling(dry_multiplier=5, **choices), LETTERS).choose(LOGITS, context)

    assert chosen([0, 1, 2, 0, 1]) == 0
    assert chosen([0, 1, 2, 0, 1], dry_window=4) == 2
    assert chosen([0, 3, 2, 0, 3]) == 2  # the line break is one
    assert chosen([3, 0, 1, 2, 3, 0, 1]) == 0
    assert chosen([0, 1, 2, 0, 1], dry_breakers=("b",)) == 2


def test_a_bias_is_added_to_the_token_of_that_text() -> None:
    np.testing.assert_allclose(biased(np.zeros(3), np.array([2]), np.array([1.5])), [0, 0, 1.5])
    assert Sampler(Sampling(bias=(("b", 2.0),)), LETTERS).choose(LOGITS, []) == 1
    assert Sampler(Sampling(bias=(("c", -100.0),)), LETTERS).choose(LOGITS, []) == 0
    with pytest.raises(ValueError, match="“ab” is no single token"):
        Sampler(Sampling(bias=(("ab", 1.0),)), LETTERS)


def test_only_what_is_allowed_and_not_barred_is_chosen() -> None:
    sampler = Sampler(Sampling(), LETTERS)
    assert sampler.choose(LOGITS, [], np.array([1, 3])) == 3
    assert sampler.choose(LOGITS, [], np.array([1, 3]), barred={3}) == 1
    assert sampler.choose(LOGITS, [], None, barred={2, 0}) == 3
    assert sampler.choose(LOGITS, [], np.array([1]), barred={1}) is None
    assert Sampler(Sampling(temperature=1), LETTERS).choose(LOGITS, [], None, range(4)) is None


def test_draws_follow_the_distribution() -> None:
    sampler = Sampler(Sampling(temperature=1, seed=1), LETTERS)
    draws = np.bincount([sampler.choose(LOGITS, []) or 0 for _ in range(4000)], minlength=4) / 4000
    np.testing.assert_allclose(draws, softmax(LOGITS), atol=0.03)


def test_greedy_takes_the_likeliest() -> None:
    assert Sampler(Sampling(), LETTERS).choose(LOGITS, []) == 2


PLAIN = {"top_k": 0, "typical_p": 1.0, "top_p": 1.0, "min_p": 0.0}


@given(
    seed=st.integers(0, 2**32),
    size=st.integers(1, 3000),
    spread=st.sampled_from([0.0, 0.1, 3.0, 30.0]),
    removed=st.floats(0, 0.999),
    top_k=st.integers(0, 400),
    shares=st.tuples(*[st.floats(0, 1)] * 3),
    temperature=st.floats(0.01, 5),
)
def test_every_step_leaves_a_distribution_over_some_of_what_was_there(
    seed: int,
    size: int,
    spread: float,
    removed: float,
    top_k: int,
    shares: tuple[float, float, float],
    temperature: float,
) -> None:
    random = np.random.default_rng(seed)
    logits = (random.normal(size=size) * spread).astype(np.float32)
    barred = set(random.permutation(size)[: int(removed * size)].tolist())
    logits = restricted(logits, None, barred)
    steps = dict(zip(PLAIN, (top_k, *shares), strict=True))
    choices = [PLAIN | dict(list(steps.items())[:count]) for count in range(5)]
    left = [distribution(logits, Sampling(temperature=temperature, **c)) for c in choices]
    for ids, probabilities in left:
        assert len(ids) == len(probabilities) == len(set(ids.tolist())) > 0
        assert probabilities.min() >= 0
        assert probabilities.sum() == pytest.approx(1)
        assert not barred & set(ids.tolist())
    for (before, _), (after, _) in pairwise(left):
        assert set(after.tolist()) <= set(before.tolist())


@given(st.integers(0, 2**32), st.floats(0, 1), st.sampled_from([0.3, 3.0]))
def test_many_candidates_are_cut_as_by_a_whole_sort(seed: int, mass: float, spread: float) -> None:
    logits = np.random.default_rng(seed).normal(size=2000) * spread
    probabilities = softmax(logits)
    likeliest = np.argsort(-probabilities)
    before = np.cumsum(probabilities[likeliest]) - probabilities[likeliest]
    expected = set(likeliest[before < mass].tolist()) | {int(likeliest[0])}
    found, _ = distribution(logits, Sampling(temperature=1, top_p=mass))
    assert len(set(found.tolist()) ^ expected) <= 1  # the last sum may round to either side
    surprise = -np.log(probabilities)
    usual = np.argsort(np.abs(surprise - (probabilities * surprise).sum()))
    before = np.cumsum(probabilities[usual]) - probabilities[usual]
    expected = set(usual[before <= mass].tolist())
    found, _ = distribution(logits, Sampling(temperature=1, typical_p=mass))
    assert len(set(found.tolist()) ^ expected) <= 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"temperature": -1},
        {"top_p": 1.5},
        {"min_p": float("nan")},
        {"typical_p": -0.1},
        {"dry_multiplier": -1},
        {"dry_base": 0.5},
        {"bias": (("a", float("inf")),)},
    ],
)
def test_values_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must lie between"):
        Sampling(**wrong)


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        Sampling(banned=("now", ""))
