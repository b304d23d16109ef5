"""Fixtures: an empty home for Inkling, its command line in a child, and a small real disk."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
Inkling = Callable[..., subprocess.CompletedProcess[str]]
Disk = Callable[[Path, str], Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new folder under which Inkling keeps everything, here and in children."""
    folder = tmp_path / "home"
    monkeypatch.setenv("INKLING_HOME", str(folder))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return folder


@pytest.fixture
def tiny_model(home: Path, tiny_pack: Path) -> Path:
    """The tiny Llama as the added model `tiny`."""
    return Path(shutil.copytree(tiny_pack, home / "data" / "packs" / "tiny"))


@pytest.fixture
def inkling(home: Path) -> Inkling:
    """Runs `inkling WORDS` in this home to its end; options are those of subprocess.run."""
    assert not home.exists() or home.is_dir()

    def run(*words: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "writer", *map(str, words)]
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command, **{"cwd": REPOSITORY, "capture_output": True, "encoding": "utf-8", **options}
        )

    return run


@pytest.fixture
def disk() -> Iterator[Disk]:
    """Mounts a real file system of so many bytes on a new folder; skips where that needs root."""
    mounted: list[Path] = []

    def mount(folder: Path, size: str) -> Path:
        folder.mkdir(parents=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            done = False
        if not done:
            pytest.skip("NEEDS ROOT: a small real disk could not be mounted")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def stopped_after(
    lines: int, number: signal.Signals, *words: str | Path
) -> subprocess.CompletedProcess[str]:
    """Run a training and send it a signal once it has told of so many steps."""
    command = [sys.executable, "-m", "writer", "finetune", *map(str, words)]
    child = subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(lines)]
    os.kill(child.pid, number)
    out, err = child.communicate()
    return subprocess.CompletedProcess(command, child.returncode, "".join(said) + out, err)


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a failed command said last on standard error, seen to be words and not a traceback."""
    assert done.returncode not in (0, None)
    assert "Traceback" not in done.stderr
    said = done.stderr.strip().splitlines()[-1]
    begins = said.split()[0]
    assert (
        said[0].isupper() or said[0] == "/" or begins.endswith((".gguf", ".bin", ".txt", ".docx"))
    )
    assert said.endswith((".", "`.", ")"))
    return said


def left_behind(home: Path) -> list[str]:
    """What lies in the folder of packs."""
    packs = home / "data" / "packs"
    return sorted(path.name for path in packs.iterdir()) if packs.is_dir() else []
