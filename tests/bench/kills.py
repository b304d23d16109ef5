"""Kills trainings of the tiny model at random moments, and shows that nothing is lost by it.

    python tests/bench/kills.py [--kills 20] [--seed 1]

A training in float32 is run to its end, and how long that takes is the span in which each of the
others is killed, by SIGKILL. After each kill the training has to be cleanly gone, and is begun
anew, or is resumed; then its text has to be what it was, its adapter that of the uninterrupted
training to the bit, and its folder without a rest. Ends with 1 if one of them is not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
MODEL = REPOSITORY / "tests" / "data" / "tiny_llama.gguf"
# Checkpoints come every minute otherwise, and these trainings take seconds.
TRAIN = (
    "import sys; from writer.__main__ import main; from writer.commands import learning; "
    "learning.CHECKPOINT_SECONDS = 0.3; sys.exit(main(['finetune', *sys.argv[1:]]))"
)
WORDS = (
    *("--model", "tiny", "--precision", "float32", "--json", "--epochs", "2"),
    *("--length", "16", "--batch", "2", "--rank", "2"),
)
SENTENCE = "The fog lay on the moor, and {0} men came down the road at {0} in the morning. "


class Desk:
    """A home for Inkling with the tiny model, and a text."""

    def __init__(self, folder: Path) -> None:
        self.voices = folder / "home" / "data" / "voices"
        self.text = folder / "moor.txt"
        self.text.write_text("".join(SENTENCE.format(n) for n in range(60)), encoding="utf-8")
        self._environment = {**os.environ, "INKLING_HOME": str(folder / "home")}
        pack = folder / "home" / "data" / "packs" / "tiny"
        pack.parent.mkdir(parents=True)
        command = [sys.executable, "-m", "writer", "prepare", str(MODEL), str(pack)]
        subprocess.run(command, check=True, cwd=REPOSITORY, env=self._environment)

    def begin(self, voice: str, *, resume: bool = False) -> subprocess.Popen[bytes]:
        """Start a training."""
        words = ["--resume", "--json"] if resume else [str(self.text), *WORDS]
        return subprocess.Popen(
            [sys.executable, "-c", TRAIN, *words, "--voice", voice],
            cwd=REPOSITORY,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def finish(self, voice: str, *, resume: bool = False) -> str:
        """Train to the end; what went wrong, "" for nothing."""
        child = self.begin(voice, resume=resume)
        said = child.communicate()[1].decode(errors="replace").strip()
        return "" if child.returncode == 0 else said.splitlines()[-1] if said else "it said nothing"

    def learned(self, voice: str) -> bytes:
        """The adapter's factors."""
        return (self.voices / voice / "adapter" / "adapter_model.safetensors").read_bytes()

    def forget(self, voice: str) -> None:
        """Remove a voice."""
        shutil.rmtree(self.voices / voice)

    def found(self, voice: str) -> str:
        """What a kill left."""
        folder = self.voices / voice
        if not (folder / "job.json").exists():
            return "nothing"
        if (folder / "learned.npz").exists():
            return "what was learned"
        if (folder / "adapter").exists():
            return "the voice"
        kept = "with" if (folder / "checkpoint.npz").exists() else "without"
        return f"step {self._step(folder)}, {kept} a checkpoint"

    def left(self, voice: str) -> set[str]:
        """The files of a voice's folder."""
        return {path.name for path in (self.voices / voice).iterdir()}

    def _step(self, folder: Path) -> int:
        try:
            lines = (folder / "progress.jsonl").read_text(encoding="utf-8").splitlines()
            return max((json.loads(line)["step"] for line in lines[:-1]), default=0)
        except OSError:
            return 0


def main() -> int:
    """Print a line a kill."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        text = desk.text.read_bytes()
        begun = time.monotonic()
        if problem := desk.finish("whole"):
            print(problem)
            return 1
        span = time.monotonic() - begun
        print(f"uninterrupted: {span:.1f} s")
        good = kills = 0
        while kills < arguments.kills:
            begun = time.monotonic()
            came = one_kill(desk, f"killed {kills}", chance.uniform(0, span))
            if came is None:  # the machine has less to do than before
                span = min(span, time.monotonic() - begun)
                desk.forget(f"killed {kills}")
                continue
            kills, good = kills + 1, good + came
        unchanged = desk.text.read_bytes() == text
        print(
            f"{good} of {arguments.kills} came to the same voice; the text is "
            f"{'as it was' if unchanged else 'changed'}"
        )
        return 0 if good == arguments.kills and unchanged else 1


def one_kill(desk: Desk, voice: str, seconds: float) -> bool | None:
    """Kill a training then, and bring it to its end; whether that is the uninterrupted one's.

    None if it had ended before.
    """
    text = desk.text.read_bytes()
    child = desk.begin(voice)
    try:
        child.communicate(timeout=seconds)
        return None
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
    found = desk.found(voice)
    problem = desk.finish(voice, resume=found != "nothing")
    if not problem and desk.learned(voice) != desk.learned("whole"):
        problem = "another adapter"
    if not problem and desk.left(voice) != desk.left("whole"):
        problem = f"left over: {sorted(desk.left(voice) ^ desk.left('whole'))}"
    if desk.text.read_bytes() != text:
        problem = "the text was changed"
    print(f"{seconds:6.1f} s  {found:<32}{problem or 'the same'}", flush=True)
    return not problem


if __name__ == "__main__":
    sys.exit(main())
