from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.lm import drafts
from writer.lm import recall as module
from writer.lm.engine import Engine
from writer.lm.ngrams import LENGTHS
from writer.lm.piece import Piece
from writer.lm.recall import Recall
from writer.lm.sampling import Sampling, softmax
from writer.lm.tokenizer import Tokenizer

VOCAB = 265
NAME = "Old Zanthe Quillon was late. Nobody saw Zanthe Quillon, and Zanthe Quillon saw nobody.\n"
SENTENCES = st.lists(st.sampled_from(["ab", "abab", "ba", "abc", "bcab\n", "\n\na"]), max_size=6)
SAMPLINGS = [
    Sampling(),
    Sampling(temperature=0.9, top_p=0.9, seed=3),
    Sampling(banned=("th", "e ")),
    Sampling(temperature=1.5, dry_multiplier=1, repetition_penalty=1.2, seed=4, banned=("a",)),
]


@pytest.fixture(scope="module")
def tokenizer(tiny_packs: Path) -> Tokenizer:
    return Tokenizer(tiny_packs / "float")


@pytest.fixture(scope="module")
def engine(tiny_packs: Path) -> Engine:
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


@pytest.fixture(scope="module")
def fresh(tiny_packs: Path) -> Engine:
    """Another engine, that forgets everything but the texts before each question."""
    return Engine(tiny_packs / "float", threads=1, context_tokens=512)


def all_of(steps: Iterator[None]) -> int:
    return sum(1 for _ in steps)


def heard(engine: Engine, prompt: str, sampling: Sampling, tokens: int = 12) -> list[Piece]:
    """Without the places to stop, of which there are more where less is in the cache."""
    return [piece for piece in engine.complete(prompt, sampling, tokens) if piece != Piece()]


def expected(
    model: np.ndarray, texts: list[list[int]], document: list[list[int]], context: list[int]
) -> np.ndarray:
    """The distribution as the module says it is, one context after the other."""
    probabilities = model
    for length in LENGTHS:
        if len(context) < length:
            continue
        sightings, weights = Counter[int](), Counter[int]()
        for source, weight in ((texts, 1), (document, module._DOCUMENT)):
            for ids in source:
                for at in range(length, len(ids)):
                    if ids[at - length : at] == context[-length:]:
                        sightings[ids[at]] += 1
                        weights[ids[at]] += weight
        total = (
            weights.total()
            + module._STRENGTHS[length][0] * len(sightings) ** module._STRENGTHS[length][1]
        )
        share = np.zeros(VOCAB)
        for token, count in sightings.items():
            if count >= 2:
                share[token] = weights[token] / total
        probabilities = share + (1 - share.sum()) * probabilities
    return probabilities


@settings(deadline=None)
@given(texts=SENTENCES, document=SENTENCES, context=st.text("ab", max_size=8), seed=st.integers(0))
def test_what_followed_twice_becomes_likelier_by_as_much_as_it_weighs(
    tokenizer: Tokenizer, texts: list[str], document: list[str], context: str, seed: int
) -> None:
    recall = Recall(tokenizer)
    all_of(recall.learn(["".join(texts)]))
    all_of(recall.follow("".join(document)))
    logits = np.random.default_rng(seed).normal(0, 3, VOCAB).astype(np.float32)
    ids = tokenizer.encode(context)
    paragraphs = [
        [tokenizer.encode(one) for one in module._PARAGRAPH.findall("".join(source))]
        for source in (texts, document)
    ]
    found = softmax(recall.blended(logits, ids))
    np.testing.assert_allclose(found, expected(softmax(logits), *paragraphs, ids), rtol=1e-4)


def test_common_words_become_likelier_and_rare_ones_less(tokenizer: Tokenizer) -> None:
    recall, logits = Recall(tokenizer), np.zeros(VOCAB, np.float32)
    recall.expect(np.full(VOCAB, 1 / VOCAB))
    assert recall.blended(logits, []) is not logits or np.array_equal(logits, np.zeros(VOCAB))
    np.testing.assert_array_equal(recall.blended(logits, []), logits)
    all_of(recall.learn(["banana " * 4000]))
    lifted = recall.blended(logits, [])
    often, never = tokenizer.encode("a")[0], tokenizer.encode("Z")[0]
    assert lifted[often] > 0 > lifted[never]
    # Special tokens stand in no text, and are no less likely for that.
    assert not lifted[tokenizer.vocabulary.silent(VOCAB)].any()
    all_of(recall.learn([]))
    np.testing.assert_array_equal(recall.blended(logits, []), logits)


