"""A training is steered by files, and only ever the process that it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from writer.voices import running

ONE_THAT_WAITS = (sys.executable, "-c", "input()")


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A process that lives until it is told otherwise."""
    process = subprocess.Popen(ONE_THAT_WAITS, stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def tell_of(folder: Path, pid: int, started: float) -> None:
    record = {"pid": pid, "started": started, "doing": "training"}
    (folder / running.RUNNING).write_text(json.dumps(record))


def test_the_process_that_trains_is_known_by_its_start_and_ended(
    tmp_path: Path, child: subprocess.Popen[bytes]
) -> None:
    tell_of(tmp_path, child.pid, psutil.Process(child.pid).create_time())
    found = running.running(tmp_path)
    assert found is not None
    assert found.pid == child.pid
    assert not running.was_cut_off(tmp_path)
    running.kill(tmp_path)
    assert child.poll() is not None
    assert running.running(tmp_path) is None
    assert running.was_cut_off(tmp_path)


def test_another_process_of_the_same_number_is_left_alone(
    tmp_path: Path, child: subprocess.Popen[bytes]
) -> None:
    tell_of(tmp_path, child.pid, psutil.Process(child.pid).create_time() - 60)
    assert running.running(tmp_path) is None
    assert running.was_cut_off(tmp_path)
    running.kill(tmp_path)
    assert child.poll() is None


def test_one_that_ended_and_is_not_waited_for_does_not_live(
    tmp_path: Path, child: subprocess.Popen[bytes]
) -> None:
    tell_of(tmp_path, child.pid, psutil.Process(child.pid).create_time())
    child.kill()
    while psutil.Process(child.pid).status() != psutil.STATUS_ZOMBIE:
        pass
    assert running.running(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}', '{"pid": -1, "started": null}'])
def test_a_damaged_file_is_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / running.RUNNING).write_text(text)
    assert running.running(tmp_path) is None
    running.kill(tmp_path)


def test_what_is_announced_is_withdrawn_only_at_a_good_end(tmp_path: Path) -> None:
    with running.announced(tmp_path):
        found = running.running(tmp_path)
        assert found is not None
        assert (found.pid, found.doing) == (os.getpid(), "training")
        running.tell(tmp_path, "merging")
        assert getattr(running.running(tmp_path), "doing", "") == "merging"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt), running.announced(tmp_path):
        raise KeyboardInterrupt
    assert (tmp_path / running.RUNNING).exists()


@pytest.mark.skipif(os.name == "nt", reason="NEEDS POSIX: Windows has classes, no numbers")
def test_the_priority_can_be_the_lowest() -> None:
    code = (
        "from writer.voices import running; running.lower_priority(); import os; print(os.nice(0))"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True, text=True)
    assert int(done.stdout) == 19


def test_it_rests_for_as_long_as_it_should(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def doing(*, on_mains_only: bool = False) -> str:
        return running.doing_now(tmp_path, on_mains_only=on_mains_only)

    monkeypatch.setattr(running, "on_battery", lambda: True)
    assert doing() == "training"
    assert doing(on_mains_only=True) == "battery"
    running.note_typing(tmp_path)
    assert doing() == "typing"
    written = (tmp_path / running.TYPING).stat().st_mtime
    long_ago = written - running.TYPING_SECONDS - 1
    os.utime(tmp_path / running.TYPING, (long_ago, long_ago))
    assert doing() == "training"
    running.ask(tmp_path, "pause")
    assert doing() == "asked"
    running.ask(tmp_path, "")
    assert doing() == "training"
    running.ask(tmp_path, "stop")
    assert (doing(), running.asked(tmp_path)) == ("training", "stop")
