from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.lm.engine import Engine, reusable_prefix
from writer.lm.pack import PackError
from writer.lm.sampling import Sampling

GREEDY = Sampling()
TEXT = "The rain came in over the hills and the road was empty. Nobody had walked there since "


@pytest.fixture(scope="module")
def engine(tiny_packs: Path) -> Engine:
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


def completion(engine: Engine, prompt: str, sampling: Sampling = GREEDY, tokens: int = 12) -> str:
    return "".join(engine.complete(prompt, sampling, tokens))


def fresh(engine: Engine, prompt: str, sampling: Sampling = GREEDY, tokens: int = 12) -> str:
    engine.forget()
    return completion(engine, prompt, sampling, tokens)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    history=st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.text(max_size=8), st.integers(0, 9)), max_size=4
    ),
    length=st.integers(1, len(TEXT)),
)
def test_whatever_was_asked_and_stopped_before_the_answer_is_a_fresh_engines(
    engine: Engine, history: list[tuple[int, str, int]], length: int
) -> None:
    expected = fresh(engine, TEXT[:length])
    for cut, added, yields in history:
        stream = engine.complete(TEXT[:cut] + added, GREEDY, 8)
        list(islice(stream, yields))
        stream.close()
    assert completion(engine, TEXT[:length]) == expected


def test_a_longer_prompt_only_feeds_what_is_new(engine: Engine) -> None:
    fresh(engine, TEXT)
    completion(engine, TEXT + "and")
    spent = engine.statistics
    assert spent.prefill_tokens <= 3
    assert spent.reused_tokens + spent.prefill_tokens == engine.count_tokens(TEXT + "and")


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
        moved += engine.statistics.reused_tokens == 0
    assert moved <= 1


def test_statistics_tell_why_it_ended(engine: Engine) -> None:
    fresh(engine, TEXT, tokens=5)
    assert engine.statistics.finish_reason in ("length", "stop")
    stream = engine.complete(TEXT, GREEDY, 20)
    list(islice(stream, 4))
    stream.close()
    assert engine.statistics.finish_reason == "cancelled"


def test_prefix_reuse_never_swallows_the_last_token() -> None:
    assert reusable_prefix([1, 2, 3], [1, 2, 3]) == 2
    assert reusable_prefix([1, 2, 3, 4], [1, 2, 9]) == 2
    assert reusable_prefix([], [1]) == 0


def test_a_folder_that_is_no_pack_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=str(tmp_path)):
        Engine(tmp_path)
