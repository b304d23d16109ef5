"""The way out in every state, and what is left behind on the way: no process, no word, no trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

LEAVER = Path(__file__).parent / "leaver.py"
ROOT = Path(__file__).parent.parent.parent
CANARIES = ("zyxqvorblax", "quillibrantish", "morphendrale")


def leave(
    state: str, home: Path, pack: Path, *text: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the app into a state and out of it."""
    home.parent.mkdir(parents=True, exist_ok=True)
    words = [
        *before,
        sys.executable,
        str(LEAVER),
        state,
        str(pack),
        str(home.parent / "pid"),
        *text,
    ]
    environment = {
        "INKLING_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(home.parent),
    }
    return subprocess.run(
        words, env=os.environ | environment, capture_output=True, text=True, timeout=20, check=False
    )


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("state", ["empty", "idle", "loading", "streaming", "preparing"])
def test_ten_clean_ends_in_every_state(
    tmp_path: Path, tiny_pack: Path, state: str, tell: Callable[[str], None]
) -> None:
    times = []
    for run in range(10):
        home = tmp_path / str(run) / "home"
        begun = time.perf_counter()
        done = leave(state, home, tiny_pack)
        times.append(time.perf_counter() - begun)
        assert done.returncode == 0, done.stderr
        assert "QThread" not in done.stderr
        assert "Traceback" not in done.stderr
        if state == "preparing":
            assert not is_alive(int((home.parent / "pid").read_text()))
        log = (home / "log" / "inkling.log").read_text()
        assert "uncaught" not in log
    tell(f"{state}: 10 clean ends, the longest run {max(times):.1f} s from start to end")
    assert max(times) < 15


@pytest.mark.slow
def test_the_text_is_nowhere_but_in_its_file_and_its_history(
    tmp_path: Path, tiny_pack: Path
) -> None:
    story = tmp_path / "story.md"
    story.write_text(f"It began with {CANARIES[0]}.\n")
    done = leave("streaming", tmp_path / "home", tiny_pack, f" Then {CANARIES[1]}.")
    assert done.returncode == 0, done.stderr
    assert CANARIES[1] in story.read_text()
    for file in tmp_path.rglob("*"):
        if file.is_file() and file != story:
            data = file.read_bytes()
            for canary in CANARIES:
                assert canary.encode() not in data, file
                assert canary.encode("utf-16-le") not in data, file
    for file in (tmp_path / "home" / "state").rglob("*.sqlite*"):
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="NEEDS LINUX: network namespaces")
def test_all_of_it_works_where_there_is_no_network(tmp_path: Path, tiny_pack: Path) -> None:
    alone = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--user", "--net")
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("NEEDS NAMESPACES: a network namespace could not be made")
    story = tmp_path / "story.md"
    story.write_text("It began.\n")
    done = leave("streaming", tmp_path / "home", tiny_pack, " Then.", before=alone)
    assert done.returncode == 0, done.stderr
    assert story.read_text() == "It began.\n Then."


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="NEEDS STRACE: it is not installed")
def test_no_socket_is_connected(tmp_path: Path, tiny_pack: Path) -> None:
    (tmp_path / "story.md").write_text("It began.\n")
    trace = tmp_path / "trace"
    watched = ("strace", "-f", "-qq", "-e", "trace=connect,sendto,listen,bind", "-o", str(trace))
    done = leave("streaming", tmp_path / "home", tiny_pack, " Then.", before=watched)
    assert done.returncode == 0, done.stderr
    assert "AF_INET" not in trace.read_text()
