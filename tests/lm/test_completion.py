"""Completions of a model that says anything at all: random logits over the tiny vocabulary."""

from __future__ import annotations

import codecs
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from writer.lm.completion import _MOST_ROLLBACKS, Completion
from writer.lm.healing import healed
from writer.lm.recall import Recall
from writer.lm.sampling import Sampling
from writer.lm.tokenizer import Tokenizer

END = 0
FEW = set(b"aehntdAN ")
PHRASES = st.lists(st.text("aehntAN d", min_size=1, max_size=4), max_size=4)


@pytest.fixture(scope="module")
def tokenizer(tiny_packs: Path) -> Tokenizer:
    return Tokenizer(tiny_packs / "float")


def completed(
    tokenizer: Tokenizer, sampling: Sampling, seed: int, typed: bytes = b"", ascii_only: bool = True
) -> Completion:
    """A whole completion; the logits depend on the tokens before, as a model's do."""
    completion = Completion([1], typed, sampling, 24, tokenizer, (END,), Recall(tokenizer))
    while not completion.finish_reason:
        random = np.random.default_rng([seed, *completion.ids])
        logits = random.normal(size=265) * 3
        logits[END] = -20
        if ascii_only:  # few of the tokens, so that phrases are met
            logits[[i for i in range(265) if set(tokenizer.vocabulary[i]) - FEW]] -= 12
        completion.advance(logits)
    return completion


def shown(completion: Completion) -> str:
    return "".join(piece.text for piece in completion.pieces)


@given(seed=st.integers(0, 10_000), phrases=PHRASES, warm=st.booleans())
@example(seed=989, phrases=[" N", "dh"], warm=False)  # after bytes that are no character
def test_a_banned_phrase_never_shows_and_others_change_nothing(
    tokenizer: Tokenizer, seed: int, phrases: list[str], warm: bool
) -> None:
    choices = {"temperature": 1.0, "seed": seed} if warm else {}
    free = shown(completed(tokenizer, Sampling(**choices), seed))  # type: ignore[arg-type]
    banned = Sampling(banned=tuple(phrases), **choices)  # type: ignore[arg-type]
    completion = completed(tokenizer, banned, seed)
    text = shown(completion)
    assert not any(phrase.casefold() in text.casefold() for phrase in phrases)
    if not any(phrase.casefold() in free.casefold() for phrase in phrases):
        assert text == free
    chosen = b"".join(tokenizer.vocabulary[i] for i in completion.tokens)
    assert codecs.getincrementaldecoder("utf-8")("replace").decode(chosen) == text
    assert len(completion.pieces) <= _MOST_ROLLBACKS * 5
    assert completion.finish_reason == "stop" or completion.produced == 24


def test_a_phrase_over_several_tokens_is_left_where_it_began(tokenizer: Tokenizer) -> None:
    def ids(text: str) -> list[int]:
        return tokenizer.encode(text)

    wishes = {0: ids(" the hand"), 1: ids(" a cat.")}
    completion = Completion(
        [1], b"", Sampling(banned=("E HA",)), 7, tokenizer, (END,), Recall(tokenizer)
    )
    while not completion.finish_reason:
        logits = np.zeros(265)
        for rank, wish in wishes.items():
            done = len(completion.tokens)
            if completion.tokens == wish[:done] and done < len(wish):
                logits[wish[done]] = 9 - rank
        completion.advance(logits)
    assert tokenizer.decode(ids(" the")) == " the"  # one token, in which the phrase began
    assert len(ids(" the")) == 1
    assert shown(completion).startswith(" a cat")


def test_when_every_way_is_barred_it_ends(tokenizer: Tokenizer) -> None:
    def ended(*banned: str) -> Completion:
        completion = Completion(
            [1], b"", Sampling(banned=banned), 9, tokenizer, (END,), Recall(tokenizer)
        )
        while not completion.finish_reason:
            logits = np.full(265, -np.inf)
            logits[tokenizer.encode(" the") + tokenizer.encode(" a") + tokenizer.encode("n")] = 0
            completion.advance(logits)
        assert completion.finish_reason == "stop"
        return completion

    completion = ended("t", "A", "n")
    assert shown(completion) == ""
    assert len(completion.pieces) == 4  # each of the three once


