from __future__ import annotations

from collections.abc import Generator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.lm import alternatives as module
from writer.lm.alternatives import Alternative, Continuation
from writer.lm.cache import Cache
from writer.lm.engine import Engine
from writer.lm.sampling import Sampling

TEXT = "The rain came in over the hills and the road was empty. Nobody had walked there since "
SAMPLINGS = [
    Sampling(),
    Sampling(temperature=0.9, top_k=20, seed=3),
    Sampling(banned=("th", "e ")),
    Sampling(temperature=1.5, dry_multiplier=1, seed=4, banned=("a", " the"), bias=(("n", 4),)),
]


@pytest.fixture(scope="module")
def engine(tiny_packs: Path) -> Engine:
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


@pytest.fixture(scope="module")
def plain(tiny_packs: Path) -> Engine:
    """Another engine, which runs one text at a time and remembers nothing."""
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


def asked(
    engine: Engine, prompt: str, sampling: Sampling, tokens: int = 8, count: int = 3
) -> tuple[Alternative, ...]:
    *stops, found = engine.alternatives(prompt, sampling, tokens, count)
    assert not any(stops)
    return found


def one_by_one(engine: Engine, monkeypatch: pytest.MonkeyPatch, *request: object) -> object:
    """The same, but that each continuation is decoded alone, all its tokens in one pass a step."""

    def decoded(
        _cache: Cache, _shared: list[int], batch: list[Continuation]
    ) -> Generator[tuple[()], None, None]:
        for one in batch:
            while one.is_open:
                engine.graph.truncate(0)
                ids = one.completion.ids
                for start in range(0, len(ids), 64):
                    logits = engine.graph.forward(ids[start : start + 64])[0]
                one.completion.advance(logits)
        yield ()

    with monkeypatch.context() as patch:
        patch.setattr(module, "decoded", decoded)
        engine.forget()
        found = asked(engine, *request)  # type: ignore[arg-type]
        engine.forget()
    return found


@settings(max_examples=60, deadline=None)
@given(
    length=st.integers(0, len(TEXT)),
    sampling=st.sampled_from(SAMPLINGS),
    count=st.integers(1, 5),
    disturbed=st.lists(st.integers(0, 12), max_size=3),
)
def test_each_is_what_decoding_it_alone_gives_and_the_cache_stays_good(
    engine: Engine, plain: Engine, length: int, sampling: Sampling, count: int, disturbed: list[int]
) -> None:
    prompt = TEXT[:length]
    with pytest.MonkeyPatch.context() as patch:
        expected = one_by_one(plain, patch, prompt, sampling, 8, count)
    engine.forget()
    before = list(engine.complete(prompt, sampling, 8))
    stream = engine.alternatives(prompt, sampling, 8, count)
    for steps in disturbed:
        last = list(islice(stream, steps))
        if last and last[-1]:
            break
        list(engine.complete(TEXT[:30] + "an", Sampling(), 3))  # between two of its steps
    else:
        last = list(stream)
    found = last[-1]
    assert [one.text for one in found] == [one.text for one in expected]  # type: ignore[attr-defined]
    for one, other in zip(found, expected, strict=True):  # type: ignore[call-overload]
        assert one.log_probability == pytest.approx(other.log_probability, abs=1e-3)
    list(engine.complete(prompt, Sampling(repetition_penalty=1.0001), 1))
    assert engine.statistics.prefill_tokens <= 1
    again = list(engine.complete(prompt, sampling, 8))
    engine.forget()
    fresh = list(engine.complete(prompt, sampling, 8))
    assert [p.text for p in again if p.text] == [p.text for p in fresh if p.text]
    assert [p.text for p in before if p.text] == [p.text for p in fresh if p.text]


@given(length=st.integers(0, len(TEXT)), count=st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_they_begin_with_different_words_and_the_likeliest_comes_first(
    engine: Engine, length: int, count: int
) -> None:
    sampling = Sampling(banned=("e",))
    found = asked(engine, TEXT[:length], sampling, 6, count)
    assert len(found) == count
    assert not any("e" in one.text.casefold() for one in found)
    chances = [one.log_probability for one in found]
    assert chances == sorted(chances, reverse=True)
    typed = TEXT[:length].rpartition(" ")[2]
    words = {(typed + one.text).split()[0] if (typed + one.text).split() else "" for one in found}
    assert len({one.text for one in found}) == count
    assert len(words) >= min(count, 2) or not typed


def test_a_stop_leaves_nothing_behind(engine: Engine) -> None:
    expected = asked(engine, TEXT, Sampling())
    for steps in range(1, 6):
        stream = engine.alternatives(TEXT, Sampling(), 8)
        list(islice(stream, steps))
        stream.close()  # type: ignore[attr-defined]
        assert engine.statistics.finish_reason == "cancelled"
        assert engine.graph.length == len(engine._cache.ids)
    assert asked(engine, TEXT, Sampling()) == expected


def test_a_text_longer_than_the_context_leaves_room_for_all(engine: Engine) -> None:
    for count in (3, 20):
        assert len(asked(engine, TEXT * 12, SAMPLINGS[2], 200, count)) == count


@pytest.mark.model
def test_the_real_model_offers_words_that_fit(real_pack: Path) -> None:
    engine = Engine(real_pack)
    found = asked(engine, "She looked at the mountai", Sampling(), 4)
    assert {"n", "ns"} & {one.text.split()[0].strip(",.") for one in found}
    prompt = "He opened the door and"
    for one in asked(engine, prompt, Sampling(), 12):
        # Every token is as good as the likeliest, but for what the int8 rounding of a pass adds.
        ids, context = engine.tokenizer.encode(prompt + one.text), engine.count_tokens(prompt)
        engine.forget()
        for place, following in enumerate(ids[1:], 1):
            logits = engine.graph.forward([ids[place - 1]])[0]
            if place > context:
                assert logits.max() - logits[following] < 2.5
        engine.graph.truncate(0)
