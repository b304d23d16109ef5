from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from writer.gpt.checkpoint import check_shapes
from writer.gpt.config import CheckpointError
from writer.gpt.scratch import own_model, own_tokenizer
from writer.gpt.tokenizer_file import checked
from writer.gpt.training import Settings

TEXT = "“Nie ma róży bez kolców,” rzekł pan Tadeusz. 漢字も書ける。\n\n" * 400


def test_the_tokenizer_spells_every_text_and_is_the_same_again() -> None:
    made = own_tokenizer([TEXT], 10_000)
    pairs = Tokenizer.from_str(checked(made, 10_000))
    for text in (TEXT[:200], "Anything else: ☃ 🙂\t\x00 \r\n", ""):
        assert pairs.decode(pairs.encode(text).ids) == text
    assert len(pairs.encode(TEXT).ids) < len(TEXT) / 3
    assert pairs.token_to_id("<|endoftext|>") == 0
    assert own_tokenizer([TEXT], 10_000) == made


def test_its_vocabulary_is_what_was_asked_for_or_what_the_text_can_fill() -> None:
    random = np.random.default_rng(0)
    words = ["".join(map(chr, random.integers(97, 123, 5))) for _ in range(2_000)]
    text = " ".join(words * 10)
    assert Tokenizer.from_str(own_tokenizer([text], 400)).get_vocab_size() == 400
    most = 257 + len(text) // 50
    assert Tokenizer.from_str(own_tokenizer([text], 10_000)).get_vocab_size() == most
    assert Tokenizer.from_str(own_tokenizer(["ab"], 10_000)).get_vocab_size() == 257


@pytest.mark.parametrize(
    ("positions", "family"), [("sinusoidal", "gpt2"), ("learned", "gpt2"), ("rotary", "llama")]
)
def test_the_model_is_whole_and_the_seed_decides_it(positions: str, family: str) -> None:
    made = own_tokenizer([TEXT], 500)
    settings = Settings(length=256, width=64, layers=3, heads=4, positions=positions)
    model = own_model(made, settings)
    assert (model.config.family, model.config.n_ctx) == (family, 256)
    check_shapes(model.config, {name: t.shape for name, t in model.tensors.items()})
    for again, same in (
        (own_model(made, settings), True),
        (
            own_model(
                made, Settings(length=256, width=64, layers=3, heads=4, positions=positions, seed=1)
            ),
            False,
        ),
    ):
        assert all(np.array_equal(again.tensors[n], t) for n, t in model.tensors.items()) is same
    # A token is not drowned by its place.
    assert model.positions is None or np.std(model.embedding) > 0.02 * np.std(model.positions)


@pytest.mark.parametrize("wrong", [{"heads": 7}, {"length": 128}])
def test_sizes_that_do_not_fit_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(CheckpointError):
        own_model(own_tokenizer([TEXT], 500), Settings(**{"length": 256, "width": 64, **wrong}))