@settings(max_examples=15, deadline=None)
@given(
    sampling=st.sampled_from(SAMPLINGS),
    prompts=st.lists(st.integers(1, 60), min_size=1, max_size=4),
    text=st.sampled_from(["", NAME, "the rain came in over the hills and the rain came in " * 3]),
)
def test_what_was_asked_before_changes_nothing(
    engine: Engine, fresh: Engine, sampling: Sampling, prompts: list[int], text: str
) -> None:
    for one in (engine, fresh):
        all_of(one.learn([text, NAME]))
        all_of(one.follow(text))
    whole = "The rain came in over the hills, and Zanthe Quillon saw nobody"
    for length in prompts:
        fresh.forget()
        assert heard(engine, whole[:length], sampling) == heard(fresh, whole[:length], sampling)
        others = [
            list(one.alternatives(whole[:length], sampling, 4))[-1] for one in (engine, fresh)
        ]
        assert others[0] == others[1]


def test_a_text_that_is_taken_out_leaves_nothing(engine: Engine) -> None:
    def asked() -> list[Piece]:
        return heard(engine, "Nobody saw Zanthe", Sampling())

    all_of(engine.learn([]))
    all_of(engine.follow(""))
    before = asked()
    all_of(engine.learn([NAME * 20]))
    assert asked() != before
    all_of(engine.learn([]))
    assert asked() == before
    all_of(engine.follow(NAME * 20))
    assert asked() != before
    all_of(engine.follow(""))
    assert asked() == before


def test_what_is_recalled_at_length_takes_fewer_passes(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "_WORTHWHILE", 0)  # every guess gets a pass
    all_of(engine.learn([NAME * 40]))
    engine.forget()
    before, prompt = engine.passes, "They said that Old Zanthe Quillon"
    said = "".join(piece.text for piece in engine.complete(prompt, Sampling(), 32))
    assert "Zanthe Quillon" in said
    assert engine.passes - before < 32 / 2
    all_of(engine.learn([]))


def test_only_new_paragraphs_are_read(tokenizer: Tokenizer) -> None:
    recall = Recall(tokenizer)
    text = "".join(f"Paragraph {number}.\n" for number in range(50))
    assert all_of(recall.follow(text)) == 51
    assert all_of(recall.follow(text.replace("graph 7.", "graph seven."))) == 1
    assert all_of(recall.learn([text])) == 51
    assert all_of(recall.learn([text, "One more."])) == 1


def test_what_the_model_expects_is_measured_once(tiny_pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    for path in tiny_pack.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    prose = "The old lighthouse stood above the harbour. " * 20
    first = Engine(folder, threads=1, context_tokens=128)
    assert all_of(first.expect(prose)) > 3
    kept = np.load(folder / "expected.npy")
    np.testing.assert_allclose(kept.sum(), 1, rtol=1e-4)
    assert all_of(Engine(folder, threads=1, context_tokens=128).expect(prose)) == 0
    (folder / "expected.npy").write_bytes(b"damaged")
    steps = Engine(folder, threads=1, context_tokens=128)
    for _ in steps.expect(prose):
        list(steps.complete("Nobody", Sampling(), 4))  # a request in between
    np.testing.assert_allclose(np.load(folder / "expected.npy"), kept, rtol=1e-3, atol=1e-7)


def test_the_real_model_suggests_a_name_within_a_second_of_adding_a_text(real_pack: Path) -> None:
    engine = Engine(real_pack)
    novel = (Path(__file__).parents[2] / "resources" / "prose.txt").read_text(encoding="utf-8")

    def word(prompt: str) -> str:
        pieces = engine.complete(prompt, Sampling(), 6)
        return "".join(piece.text for piece in pieces).split()[0].strip(".,")

    prompt = "The door opened, and there in the lamplight stood old Zanthe "
    assert word(prompt) != "Quillon"
    begun = time.process_time()
    all_of(engine.learn([NAME * 6 + novel]))
    assert time.process_time() - begun < 1
    assert word(prompt) == "Quillon"
    for typed in range(1, len("Quillon")):
        assert word(prompt + "Quillon"[:typed]) == "Quillon"[typed:], typed


def test_a_name_is_completed_from_any_letter_though_other_tokens_begin_so(
    real_pack: Path,
) -> None:
    """Seen twice, each time after other words than now; they are two to four tokens each."""
    engine = Engine(real_pack)
    names = ("Zanthe", "Ostrander", "Aldous", "Mirabelle")
    seen = ("The door opened and {} came in.\n", "“It is late,” said {}, and put out the lamp.\n")
    prompt = "They waited at the gate for an hour, and then they saw "
    begun = [(name[:typed], name[typed:]) for name in names for typed in range(4, len(name))]

    def completed() -> list[tuple[str, str]]:
        found = []
        for letters, rest in begun:
            pieces = engine.complete(prompt + letters, Sampling(), 8)
            said = "".join(piece.text for piece in pieces)
            if said.startswith(rest) and not said[len(rest)].isalpha():
                found.append((letters, rest))
        return found

    assert len(completed()) < len(begun) / 2
    all_of(engine.learn(["".join(one.format(name) for name in names for one in seen)]))
    assert completed() == begun
    ways = list(engine.alternatives(prompt + "Ostr", Sampling(), 6))[-1]
    assert ways[0].text.startswith("ander")
    all_of(engine.learn(["".join(seen[0].format(name) for name in names)]))
    assert len(completed()) < len(begun) / 2, "once is not enough"
