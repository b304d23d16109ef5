"""From a request to what the engine is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import FakeEngine
from pytestqt.qtbot import QtBot

from writer.gui.worker import Worker
from writer.lm.sampling import Sampling
from writer.suggest.request import Request


@pytest.mark.usefixtures("qtbot")
def test_a_requests_style_is_the_engines_sampling(engine: FakeEngine) -> None:
    worker = Worker(engine.load)
    worker.load(Path("fake"))
    worker.wanted = 3
    worker.complete(
        Request(3, "He", 8, 0, 0.7, 0.9, 0.05, 0.8, 1.1, 0.6, banned=("tapestry",), seed=5)
    )
    assert engine.samplings == [
        Sampling(
            temperature=0.7,
            top_p=0.9,
            min_p=0.05,
            typical_p=0.8,
            repetition_penalty=1.1,
            dry_multiplier=0.6,
            banned=("tapestry",),
            seed=5,
        )
    ]


def test_a_style_that_cannot_be_costs_only_the_suggestion(qtbot: QtBot, engine: FakeEngine) -> None:
    worker = Worker(engine.load)
    worker.load(Path("fake"))
    worker.wanted = 3
    with qtbot.waitSignal(worker.failed):
        worker.complete(Request(3, "He", 8, temperature=-1))
