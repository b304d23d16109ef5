from __future__ import annotations

from itertools import islice, zip_longest
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.lm.engine import Engine
from writer.lm.pack import PackError
from writer.lm.piece import Piece
from writer.lm.sampling import Sampling

GREEDY = Sampling()
TEXT = "The rain came in over the hills and the road was empty. Nobody had walked there since "


@pytest.fixture(scope="module")
def engine(tiny_packs: Path) -> Engine:
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


@pytest.fixture
def runs(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many tokens each pass through the graph takes, as they happen, without drafts."""
    counts: list[int] = []
    forward = engine.graph.forward

    def counted(ids: list[int], wanted: int = 1) -> np.ndarray:
        counts.append(len(ids))
        return forward(ids, wanted)

    monkeypatch.setattr(engine.graph, "forward", counted)
    monkeypatch.setattr(engine._drafts, "guess", lambda _ids, _most: [])
    return counts


def completion(
    engine: Engine,
    prompt: str,
    sampling: Sampling = GREEDY,
    tokens: int = 12,
    healing: bool = True,
) -> str:
    return "".join(p.text for p in engine.complete(prompt, sampling, tokens, healing))


def fresh(engine: Engine, prompt: str, sampling: Sampling = GREEDY, tokens: int = 12) -> str:
    engine.forget()
    return completion(engine, prompt, sampling, tokens)


SAMPLINGS = [
    GREEDY,
    Sampling(temperature=0.8, seed=3),
    Sampling(temperature=1.5, top_p=0.9, dry_multiplier=1, seed=4, banned=("a", " the")),
    Sampling(banned=("th", "e ")),
    Sampling(temperature=1),
]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    history=st.lists(
        st.tuples(
            st.integers(0, len(TEXT)),
            st.text("aehnt é雪", max_size=8),
            st.integers(0, 20),
            st.sampled_from(SAMPLINGS),
        ),
        max_size=6,
    ),
    length=st.integers(0, len(TEXT)),
    sampling=st.sampled_from(SAMPLINGS[:-1]),
)
def test_whatever_was_asked_and_stopped_before_the_answer_is_a_fresh_engines(
    engine: Engine,
    history: list[tuple[int, str, int, Sampling]],
    length: int,
    sampling: Sampling,
) -> None:
    engine.forget()
    for cut, added, yields, another in history:
        stream = engine.complete(TEXT[:cut] + added, another, 8)
        list(islice(stream, yields))
        stream.close()  # type: ignore[attr-defined]
    for _ in range(yields := min(len(history), 3)):  # the very same, stopped and asked again
        stream = engine.complete(TEXT[:length], sampling, 12)
        list(islice(stream, yields))
        stream.close()  # type: ignore[attr-defined]
    found = completion(engine, TEXT[:length], sampling)
    assert found == fresh(engine, TEXT[:length], sampling)
    assert found == completion(engine, TEXT[:length], sampling)


def test_two_streams_at_once_do_not_disturb_each_other(engine: Engine) -> None:
    prompts = [TEXT, TEXT[:40], TEXT * 3]
    expected = [fresh(engine, prompt) for prompt in prompts]
    engine.forget()
    streams = [engine.complete(prompt, GREEDY, 12) for prompt in prompts * 2]
    rows = list(zip_longest(*streams, fillvalue=Piece()))
    assert ["".join(p.text for p in pieces) for pieces in zip(*rows, strict=True)] == expected * 2


def test_a_longer_prompt_only_feeds_what_is_new(engine: Engine) -> None:
    fresh(engine, TEXT + "walk")
    completion(engine, TEXT + "walk and")
    spent = engine.statistics
    assert spent.prefill_tokens <= 5
    assert spent.reused_tokens + spent.prefill_tokens == engine.count_tokens(TEXT + "walk")
    completion(engine, TEXT + "walk and", healing=False)
    spent = engine.statistics
    assert spent.reused_tokens + spent.prefill_tokens == engine.count_tokens(TEXT + "walk and")


def test_a_word_typed_letter_by_letter_runs_none_of_the_prompt_again(engine: Engine) -> None:
    fresh(engine, TEXT, tokens=6)
    for length in range(1, 8):
        completion(engine, TEXT + "walking"[:length], tokens=6)
        assert engine.statistics.prefill_tokens <= 1


def test_undo_and_going_back_run_nothing_again(engine: Engine, runs: list[int]) -> None:
    prompts = [TEXT + "and the ", TEXT + "on another day ", TEXT[:50] + " ant "]
    engine.forget()
    answers = [completion(engine, prompt) for prompt in prompts]
    cold, runs[:] = sum(runs), []
    longer = [Sampling(repetition_penalty=1.0001), GREEDY, Sampling(repetition_penalty=1.0001)]
    assert [completion(engine, prompt) for prompt in prompts] == answers
    assert runs == []
    for prompt, sampling in zip(prompts, longer, strict=True):
        completion(engine, prompt, sampling)  # another request, with nearly the same tokens
        assert engine.statistics.prefill_tokens <= 1
    assert sum(runs) < cold / 4


def test_a_cancelled_answer_goes_on_where_it_stopped(engine: Engine, runs: list[int]) -> None:
    for sampling in (GREEDY, Sampling(temperature=1, seed=1)):
        expected = fresh(engine, TEXT, sampling)
        engine.forget()
        stream = engine.complete(TEXT, sampling, 12)
        list(islice(stream, 8))
        stream.close()  # type: ignore[attr-defined]
        done, runs[:] = engine.statistics.tokens, []
        assert completion(engine, TEXT, sampling) == expected
        assert sum(runs) == 12 - done
        assert engine.statistics.prefill_tokens == 1


def test_chance_is_not_remembered(engine: Engine) -> None:
    hot = Sampling(temperature=3)
    assert len({completion(engine, TEXT, hot) for _ in range(3)}) == 3


def test_the_completion_begins_with_the_space_that_was_typed(engine: Engine) -> None:
    with_space = fresh(engine, "The rain ", tokens=8)
    ids = engine.tokenizer.encode("The rain")
    engine.forget()
    for start in range(len(ids)):
        logits = engine.graph.forward([ids[start]])[0]
    agreeing = engine.tokenizer.vocabulary.agreeing(b" ")
    first = int(agreeing[np.argmax(logits[agreeing])])
    engine.graph.truncate(0)
    assert (" " + with_space).startswith(engine.tokenizer.decode([first]))


def test_banned_text_never_streams(engine: Engine) -> None:
    free = fresh(engine, TEXT, tokens=30)
    phrase = free[12:15]
    banned = fresh(engine, TEXT, Sampling(banned=(phrase,)), 30)
    assert phrase.casefold() not in banned.casefold()
    first = free.casefold().index(phrase.casefold())
    assert banned.startswith(free[: max(first - 4, 0)])  # its token may begin before the phrase
    assert fresh(engine, TEXT, Sampling(banned=("\0\0",)), 30) == free


def test_the_cached_path_equals_one_long_pass(engine: Engine) -> None:
    ids = engine.tokenizer.encode(TEXT * 2)
    engine.forget()
    whole = engine.log_probabilities(ids)
    engine.forget()
    one_by_one = [engine.graph.forward([token])[0].astype(np.float64) for token in ids[:-1]]
    singly = [
        row[target] - row.max() - np.log(np.exp(row - row.max()).sum())
        for row, target in zip(one_by_one, ids[1:], strict=True)
    ]
    np.testing.assert_allclose(whole, singly, atol=1e-3)
    engine.graph.truncate(0)
    engine.forget()


def test_greedy_is_deterministic_and_a_seed_repeats(engine: Engine) -> None:
    assert fresh(engine, TEXT) == fresh(engine, TEXT)
    warm = Sampling(temperature=1.2, seed=5)
    assert fresh(engine, TEXT, warm, 30) == fresh(engine, TEXT, warm, 30)
    assert fresh(engine, TEXT, warm, 30) != fresh(
        engine, TEXT, Sampling(temperature=1.2, seed=6), 30
    )


def test_streamed_pieces_are_whole_characters_and_join_to_the_decoded_text(engine: Engine) -> None:
    text = "naïve — “quotes” 雪の夜 🙂👩‍👩‍👧 e\u0301"
    ids = engine.tokenizer.encode(text)
    stream = engine.tokenizer.stream()
    pieces = [stream.push(token) for token in ids]
    assert "".join(pieces) == engine.tokenizer.decode(ids) == text
    assert not any("\ufffd" in piece for piece in pieces)


def test_a_long_prompt_keeps_its_start_while_it_grows(engine: Engine) -> None:
    prompt = TEXT * 12
    assert engine.count_tokens(prompt) > engine.context_tokens
    fresh(engine, prompt, tokens=4)
    moved = 0
    for letter in "and then the others came along":
        prompt += letter
        completion(engine, prompt, tokens=4)
        moved += engine.statistics.prefill_tokens > 9
    assert moved <= 1


@pytest.mark.parametrize("prompt", ["", "He", TEXT, TEXT * 12, "雪の夜 🙂 naïve " * 400])
def test_what_is_seen_is_the_end_of_the_prompt_and_what_was_run(
    engine: Engine, prompt: str
) -> None:
    seen, tokens = engine.seen(prompt, 4)
    assert prompt.endswith(seen.lstrip("\ufffd")) or not prompt
    fresh(engine, prompt, tokens=4)
    spent = engine.statistics
    assert tokens == spent.reused_tokens + spent.prefill_tokens
    assert (seen == prompt) == (engine.count_tokens(prompt) < engine.context_tokens)


def test_statistics_tell_why_it_ended(engine: Engine) -> None:
    fresh(engine, TEXT, tokens=5)
    assert engine.statistics.finish_reason in ("length", "stop")
    stream = engine.complete(TEXT, GREEDY, 20)
    list(islice(stream, 4))
    stream.close()
    assert engine.statistics.finish_reason == "cancelled"


def test_a_folder_that_is_no_pack_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=str(tmp_path)):
        Engine(tmp_path)


@pytest.mark.model
def test_the_real_model_finishes_the_word_that_was_begun(real_pack: Path) -> None:
    engine = Engine(real_pack)
    for prompt, rest in [
        ("The sun rose over the mountai", ("n",)),
        ("The capital of France is Par", ("is",)),
        ("He lived in London, the capital of ", ("England",)),
        ("She drank her coffee in a small caf", ("e", "é")),
    ]:
        assert fresh(engine, prompt, tokens=6).startswith(rest)
    assert (
        "paris"
        not in fresh(engine, "The capital of France is", Sampling(banned=("paris",)), 20).casefold()
    )
