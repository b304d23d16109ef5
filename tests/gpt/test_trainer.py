from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tiny_packs import DATA

from writer.gpt.training import (
    Settings,
    batch,
    is_measured,
    is_stale,
    learning_rate,
    step_count,
)


@pytest.mark.parametrize(
    ("method", "model"),
    [
        ("lora", "tiny_llama.gguf"),
        ("lora", "tiny_qwen2"),
        ("lora", "tiny_qwen3"),
        ("lora", "tiny_gpt2"),
        ("whole", "tiny_llama.gguf"),
        ("whole", "tiny_qwen2"),
        ("whole", "tiny_qwen3"),
        ("whole", "tiny_gpt2"),
        ("whole", "tiny_sinusoidal"),
    ],
)
def test_loss_and_every_gradient_are_those_of_the_whole_model(
    tmp_path: Path, method: str, model: str
) -> None:
    """Finite differences of the plain loss, parameter by parameter, in a random direction."""
    target = tmp_path / "found.npz"
    script = str(DATA / "build_gradients.py")
    command = [sys.executable, script, str(DATA / model), str(target), method]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    data = np.load(target)
    assert abs(data["loss"] - data["expected"]) < 1e-4
    scale = np.abs(data["slopes"]).max()
    assert np.abs(data["slopes"] - data["found"]).max() < 0.02 * scale
    assert np.corrcoef(data["slopes"], data["found"])[0, 1] > 0.999
    assert (data["agreeing"] > 0.995).all()  # bfloat16 with float32, for one window and for three


@pytest.mark.parametrize("count", [1, 7, 8])
def test_an_epoch_takes_every_window_and_the_next_in_another_order(count: int) -> None:
    settings = Settings(batch=4, epochs=3)
    windows = np.arange(count)[:, np.newaxis]
    steps = step_count(settings, count)
    rows = [batch(settings, windows, step)[:, 0] for step in range(1, steps + 1)]
    epochs = [np.concatenate(e) for e in np.array_split(np.array(rows), 3)]
    assert all(set(epoch) == set(range(count)) and len(epoch) % 4 == 0 for epoch in epochs)
    if count > 1:
        assert any((epochs[0] != other).any() for other in epochs[1:])
    again = batch(settings, windows, steps)[:, 0]
    assert (again == rows[-1]).all()


def test_the_rate_grows_then_falls_to_almost_nothing() -> None:
    settings = Settings(learning_rate=1.0, warm_up=0.1)
    rates = [learning_rate(settings, step, 100) for step in range(1, 101)]
    assert rates.index(max(rates)) == 9
    assert max(rates) == 1.0
    assert rates[:10] == sorted(rates[:10])
    assert rates[9:] == sorted(rates[9:], reverse=True)
    assert 0 < rates[-1] < 0.001


def test_two_devices_learn_what_one_does_and_bad_numbers_change_nothing() -> None:
    command = [sys.executable, str(DATA / "build_trainer.py"), str(DATA / "tiny_sinusoidal")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["one"][-1] < found["one"][0]
    assert found["two"] == pytest.approx(found["one"], rel=1e-4)
    assert found["anywhere"] == [True, False]
    # Dropout is felt in training alone, and is the same for the same seed.
    first, second = found["dropping"]
    assert first == second
    assert first[0] != pytest.approx(found["one"][0], rel=1e-3)
    assert found["without"][0] == found["without"][1]
    assert "lower learning rate" in found["bad"]["said"]
    assert found["bad"]["step"] == 0
    assert found["bad"]["same"]


def test_it_is_stale_once_nothing_better_came_for_so_long() -> None:
    assert not is_stale([3.0, 2.0, 2.1, 2.2, 2.3], 0)
    assert not is_stale([3.0, 2.0, 2.1], 2)
    assert is_stale([3.0, 2.0, 2.1, 2.0], 2)
    assert not is_stale([3.0, 2.0, 2.1, 1.9], 2)
    assert is_stale([1.0, 2.0], 1)
    assert not is_stale([1.0], 1)


@pytest.mark.parametrize(("epochs", "steps"), [(1, 3), (1, 100), (10, 1000), (50, 100)])
def test_the_loss_is_measured_twice_an_epoch_and_at_the_end(epochs: int, steps: int) -> None:
    settings = Settings(epochs=epochs)
    measured = [step for step in range(1, steps + 1) if is_measured(settings, step, steps)]
    assert measured[-1] == steps
    assert len(measured) >= min(steps, max(5, 2 * epochs))
    assert len(measured) <= 2 * max(5, 2 * epochs)
