from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.lm import drafts as module
from writer.lm.drafts import MOST, Drafts, following, longest_match
from writer.lm.engine import Engine
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling

TEXT = "The rain came in over the hills, and the rain came in over the road, and the rain came "
SAMPLINGS = [
    Sampling(),
    Sampling(temperature=0.8, seed=3),
    Sampling(temperature=1.5, top_p=0.9, dry_multiplier=1, seed=4, banned=("a", " the")),
    Sampling(banned=("th", "e ")),
]
IDS = st.lists(st.integers(0, 2), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def engine(tiny_packs: Path) -> Engine:
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


@given(text=IDS, ids=IDS)
def test_the_longest_match_is_found_and_its_latest_place(text: list[int], ids: list[int]) -> None:
    length, place = longest_match(np.array(text, np.int32), ids)
    fitting = [
        (n, end)
        for end in range(len(text) - 1)
        for n in range(1, min(8, len(ids), end + 1) + 1)
        if text[end + 1 - n : end + 1] == ids[-n:]
    ]
    assert (length, place) == max(fitting, default=(0, 0))


def test_a_guess_goes_round_where_the_text_ends() -> None:
    text = np.array([7, 1, 2, 3, 1, 2, 3], np.int32)
    assert following(text, 3) == [1, 2, 3, 1, 2, 3, 1]
    assert following(np.array([1, 2, -1, 5], np.int32), 0) == [2]


def test_it_starts_where_guesses_are_right_and_stops_where_they_are_not() -> None:
    drafts, ids = Drafts(), [1, 2, 3, 4, 5, 6, 7, 8, 9]
    guesses = []
    for token in ids * 12:  # all as before
        ids = [*ids, token]
        guesses.append(drafts.guess(ids, MOST))
    assert guesses[0] == []
    assert any(len(guess) == MOST for guess in guesses)
    assert all(
        guess == (list(range(1, 10)) * 3)[guess[0] - 1 :][:MOST] for guess in guesses if guess
    )
    random = np.random.default_rng(1)
    made = 0
    for _ in range(40):  # the same beginnings, and always another end
        ids = [*ids, *range(1, 9), int(random.integers(100, 10_000))]
        made += bool(drafts.guess(ids[:-1], MOST))
        drafts.note(ids)
    assert made < 25
    assert drafts.guess([*ids, *range(1, 9)], MOST) == []


def test_what_was_learnt_or_suggested_before_is_a_source() -> None:
    for drafts in (learnt := Drafts(), suggested := Drafts()):
        drafts._right = [MOST] * 9
    learnt.learn([[5, 6, 7, 8], [1, 2, 3]])
    suggested.remember([5, 6, 7, 8])
    for drafts in (learnt, suggested):
        assert drafts.guess([30, 5, 6], MOST) == [7, 8]
        drafts.note([30, 5, 6, 9])
        assert drafts.guess([30, 5, 6, 9, 7, 8], MOST) == []  # never from one text into another


@settings(max_examples=60, deadline=None)
@given(
    history=st.lists(
        st.tuples(
            st.integers(0, len(TEXT)), st.integers(0, 30), st.sampled_from(range(len(SAMPLINGS)))
        ),
        max_size=5,
    ),
    length=st.integers(0, len(TEXT)),
    sampling=st.sampled_from(SAMPLINGS),
)
def test_with_drafts_the_answer_is_the_same(
    engine: Engine, history: list[tuple[int, int, int]], length: int, sampling: Sampling
) -> None:
    def answer() -> tuple[str, float]:
        engine.forget()
        for cut, yields, number in history:
            stream = engine.complete(TEXT[:cut], SAMPLINGS[number], 30)
            list(islice(stream, yields))
            stream.close()  # type: ignore[attr-defined]
        pieces = list(engine.complete(TEXT[:length], sampling, 30))
        assert engine.graph.length == len(engine._cache.ids)
        text = "".join(piece.text for piece in pieces)
        return text, sum(piece.log_probability for piece in pieces)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine._drafts, "guess", lambda _ids, _most: [])
        expected = answer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_WORTHWHILE", 0)  # every guess gets a pass
        text, log_probability = answer()
    assert text == expected[0]
    assert log_probability == pytest.approx(expected[1], abs=1e-3)
    if not any(used.banned for used in (sampling, *(SAMPLINGS[number] for *_, number in history))):
        chosen = [completion.ids for completion in engine._completions._entries.values()]
        for branch in engine._cache._branches:  # none is made of what was only guessed
            assert any(ids[: len(branch.ids)] == branch.ids for ids in chosen)


def test_a_draft_that_comes_true_saves_its_passes(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.forget()
    said = "".join(p.text for p in engine.complete(TEXT, SAMPLINGS[0], 30))
    engine._drafts.learn([c.ids for c in engine._completions._entries.values()])
    monkeypatch.setattr(module, "_WORTHWHILE", 0)
    engine.forget()
    counts: list[int] = []
    forward = engine.graph.forward

    def counted(ids: list[int], wanted: int = 1) -> np.ndarray:
        counts.append(len(ids))
        return forward(ids, wanted)

    monkeypatch.setattr(engine.graph, "forward", counted)
    assert "".join(p.text for p in engine.complete(TEXT, SAMPLINGS[0], 30)) == said
    assert len(counts) < 20
    engine._drafts.learn([])


@pytest.mark.model
@pytest.mark.parametrize("sampling", [Sampling(), Sampling(0.8, top_k=40, seed=7)])
def test_the_real_model_says_the_same_to_the_last_bit_with_drafts(
    real_pack: Path, sampling: Sampling, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(real_pack)
    passage = (
        "The men carried the boxes up the steps one by one, as they had carried them every night "
        "that month, and set them down in the lee of the wall. Nobody spoke. "
    )
    tokens = engine.tokenizer.encode(passage)
    for prompt in (passage, passage * 2 + "The men carried", passage + "He said, “The men"):

        def said(prompt: str = prompt) -> list[Piece]:
            engine.forget()
            return list(engine.complete(prompt, sampling, 24))

        with monkeypatch.context() as patch:
            patch.setattr(engine._drafts, "guess", lambda _ids, _most: [])
            alone = [piece for piece in said() if piece.text]
        with monkeypatch.context() as patch:
            patch.setattr(engine._drafts, "guess", lambda ids, most: tokens[len(ids) % 9 :][:most])
            assert [piece for piece in said() if piece.text] == alone
