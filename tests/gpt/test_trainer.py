from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tiny_packs import DATA

from writer.gpt.training import Settings, batch, learning_rate, step_count


@pytest.mark.parametrize(
    ("method", "model"),
    [
        ("lora", "tiny_llama.gguf"),
        ("lora", "tiny_qwen2"),
        ("lora", "tiny_qwen3"),
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