def test_it_ends_after_many_ways(tokenizer: Tokenizer) -> None:
    everything = (*(chr(i) for i in range(128)), "\ufffd")
    completion = completed(tokenizer, Sampling(banned=everything), 1, ascii_only=False)
    assert completion.finish_reason == "stop"
    assert len(completion.pieces) <= _MOST_ROLLBACKS * 4
    assert not any(ord(character) < 128 for character in shown(completion))


TEXTS = st.text("aehn t’'é雪の🙂.\n-1", max_size=40) | st.text(max_size=20)


@given(text=TEXTS, seed=st.integers(0, 1000), warm=st.booleans())
def test_healing_begins_with_what_was_typed_and_does_not_show_it(
    tokenizer: Tokenizer, text: str, seed: int, warm: bool
) -> None:
    ids, typed = healed(text, tokenizer)
    whole = b"".join(tokenizer.vocabulary[i] for i in ids) + typed
    assert whole == text.encode()
    sampling = Sampling(temperature=2, top_k=3, seed=seed) if warm else Sampling()
    completion = completed(tokenizer, sampling, seed, typed, ascii_only=False)
    chosen = b"".join(tokenizer.vocabulary[i] for i in completion.tokens)
    assert chosen.startswith(typed)
    rest = shown(completion)
    assert codecs.getincrementaldecoder("utf-8")("replace").decode(chosen[len(typed) :]) == rest
    assert completion.produced == 24


def test_a_piece_tells_how_likely_the_choice_was_among_what_agrees(tokenizer: Tokenizer) -> None:
    the = tokenizer.encode(" the")[0]
    logits = np.random.default_rng(1).normal(size=265)
    greedy = Sampling(bias=(("x", 40),))
    chances = np.exp(logits) / np.exp(logits).sum()
    completion = Completion([1], b"", greedy, 2, tokenizer, (END,), Recall(tokenizer))
    completion.advance(logits)
    assert completion.pieces[0].text == "x"
    assert completion.pieces[0].log_probability == pytest.approx(
        np.log(chances[tokenizer.encode("x")[0]])
    )
    completion = Completion(
        [1], b" th", Sampling(bias=((" the", 50),)), 9, tokenizer, (END,), Recall(tokenizer)
    )
    completion.advance(logits)
    among = chances[tokenizer.vocabulary.agreeing(b" th")]
    assert completion.pieces[0].text == "e"
    assert completion.pieces[0].log_probability == pytest.approx(np.log(chances[the] / among.sum()))
    completion.advance(np.where(np.arange(265) == END, 99.0, 0.0))
    assert completion.pieces[-1].log_probability == 0
    assert len(completion.pieces) == 2


def test_the_penalties_spare_the_letters_typed(tokenizer: Tokenizer) -> None:
    the, context = tokenizer.encode(" the")[0], tokenizer.encode(" the the the")
    logits = np.zeros(265)
    logits[the], logits[5] = 5.0, 2.0
    for penalty in (Sampling(repetition_penalty=3), Sampling(dry_multiplier=5)):
        completion = Completion(context, b" the", penalty, 2, tokenizer, (END,), Recall(tokenizer))
        completion.advance(logits)
        assert completion.tokens == [the]
        completion.advance(logits)
        assert completion.tokens == [the, 5]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("He was wal", " wal"),
        ("He was ", " "),
        ("He was  ", " "),
        ("He was  wal", " wal"),
        ("don't", "don't"),
        ("I don’", " don’"),
        ("“Hel", "Hel"),
        ("He left.", "."),
        ("He left.”", ".”"),
        ("One.\n", ""),
        ("One.\nTw", "Tw"),
        ("one\ttw", "\ttw"),
        ("well-kn", "kn"),
        ("", ""),
        (" ", " "),
    ],
)
def test_the_prompt_ends_before_the_last_word(
    tokenizer: Tokenizer, text: str, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.lm.healing._MOST_TOKENS", 10)  # of which the tiny one needs more
    assert healed(text, tokenizer)[1] == typed.encode()


@pytest.mark.parametrize("text", ["x" + "a" * 200, "雪" * 30, "-" * 100, "a" * 64 + "é"])
def test_what_has_no_end_to_go_back_to_is_healed_by_one_token(
    tokenizer: Tokenizer, text: str
) -> None:
    ids, typed = healed(text, tokenizer)
    assert [*ids, *tokenizer.vocabulary.ids_of(typed)] == tokenizer.encode(text)
