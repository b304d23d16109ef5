"""What may befall a training: it ends with a sentence, and goes on or is cleanly gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from command_line import REPOSITORY, Disk, Inkling, one_sentence

from writer.voices import job as jobs

SENTENCES = "The fog lay on the moor, and {0} men came down the road at {0} in the morning. "
WORDS = (
    *("--model", "tiny", "--length", "16", "--batch", "2", "--rank", "2", "--json"),
    *("--precision", "float32"),
)
# A child whose training meets with something at its third step.
CHILD = """
import sys
from writer.__main__ import main
from writer.gpt.trainer import Trainer
import tensorflow as tf
train = Trainer.train

def met(trainer, *rest):
    if trainer.step == 2:
        {mishap}
    return train(trainer, *rest)

Trainer.train = met
sys.exit(main(["finetune", *sys.argv[1:]]))
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "moor.txt"
    path.write_text("".join(SENTENCES.format(n) for n in range(60)), encoding="utf-8")
    return path


def meeting(mishap: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD.format(mishap=mishap), *map(str, words)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("tiny_model")
def test_out_of_memory_or_numbers_it_stops_with_what_was_kept(
    inkling: Inkling, home: Path, text: Path
) -> None:
    before = text.read_bytes()
    want = "raise tf.errors.ResourceExhaustedError(None, None, 'no room')"
    said = one_sentence(meeting(want, text, "--voice", "Moor", *WORDS))
    assert "not enough memory" in said
    again = inkling("finetune", "--voice", "Moor", "--resume", "--minutes", "0")
    assert again.returncode == 0, again.stderr

    folder = home / "data" / "voices" / "Moor"
    whole = (folder / jobs.CHECKPOINT).read_bytes()
    kept = jobs.load_checkpoint(folder)
    assert kept is not None
    spoilt = {name: np.where(array == array, np.inf, 0) for name, array in kept.items()}
    spoilt |= {name: array for name, array in kept.items() if name != "parameters"}
    jobs.save_checkpoint(folder, spoilt.items())
    assert "lower learning rate" in one_sentence(inkling("finetune", "--voice", "Moor", "--resume"))
    (folder / jobs.CHECKPOINT).write_bytes(whole)
    assert inkling("finetune", "--voice", "Moor", "--resume").returncode == 0
    assert text.read_bytes() == before


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("tiny_model")
def test_on_a_full_disk_it_stops_with_a_sentence_and_goes_on_with_room(
    inkling: Inkling, home: Path, text: Path, disk: Disk
) -> None:
    voices = disk(home / "data" / "voices", "200k")
    stopped = inkling("finetune", text, "--voice", "Moor", *WORDS)
    said = one_sentence(stopped)
    assert "No space left" in said
    assert "--resume" in said
    assert not list(voices.rglob("*.part"))
    assert "not trained yet" in inkling("voices", "list").stdout
    subprocess.run(["mount", "-o", "remount,size=64m", str(voices)], check=True)
    resumed = inkling("finetune", "--voice", "Moor", "--resume")
    assert resumed.returncode == 0, resumed.stderr


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("tiny_model")
def test_where_its_folder_vanishes_it_says_so(inkling: Inkling, home: Path, text: Path) -> None:
    voices = home / "data" / "voices"
    gone = f"import shutil; shutil.rmtree({str(voices / 'Moor')!r}); trainer._step += 0"
    said = one_sentence(meeting(gone, text, "--voice", "Moor", *WORDS))
    assert "begin it anew" in said
    assert not (voices / "Moor").exists()
    assert inkling("voices", "list").stdout == ""
    assert text.exists()
    shutil.rmtree(voices)
