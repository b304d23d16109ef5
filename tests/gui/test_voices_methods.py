"""What the window offers is what the command line does."""

from __future__ import annotations

import argparse

import pytest

from writer.commands.methods import DEFAULTS
from writer.commands.training_arguments import NUMBERS, add_arguments, settings_of
from writer.gui.voices_methods import ADVANCED, METHODS, Method, words_for

TRAINING = [method for method in METHODS if method.words]


def parsed(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(["a.txt", "--voice", "Moor", *words])


@pytest.mark.parametrize("method", TRAINING, ids=lambda method: method.name)
def test_a_method_shows_the_values_that_it_trains_with(method: Method) -> None:
    settings = settings_of(parsed(words_for(method, {})))
    for option in ADVANCED:
        shown = method.defaults.get(option.name, option.default)
        if option.name not in method.without:
            assert getattr(settings, option.name.replace("-", "_")) == shown, option.name


@pytest.mark.parametrize("method", TRAINING, ids=lambda method: method.name)
def test_every_value_that_can_be_set_is_taken(method: Method) -> None:
    for option in ADVANCED:
        name = option.name.replace("-", "_")
        assert NUMBERS[name].low <= option.low <= option.high <= NUMBERS[name].high
        for value in (option.low, option.high):
            chosen = settings_of(parsed(words_for(method, {option.name: value})))
            assert getattr(chosen, name) == pytest.approx(value)


def test_every_method_is_offered() -> None:
    names = {words[words.index("--method") + 1] for words in (m.words for m in TRAINING)}
    assert names == DEFAULTS.keys()
